// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fal_key.h"

#include "app/keychain.h"
#include "core/durable_file.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <algorithm>
#include <cerrno>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Secret fromEnvironment()
{
    if (const QByteArray key = qgetenv("FAL_KEY").trimmed(); !key.isEmpty())
        return Secret(key);
    const QByteArray id = qgetenv("FAL_KEY_ID").trimmed();
    const QByteArray secret = qgetenv("FAL_KEY_SECRET").trimmed();
    return id.isEmpty() || secret.isEmpty() ? Secret() : Secret(id + ':' + secret);
}

Secret fromFile(const QString &path)
{
    constexpr qint64 longest = 4096;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? Secret(file.read(longest).trimmed()) : Secret();
}
} // namespace

QString toText(KeySource source)
{
    switch (source) {
    case KeySource::Environment:
        return u"environment"_s;
    case KeySource::File:
        return u"file"_s;
    case KeySource::Keychain:
        return u"keychain"_s;
    case KeySource::Process:
        return u"this session"_s;
    case KeySource::None:
        break;
    }
    return u"none"_s;
}

Result<Secret> cleanFalKey(const Secret &pasted)
{
    const auto unquoted = [](const QByteArray &text) {
        const bool quoted =
            text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
        return quoted ? text.sliced(1, text.size() - 2).trimmed() : text;
    };
    QByteArray text = unquoted(pasted.reveal().trimmed());
    for (const QByteArrayView prefix : {QByteArrayView("export "), QByteArrayView("FAL_KEY=")}) {
        if (text.startsWith(prefix))
            text = text.sliced(prefix.size()).trimmed();
    }
    text = unquoted(text);
    const qsizetype colon = text.indexOf(':');
    const bool whole = colon > 0 && colon + 1 < text.size();
    const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
    if (!whole || !plain)
        return Error{ErrorCode::ValidationError,
                     QCoreApplication::translate(
                         "FalKey", "a fal.ai key has two parts with a colon between them; copy all of it")};
    return Secret(text);
}

FalKey findFalKeyQuickly(const Places &places)
{
    if (Secret key = fromEnvironment(); !key.isEmpty())
        return {std::move(key), KeySource::Environment};
    if (Secret key = fromFile(places.falKey); !key.isEmpty())
        return {std::move(key), KeySource::File};
    return {};
}

FalKey waitForFalKey(const Places &places)
{
    FalKey answer = findFalKeyQuickly(places);
    if (answer.source != KeySource::None)
        return answer;
    QEventLoop loop;
    keychain::read(&loop, [&](const keychain::Reading &read) {
        answer.key = read.key;
        answer.source = read.key.isEmpty() ? KeySource::None : KeySource::Keychain;
        answer.locked = read.locked;
        loop.quit();
    });
    loop.exec();
    return answer;
}

Result<void> saveKeyFile(const Places &places, const Secret &key)
{
    return writePrivately(places.falKey, key.reveal() + '\n');
}

} // namespace i2m
