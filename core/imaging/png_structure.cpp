// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/image_structure.h"

#include <QCoreApplication>
#include <QtEndian>
#include <algorithm>
#include <zlib.h>

namespace i2m {

namespace {
constexpr qsizetype signatureSize = 8;
constexpr qsizetype frameSize = 12; // length, type and CRC around a chunk's data

class Walk
{
    Q_DECLARE_TR_FUNCTIONS(ImageCheck)

public:
    explicit Walk(QByteArrayView bytes) : m_bytes(bytes) {}

    Result<ImageStructure> run();

private:
    static Error cutOff() { return unusable(tr("the PNG file is cut off; copy or download it again")); }
    static Error damaged() { return unusable(tr("the PNG file is damaged")); }

    Result<void> chunk(QByteArrayView type, QByteArrayView body);
    Result<void> header(QByteArrayView body);
    Result<void> order(QByteArrayView type);

    QByteArrayView m_bytes;
    QByteArrayView m_last; ///< type of the chunk before
    int m_colorType = 0;
    bool m_palette = false;
    bool m_pixels = false;
    ImageStructure m_image;
};

/// Text, time, EXIF and private chunks say something about people; these say how the picture looks.
bool isPersonal(QByteArrayView type)
{
    static constexpr QByteArrayView needed[] = {"cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD",
                                                "hIST", "tRNS", "pHYs", "sPLT", "cICP", "mDCV",
                                                "cLLI", "acTL", "fcTL", "fdAT"};
    const bool critical = (type[0] & 0x20) == 0;
    return !critical && std::ranges::find(needed, type) == std::end(needed);
}

Result<ImageStructure> Walk::run()
{
    m_image.append(0, signatureSize, false);
    for (qsizetype at = signatureSize;;) {
        if (at + frameSize > m_bytes.size())
            return cutOff();
        const quint32 length = qFromBigEndian<quint32>(m_bytes.data() + at);
        if (length > 0x7fffffffU)
            return damaged();
        if (at + frameSize + qsizetype(length) > m_bytes.size())
            return cutOff();
        const QByteArrayView type = m_bytes.sliced(at + 4, 4);
        const auto *covered = reinterpret_cast<const Bytef *>(type.data());
        const quint32 stored = qFromBigEndian<quint32>(m_bytes.data() + at + 8 + length);
        if (crc32_z(0, covered, size_t(length) + 4) != stored)
            return damaged();
        if (auto read = chunk(type, m_bytes.sliced(at + 8, qsizetype(length))); !read)
            return read.error();
        m_image.append(at, frameSize + qsizetype(length), isPersonal(type));
        at += frameSize + qsizetype(length);
        if (type == "IEND")
            return m_image;
        m_last = type;
    }
}

Result<void> Walk::chunk(QByteArrayView type, QByteArrayView body)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (!std::ranges::all_of(type, isLetter) || (type == "IHDR") != m_last.isEmpty())
        return damaged();
    if (type == "IHDR")
        return header(body);
    if (type == "eXIf")
        readExif(body, m_image);
    if (type == "iTXt" && body.startsWith("XML:com.adobe.xmp") && body.contains("GPSLatitude"))
        m_image.hasLocation = true;
    return order(type);
}

Result<void> Walk::header(QByteArrayView body)
{
    if (body.size() != 13)
        return damaged();
    const quint32 width = qFromBigEndian<quint32>(body.data());
    const quint32 height = qFromBigEndian<quint32>(body.data() + 4);
    const int depth = uchar(body[8]);
    m_colorType = uchar(body[9]);
    // Which bit depths go with which color type: table 11.1 of the specification.
    const bool power = depth == 8 || depth == 16;
    const bool fits = m_colorType == 0 ? power || depth == 1 || depth == 2 || depth == 4
                      : m_colorType == 3
                          ? depth == 1 || depth == 2 || depth == 4 || depth == 8
                          : power && (m_colorType == 2 || m_colorType == 4 || m_colorType == 6);
    const bool plain = body[10] == 0 && body[11] == 0 && uchar(body[12]) <= 1;
    if (!fits || !plain || width == 0 || height == 0 || width > 0x7fffffffU || height > 0x7fffffffU)
        return damaged();
    m_image.size = QSize(int(width), int(height));
    return {};
}

Result<void> Walk::order(QByteArrayView type)
{
    if (type == "PLTE") {
        if (m_palette || m_pixels)
            return damaged();
        m_palette = true;
    } else if (type == "IDAT") {
        if ((m_colorType == 3 && !m_palette) || (m_pixels && m_last != "IDAT"))
            return damaged();
        m_pixels = true;
    } else if (type == "IEND") {
        if (!m_pixels)
            return damaged();
    } else if ((type[0] & 0x20) == 0) {
        return unusable(tr("it is a rare kind of PNG; export it as an ordinary PNG"));
    }
    return {};
}
} // namespace

Result<ImageStructure> pngStructure(QByteArrayView bytes) { return Walk(bytes).run(); }

} // namespace i2m
