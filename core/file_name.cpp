// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"

#include <QFileInfo>
#include <QStringList>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestStem = 120;

/// At most `bytes` of UTF-8, cut between characters; the ending stays.
QString shortened(const QString &name, qsizetype bytes)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString ending = dot > 0 && name.size() - dot <= 16 ? name.sliced(dot) : QString();
    QString stem = name.chopped(ending.size());
    while (!stem.isEmpty() && (stem + ending).toUtf8().size() > bytes)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    return stem + ending;
}

bool isReserved(const QString &stem)
{
    // "Naming Files, Paths, and Namespaces", Windows documentation
    static const QStringList names{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString first = stem.section(u'.', 0, 0).trimmed().toLower();
    const bool port = first.size() == 4 && (first.startsWith("com"_L1) || first.startsWith("lpt"_L1)) &&
                      first.back().isDigit();
    return port || names.contains(first);
}
} // namespace

QString shownFileName(const QString &name)
{
    QString last = name.normalized(QString::NormalizationForm_C);
    last = last.sliced(std::max(last.lastIndexOf(u'/'), last.lastIndexOf(u'\\')) + 1);
    last.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    last = shortened(last.trimmed(), 255);
    return last.isEmpty() ? u"image"_s : last;
}

QString safeStem(const QString &name)
{
    QString stem = QFileInfo(shownFileName(name)).completeBaseName();
    for (QChar &c : stem) {
        if (u"<>:\"/\\|?*"_s.contains(c))
            c = u'_';
    }
    while (stem.startsWith(u'.') || stem.startsWith(u' '))
        stem.remove(0, 1);
    stem.truncate(longestStem);
    while (stem.endsWith(u'.') || stem.endsWith(u' ') || (!stem.isEmpty() && stem.back().isHighSurrogate()))
        stem.chop(1);
    if (stem.isEmpty())
        return u"model"_s;
    return isReserved(stem) ? u'_' + stem : stem;
}

QString freePath(const QString &folder, const QString &stem, const QString &ending)
{
    QString path = folder + u'/' + stem + ending;
    for (int number = 2; QFileInfo::exists(path) || QFileInfo(path).isSymLink(); ++number)
        path = u"%1/%2 (%3)%4"_s.arg(folder, stem).arg(number).arg(ending);
    return path;
}

} // namespace i2m
