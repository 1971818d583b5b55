// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shrink.h"

#include "core/id.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Shrinking
{
    Q_DECLARE_TR_FUNCTIONS(QueueRow)
};
constexpr qint64 mostPixels = 64'000'000;
// More than any of the models looks at.
constexpr qint64 shrunkPixels = 16'000'000;
constexpr int jpegQuality = 92;
constexpr int attempts = 6;

QString newFile(const QString &spool, QStringView ending)
{
    QDir().mkpath(spool);
    return spool + u"/import-"_s + randomHex128() + ending.toString();
}

QImage readUpright(QImageReader &reader, qint64 pixels)
{
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const double area = double(size.width()) * size.height();
    if (area > double(pixels)) {
        const double factor = std::sqrt(double(pixels) / area);
        reader.setScaledSize(QSize(int(size.width() * factor), int(size.height() * factor)));
    }
    return reader.read();
}
} // namespace

std::optional<MadeImage> converted(const QString &path, const QString &spool)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    static const QList<QByteArray> wanted{"webp", "bmp", "tiff", "tif", "heic", "heif", "avif", "gif"};
    if (!wanted.contains(format))
        return {};
    const QImage image = readUpright(reader, mostPixels);
    const QString made = image.isNull() ? QString() : stored(image, spool);
    if (made.isEmpty())
        return {};
    return MadeImage{made, Shrinking::tr("Converted from %1").arg(QString::fromLatin1(format).toUpper())};
}

std::optional<MadeImage> shrunk(const QString &path, const QString &spool, const ImageLimits &limits)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    const QImage image = readUpright(reader, std::min(limits.maxPixels, shrunkPixels));
    if (image.isNull())
        return {};
    const bool png = image.hasAlphaChannel();
    const QString target = newFile(spool, png ? u".png" : u".jpg");
    QImage smaller = image;
    for (int i = 0; i < attempts; ++i) {
        if (!smaller.save(target, png ? "PNG" : "JPG", png ? -1 : jpegQuality))
            return {};
        if (QFileInfo(target).size() <= limits.maxBytes)
            return MadeImage{target,
                             Shrinking::tr("Shrunk to %1 × %2").arg(smaller.width()).arg(smaller.height())};
        smaller = image.scaled(smaller.size() * 0.75, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    QFile::remove(target);
    return {};
}

std::optional<MadeImage> turned(const QString &path, const QString &spool, int quarters)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    const bool jpeg = reader.format() == "jpeg";
    const QImage image = readUpright(reader, mostPixels);
    const QString target = newFile(spool, jpeg ? u".jpg" : u".png");
    const QImage upright = image.transformed(QTransform().rotate(90 * quarters));
    if (image.isNull() || !upright.save(target, jpeg ? "JPG" : "PNG", jpeg ? jpegQuality : -1))
        return {};
    return MadeImage{target, {}};
}

QString stored(const QImage &image, const QString &spool)
{
    const QString target = newFile(spool, u".png");
    return image.save(target, "PNG") ? target : QString();
}

} // namespace i2m
