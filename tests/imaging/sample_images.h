// SPDX-License-Identifier: GPL-3.0-or-later
// Images made by code for the tests: good ones, and the pieces to build hostile ones from.
#pragma once

#include <QByteArray>
#include <QImage>

namespace i2m::sample {

/// A picture in which every corner has its own color, so that turning it shows.
QImage picture(int width = 64, int height = 48);
QByteArray jpeg(const QImage &image = picture(), int quality = 90);
QByteArray png(const QImage &image = picture());
/// `size` bytes of valid JPEG: the picture and comments.
QByteArray jpegOfSize(qsizetype size, const QImage &image = picture());
/// `size` bytes of JPEG with 12 megapixels, about as hard to compress as a photo; at least two thirds of the
/// bytes are picture where `size` is 10 MiB.
QByteArray photo(qsizetype size);

/// An APP1 segment with EXIF: orientation, and a GPS position if asked.
QByteArray exifSegment(int orientation, bool location, bool bigEndian = false);
QByteArray exifBlock(int orientation, bool location, bool bigEndian = false);
QByteArray jpegSegment(uchar marker, const QByteArray &body);
/// `jpeg` with segments right behind SOI.
QByteArray withSegments(const QByteArray &jpeg, const QByteArray &segments);

QByteArray pngChunk(const QByteArray &type, const QByteArray &body);
/// `png` with chunks right behind IHDR.
QByteArray withChunks(const QByteArray &png, const QByteArray &chunks);
/// A PNG whose header says width × height, with hardly any pixels behind it.
QByteArray pngBomb(quint32 width, quint32 height);

} // namespace i2m::sample
