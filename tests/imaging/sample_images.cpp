// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/imaging/sample_images.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>
#include <QRandomGenerator>
#include <QtEndian>
#include <zlib.h>

namespace i2m::sample {

namespace {
template <class T>
QByteArray number(T value, bool bigEndian = true)
{
    QByteArray bytes(sizeof(T), '\0');
    if (bigEndian)
        qToBigEndian(value, bytes.data());
    else
        qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}
} // namespace

QImage picture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    const int w = width / 2;
    const int h = height / 2;
    painter.fillRect(0, 0, w, h, Qt::red);
    painter.fillRect(w, 0, width - w, h, Qt::green);
    painter.fillRect(0, h, w, height - h, Qt::blue);
    painter.fillRect(w, h, width - w, height - h, Qt::white);
    return image;
}

QByteArray jpeg(const QImage &image, int quality) { return encoded(image, "jpeg", quality); }
QByteArray png(const QImage &image) { return encoded(image, "png", -1); }

namespace {
QByteArray filledUp(const QByteArray &plain, qsizetype size)
{
    constexpr qsizetype most = 0xffff - 2;
    QByteArray segments;
    for (qsizetype left = size - plain.size(); left > 0;) {
        // never leaves fewer than the four bytes a segment needs
        const qsizetype body = left - 4 <= most ? left - 4 : std::min(most, left - 8);
        segments += jpegSegment(0xfe, QByteArray(body, 'x'));
        left -= body + 4;
    }
    return withSegments(plain, segments);
}
} // namespace

QByteArray jpegOfSize(qsizetype size, const QImage &image) { return filledUp(jpeg(image), size); }

QByteArray photo(qsizetype size)
{
    QImage image(4000, 3000, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int noise = int(random.bounded(24U));
            line[x] = qRgb(x * 200 / 4000 + noise, y * 200 / 3000 + noise, 100 + noise);
        }
    }
    QByteArray bytes;
    for (int quality = 95; quality > 20 && (bytes.isEmpty() || bytes.size() > size); --quality)
        bytes = jpeg(image, quality);
    return filledUp(bytes, size);
}

QByteArray exifBlock(int orientation, bool location, bool big)
{
    // Header, IFD0 with orientation and the pointer to the GPS directory, the GPS directory with a latitude.
    const quint16 entries = location ? 2 : 1;
    const quint32 gpsAt = 8 + 2 + 12 * entries + 4;
    QByteArray block =
        (big ? QByteArray("MM") : QByteArray("II")) + number<quint16>(42, big) + number<quint32>(8, big);
    block += number<quint16>(entries, big);
    block += number<quint16>(0x0112, big) + number<quint16>(3, big) + number<quint32>(1, big) +
             number(quint16(orientation), big) + number<quint16>(0, big);
    if (location)
        block += number<quint16>(0x8825, big) + number<quint16>(4, big) + number<quint32>(1, big) +
                 number(gpsAt, big);
    block += number<quint32>(0, big);
    if (location) {
        block += number<quint16>(1, big) + number<quint16>(2, big) + number<quint16>(5, big) +
                 number<quint32>(3, big) + number(gpsAt + 18, big) + number<quint32>(0, big);
        for (const quint32 part : {52, 1, 31, 1, 12, 1})
            block += number(part, big);
    }
    return block;
}

QByteArray exifSegment(int orientation, bool location, bool big)
{
    return jpegSegment(0xe1, QByteArray("Exif\0\0", 6) + exifBlock(orientation, location, big));
}

QByteArray jpegSegment(uchar marker, const QByteArray &body)
{
    return QByteArray("\xff") + char(marker) + number(quint16(body.size() + 2)) + body;
}

QByteArray withSegments(const QByteArray &jpeg, const QByteArray &segments)
{
    return jpeg.first(2) + segments + jpeg.sliced(2);
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &body)
{
    const QByteArray covered = type + body;
    const auto crc = crc32(0, reinterpret_cast<const Bytef *>(covered.constData()), uInt(covered.size()));
    return number(quint32(body.size())) + covered + number(quint32(crc));
}

QByteArray withChunks(const QByteArray &png, const QByteArray &chunks)
{
    constexpr qsizetype headerEnd = 8 + 12 + 13;
    return png.first(headerEnd) + chunks + png.sliced(headerEnd);
}

QByteArray pngBomb(quint32 width, quint32 height)
{
    return QByteArray("\x89PNG\r\n\x1a\n") +
           pngChunk("IHDR", number(width) + number(height) + QByteArray("\x01\x00\x00\x00\x00", 5)) +
           pngChunk("IDAT", qCompress(QByteArray(1000, '\0')).sliced(4)) + pngChunk("IEND", {});
}

} // namespace i2m::sample
