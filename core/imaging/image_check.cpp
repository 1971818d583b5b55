// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/image_check.h"

#include "core/imaging/image_structure.h"
#include "core/sha256.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ImageCheck)
};

struct Format
{
    QString contentType;
    QString title;
    QStringList extensions;
    QStringList declaredTypes;
};

const Format &formatOf(ImageKind kind)
{
    static const Format jpeg{u"image/jpeg"_s,
                             u"JPEG"_s,
                             {u"jpg"_s, u"jpeg"_s, u"jpe"_s, u"jfif"_s},
                             {u"image/jpeg"_s, u"image/jpg"_s, u"image/pjpeg"_s}};
    static const Format png{u"image/png"_s, u"PNG"_s, {u"png"_s}, {u"image/png"_s, u"image/x-png"_s}};
    return kind == ImageKind::Png ? png : jpeg;
}

/// What other files are, by their first bytes, so that the refusal can name it. Empty when unknown.
QString familiarName(QByteArrayView bytes)
{
    struct Sign
    {
        qsizetype at;
        const char *bytes;
        const char *name;
    };
    static constexpr Sign signs[] = {
        {0, "GIF8", "GIF"},        {8, "WEBP", "WebP"}, {4, "ftypheic", "HEIC"}, {4, "ftypmif1", "HEIF"},
        {4, "ftypavif", "AVIF"},   {0, "BM", "BMP"},    {0, "II*", "TIFF"},      {0, "MM", "TIFF"},
        {0, "8BPS", "Photoshop"},  {0, "%PDF", "PDF"},  {0, "<svg", "SVG"},      {0, "PK\x03\x04", "ZIP"},
        {0, "glTF", "glTF binary"}};
    for (const Sign &sign : signs) {
        if (bytes.size() > sign.at && bytes.sliced(sign.at).startsWith(sign.bytes))
            return QString::fromLatin1(sign.name);
    }
    return {};
}

Error tooManyBytes(qint64 size, qint64 limit)
{
    const QLocale locale;
    return {ErrorCode::FileTooLarge,
            Texts::tr("it has %1 bytes, at most %2 (%3) are taken")
                .arg(locale.toString(size), locale.toString(limit), locale.formattedDataSize(limit, 0)),
            {{u"size"_s, size}, {u"limit"_s, limit}}};
}

Result<void> checkNames(ImageKind kind, const QString &name, const QString &declaredType)
{
    const Format &format = formatOf(kind);
    const QString extension = QFileInfo(name).suffix().toLower();
    if (!format.extensions.contains(extension)) {
        return unusable(extension.isEmpty()
                            ? Texts::tr("its name has no ending; name it .%1").arg(format.extensions.front())
                            : Texts::tr("it is a %1 image but its name ends in .%2; name it .%3")
                                  .arg(format.title, extension, format.extensions.front()));
    }
    // "application/octet-stream" is how senders say that they don't know.
    const QString declared = declaredType.section(u';', 0, 0).trimmed().toLower();
    if (!declared.isEmpty() && declared != "application/octet-stream"_L1 &&
        !format.declaredTypes.contains(declared))
        return unusable(Texts::tr("it is a %1 image but was sent as %2").arg(format.title, declared));
    return {};
}

Result<void> checkSize(QSize size, const ImageLimits &limits)
{
    const QString shown = u"%1 × %2"_s.arg(size.width()).arg(size.height());
    if (qMin(size.width(), size.height()) < limits.minSide)
        return unusable(
            Texts::tr("it has %1 pixels, at least %2 a side are needed").arg(shown).arg(limits.minSide));
    if (qMax(size.width(), size.height()) > limits.maxSide ||
        qint64(size.width()) * size.height() > limits.maxPixels)
        return Error{ErrorCode::FileTooLarge,
                     Texts::tr("it has %1 pixels, at most %2 a side and %3 megapixels are taken")
                         .arg(shown)
                         .arg(limits.maxSide)
                         .arg(limits.maxPixels / 1'000'000),
                     {{u"width"_s, size.width()}, {u"height"_s, size.height()}}};
    return {};
}
} // namespace

Result<QByteArray> readImage(const QString &path, const ImageLimits &limits)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error{ErrorCode::FileNotFound, path};
    if (!file.isFile())
        return unusable(file.isDir() ? Texts::tr("it is a folder") : Texts::tr("it is not a file"));
    if (file.size() > limits.maxBytes)
        return tooManyBytes(file.size(), limits.maxBytes);
    // Read, not mapped: a mapped file that someone shortens kills the process.
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorCode::StorageError, path + u": "_s + source.errorString()};
    const QByteArray bytes = source.read(limits.maxBytes + 1);
    if (source.error() != QFileDevice::NoError)
        return Error{ErrorCode::StorageError, path + u": "_s + source.errorString()};
    if (bytes.size() > limits.maxBytes)
        return tooManyBytes(file.size(), limits.maxBytes);
    if (bytes.isEmpty())
        return Error{ErrorCode::EmptyFile, {}};
    return bytes;
}

Result<ImageFacts> checkImage(const QString &path, const QString &name, const QString &declaredType,
                              const ImageLimits &limits)
{
    const auto bytes = readImage(path, limits);
    if (!bytes)
        return bytes.error();
    return checkImage(QByteArrayView(*bytes), name, declaredType, limits);
}

Result<ImageFacts> checkImage(QByteArrayView bytes, const QString &name, const QString &declaredType,
                              const ImageLimits &limits)
{
    if (bytes.isEmpty())
        return Error{ErrorCode::EmptyFile, {}};
    if (bytes.size() > limits.maxBytes)
        return tooManyBytes(bytes.size(), limits.maxBytes);
    const ImageKind kind = kindOf(bytes);
    if (const QString other = familiarName(bytes); kind == ImageKind::Unknown && !other.isEmpty())
        return unusable(Texts::tr("it is a %1 file").arg(other));
    const auto structure = imageStructure(bytes);
    if (!structure)
        return structure.error();
    if (auto agreed = checkNames(kind, name, declaredType); !agreed)
        return agreed.error();
    if (auto fits = checkSize(structure->size, limits); !fits)
        return fits.error();
    const bool lying = structure->orientation >= 5;
    return ImageFacts{formatOf(kind).contentType,
                      lying ? structure->size.transposed() : structure->size,
                      structure->orientation,
                      structure->hasLocation,
                      bytes.size(),
                      sha256(bytes)};
}

} // namespace i2m
