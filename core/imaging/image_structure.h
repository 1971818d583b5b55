// SPDX-License-Identifier: GPL-3.0-or-later
// The skeleton of a JPEG or PNG file: its parts in order, what its header says, where it ends. Walks the
// whole file without decoding a pixel and reads nothing outside of it, whatever the bytes are.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QSize>

namespace i2m {

enum class ImageKind { Unknown, Jpeg, Png };

/// A run of bytes of the file.
struct ImagePart
{
    qsizetype from = 0;
    qsizetype size = 0;
    bool personal = false; ///< tells about camera, place or author; the picture is the same without it
};

struct ImageStructure
{
    QSize size;               ///< pixels as stored
    int orientation = 1;      ///< EXIF 1 to 8: how to turn it for showing
    bool hasLocation = false; ///< carries GPS data
    QList<ImagePart> parts;   ///< up to the end marker; what follows it is in none

    void append(qsizetype from, qsizetype count, bool personal);
};

ImageKind kindOf(QByteArrayView bytes);
/// The file up to its end, without its personal parts unless `personal`. Shares memory with `bytes` where
/// that is all of it.
QByteArray joined(const QByteArray &bytes, const ImageStructure &image, bool personal);
/// ITU-T T.81 annex B: SOI, segments, frame, scans, EOI. Errors: UnsupportedImage with the reason.
Result<ImageStructure> jpegStructure(QByteArrayView bytes);
/// PNG specification, third edition: signature, IHDR first, lengths and CRCs, IEND. Errors: UnsupportedImage.
Result<ImageStructure> pngStructure(QByteArrayView bytes);
Result<ImageStructure> imageStructure(QByteArrayView bytes);
/// Reads orientation and the presence of GPS data from an EXIF block, which is a TIFF file.
void readExif(QByteArrayView tiff, ImageStructure &image);
/// UnsupportedImage with `reason` behind its sentence.
Error unusable(const QString &reason);

} // namespace i2m
