// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"

#include <QRandomGenerator>
#include <algorithm>

namespace i2m {

QString randomHex128()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

bool isPlausibleId(QStringView text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'_' || c == u'-';
    };
    return !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, allowed);
}

} // namespace i2m
