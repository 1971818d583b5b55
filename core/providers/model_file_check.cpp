// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/model_file_check.h"

#include "core/told.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Error damaged(const char *source, const QStringList &values = {})
{
    return told(ErrorCode::ModelDamaged, "ModelFile", source, values);
}

bool looksLikeText(const QByteArray &head)
{
    const QByteArray start = head.trimmed().toLower();
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml") ||
           start.startsWith('{') || start.startsWith('[');
}
} // namespace

Result<QString> modelFormatOf(const QString &path, const QString &name, const QStringList &formats)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::StorageError, path + u": "_s + file.errorString()};
    const QByteArray head = file.read(64);
    if (head.startsWith("glTF")) {
        if (head.size() < 12 || qFromLittleEndian<quint32>(head.constData() + 4) != 2)
            return damaged(QT_TRANSLATE_NOOP("ModelFile", "not a glTF 2 file"));
        const quint32 length = qFromLittleEndian<quint32>(head.constData() + 8);
        if (length != file.size())
            return damaged(QT_TRANSLATE_NOOP("ModelFile", "%1 of %2 bytes"),
                           {QString::number(file.size()), QString::number(length)});
        return u"glb"_s;
    }
    if (head.startsWith("Kaydara FBX Binary") || head.startsWith("; FBX"))
        return u"fbx"_s;
    const QString suffix = QFileInfo(name).suffix().toLower();
    const bool needsMagic = suffix == "glb"_L1 || suffix == "fbx"_L1;
    const bool isZip = head.startsWith("PK\x03\x04");
    if (file.size() == 0 || needsMagic || looksLikeText(head) || !formats.contains(suffix) ||
        (suffix == "usdz"_L1) != isZip)
        return damaged(QT_TRANSLATE_NOOP("ModelFile", "this is no 3D model"));
    return suffix;
}

} // namespace i2m
