// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/model_format.h"

#include "core/mesh/export.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

/// Binary FBX 7.4: header, version, and the empty record that ends the list of nodes.
QByteArray emptyFbx()
{
    return QByteArray{"Kaydara FBX Binary  \0\x1a\0", 23} + QByteArray::fromHex("e81c0000") +
           QByteArray(13, '\0');
}

} // namespace

QByteArray inFormat(const QByteArray &glb, const QString &suffix)
{
    if (suffix == u"glb")
        return glb;
    if (suffix == u"fbx")
        return emptyFbx();
    const auto format = formatBySuffix(suffix);
    const QTemporaryDir folder;
    QFile source{folder.filePath(u"model.glb"_s)};
    if (!format || !source.open(QIODevice::WriteOnly) || source.write(glb) != glb.size())
        return {};
    source.close();
    const auto target = folder.filePath(u"model."_s + suffix);
    const auto written = exportModel(source.fileName(), target, usualOptions(*format));
    QFile result{target};
    return written && result.open(QIODevice::ReadOnly) ? result.readAll() : QByteArray{};
}

} // namespace i2m::sim
