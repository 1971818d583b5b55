// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/packaging/house_rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace i2m {

namespace {

/// Folder → the folders it may name; every folder may name itself.
const QHash<QString, QStringList> &arrows()
{
    static const QHash<QString, QStringList> table{
        {u"core"_s, {}},
        {u"core/imaging"_s, {u"core"_s}},
        {u"core/mesh"_s, {u"core"_s}},
        {u"core/jobs"_s, {u"core"_s, u"core/imaging"_s, u"core/mesh"_s}},
        {u"core/storage"_s, {u"core"_s, u"core/jobs"_s}},
        {u"core/providers"_s, {u"core"_s, u"core/jobs"_s, u"core/imaging"_s, u"core/mesh"_s}},
        {u"core/api"_s, {u"core"_s, u"core/jobs"_s}},
        {u"ui"_s, {u"core"_s, u"core/jobs"_s, u"core/imaging"_s, u"core/mesh"_s}},
        {u"app"_s,
         {u"core"_s, u"core/imaging"_s, u"core/mesh"_s, u"core/jobs"_s, u"core/storage"_s,
          u"core/providers"_s, u"core/api"_s, u"ui"_s}},
    };
    return table;
}

bool mayName(const QString &from, const QString &to)
{
    return from == to || arrows().value(from).contains(to);
}

/// Relative paths, sorted, of the files below app, core and ui whose names match.
QStringList houseFiles(const QString &tree, const QStringList &names)
{
    QStringList found;
    for (const QString &part : {u"app"_s, u"core"_s, u"ui"_s}) {
        QDirIterator files(tree + u'/' + part, names, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            found << QDir(tree).relativeFilePath(files.next());
    }
    found.sort();
    return found;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What an include names, relative to the tree: beside the including file first, as the compiler does.
QString includedPath(const QString &tree, const QString &from, const QString &name)
{
    const QString beside = QDir::cleanPath(from.section(u'/', 0, -2) + u'/' + name);
    return QFile::exists(tree + u'/' + beside) ? beside : QDir::cleanPath(name);
}

} // namespace

QString houseFolder(const QString &path)
{
    const QString folder = path.section(u'/', 0, -2);
    if (folder.startsWith(u"core/"))
        return folder.section(u'/', 0, 1);
    return arrows().contains(folder.section(u'/', 0, 0)) ? folder.section(u'/', 0, 0) : QString();
}

QStringList forbiddenIncludes(const QString &tree)
{
    static const QRegularExpression include(uR"re(^\s*#\s*include\s+["<]([^">]+)[">])re"_s,
                                            QRegularExpression::MultilineOption);
    QStringList breaches;
    for (const QString &file : houseFiles(tree, {u"*.h"_s, u"*.cpp"_s})) {
        for (const auto &match : include.globalMatch(textOf(tree + u'/' + file))) {
            const QString included = includedPath(tree, file, match.captured(1));
            const bool inTree = QFile::exists(tree + u'/' + included);
            if (inTree && !mayName(houseFolder(file), houseFolder(included)))
                breaches << u"%1 includes %2"_s.arg(file, included);
        }
    }
    return breaches;
}

QStringList forbiddenLinks(const QString &tree)
{
    static const QRegularExpression target(
        uR"re(\bi2m_(core|jobs|storage|providers|imaging|mesh|api|ui|app)\b)re"_s);
    static const QRegularExpression comment(uR"re(#[^\n]*)re"_s);
    QStringList breaches;
    for (const QString &file : houseFiles(tree, {u"CMakeLists.txt"_s})) {
        const QString text = textOf(tree + u'/' + file).remove(comment);
        for (const auto &match : target.globalMatch(text)) {
            const QString name = match.captured(1);
            const bool top = name == u"core" || name == u"ui" || name == u"app";
            if (const QString folder = top ? name : u"core/"_s + name; !mayName(houseFolder(file), folder))
                breaches << u"%1 names i2m_%2"_s.arg(file, name);
        }
        if (houseFolder(file).startsWith(u"core") && text.contains(u"Qt6::Widgets"))
            breaches << u"%1 names Qt6::Widgets"_s.arg(file);
    }
    return breaches;
}

QStringList unsafeContinuations(const QString &tree)
{
    static const QRegularExpression withContext(uR"(\.then\(\s*(this|&?\w+)\s*,)"_s);
    QStringList breaches;
    for (const QString &file : houseFiles(tree, {u"*.h"_s, u"*.cpp"_s})) {
        if (textOf(tree + u'/' + file).contains(withContext))
            breaches << u"%1 continues a future with QFuture::then() in a context"_s.arg(file);
    }
    return breaches;
}

QStringList versionQuestions(const QString &tree)
{
    QStringList breaches;
    for (const QString &file : houseFiles(tree, {u"*.h"_s, u"*.cpp"_s})) {
        if (file != u"core/api/http_compat.h" && textOf(tree + u'/' + file).contains(u"QT_VERSION"))
            breaches << u"%1 asks for QT_VERSION"_s.arg(file);
    }
    return breaches;
}

} // namespace i2m
