// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/image_structure.h"

#include <QCoreApplication>
#include <QtEndian>
#include <cstring>

namespace i2m {

namespace {
namespace marker {
constexpr uchar huffmanTables = 0xc4;
constexpr uchar extension = 0xc8;
constexpr uchar arithmeticTables = 0xcc;
constexpr uchar firstRestart = 0xd0;
constexpr uchar lastRestart = 0xd7;
constexpr uchar start = 0xd8;
constexpr uchar end = 0xd9;
constexpr uchar scan = 0xda;
constexpr uchar app0 = 0xe0;
constexpr uchar app15 = 0xef;
constexpr uchar comment = 0xfe;
} // namespace marker

// A picture has up to about 12 scans; thousands of them are a way to keep a decoder busy for minutes.
constexpr int maxScans = 100;

class Walk
{
    Q_DECLARE_TR_FUNCTIONS(ImageCheck)

public:
    explicit Walk(QByteArrayView bytes) : m_bytes(bytes) {}

    Result<ImageStructure> run();

private:
    uchar byte(qsizetype at) const { return uchar(m_bytes[at]); }
    static Error cutOff() { return unusable(tr("the JPEG file is cut off; copy or download it again")); }
    static Error damaged() { return unusable(tr("the JPEG file is damaged")); }

    /// Moves over one marker and its segment. The marker, or why there is none.
    Result<uchar> segment();
    Result<void> frame(uchar mark, QByteArrayView body);
    void metadata(uchar mark, QByteArrayView body);
    /// Moves to the marker behind the scan's entropy-coded data.
    bool skipScan();

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    int m_scans = 0;
    ImageStructure m_image;
};

bool isFrame(uchar mark)
{
    return mark >= 0xc0 && mark <= 0xcf && mark != marker::huffmanTables && mark != marker::extension &&
           mark != marker::arithmeticTables;
}

/// Camera, place and author live in APPn and comments; JFIF, the color profile and Adobe's transform flag are
/// needed to show the right colors.
bool isPersonal(uchar mark, QByteArrayView body)
{
    if (mark == marker::comment)
        return true;
    if (mark < marker::app0 || mark > marker::app15)
        return false;
    const bool needed = (mark == marker::app0 && body.startsWith("JFIF")) ||
                        (mark == marker::app0 + 2 && body.startsWith("ICC_PROFILE")) ||
                        (mark == marker::app0 + 14 && body.startsWith("Adobe"));
    return !needed;
}

Result<ImageStructure> Walk::run()
{
    m_image.append(0, 2, false);
    m_at = 2;
    for (;;) {
        const auto mark = segment();
        if (!mark)
            return mark.error();
        if (*mark == marker::end)
            break;
        if (*mark != marker::scan)
            continue;
        if (m_image.size.isEmpty() || ++m_scans > maxScans)
            return damaged();
        if (!skipScan())
            return cutOff();
    }
    if (m_scans == 0)
        return damaged();
    return m_image;
}

Result<uchar> Walk::segment()
{
    const qsizetype from = m_at;
    if (m_at < m_bytes.size() && byte(m_at) != 0xff)
        return damaged();
    while (m_at < m_bytes.size() && byte(m_at) == 0xff)
        ++m_at;
    if (m_at >= m_bytes.size())
        return cutOff();
    const uchar mark = byte(m_at++);
    if (mark == marker::end) {
        m_image.append(from, m_at - from, false);
        return mark;
    }
    if (mark < 0xc0 || (mark >= marker::firstRestart && mark <= marker::start))
        return damaged();
    if (m_at + 2 > m_bytes.size())
        return cutOff();
    const qsizetype length = qFromBigEndian<quint16>(m_bytes.data() + m_at);
    if (length < 2)
        return damaged();
    if (m_at + length > m_bytes.size())
        return cutOff();
    const QByteArrayView body = m_bytes.sliced(m_at + 2, length - 2);
    m_at += length;
    m_image.append(from, m_at - from, isPersonal(mark, body));
    if (isFrame(mark)) {
        if (auto header = frame(mark, body); !header)
            return header.error();
    }
    metadata(mark, body);
    return mark;
}

Result<void> Walk::frame(uchar mark, QByteArrayView body)
{
    if (!m_image.size.isEmpty() || body.size() < 6)
        return damaged();
    const uchar precision = uchar(body[0]);
    const uchar components = uchar(body[5]);
    // Baseline, extended and progressive Huffman coding are what decoders everywhere read.
    if (mark > 0xc2 || precision != 8)
        return unusable(tr("it is a rare kind of JPEG; export it as an ordinary JPEG"));
    if (body.size() != 6 + 3 * components || (components != 1 && components != 3 && components != 4))
        return damaged();
    m_image.size = QSize(qFromBigEndian<quint16>(body.data() + 3), qFromBigEndian<quint16>(body.data() + 1));
    if (m_image.size.isEmpty())
        return damaged();
    return {};
}

void Walk::metadata(uchar mark, QByteArrayView body)
{
    constexpr QByteArrayView exif("Exif\0\0", 6);
    if (mark != marker::app0 + 1)
        return;
    if (body.startsWith(exif))
        readExif(body.sliced(exif.size()), m_image);
    else if (body.startsWith("http://ns.adobe.com/") && body.contains("GPSLatitude"))
        m_image.hasLocation = true;
}

bool Walk::skipScan()
{
    const qsizetype from = m_at;
    while (m_at < m_bytes.size()) {
        const void *found = std::memchr(m_bytes.data() + m_at, 0xff, size_t(m_bytes.size() - m_at));
        if (!found)
            return false;
        m_at = static_cast<const char *>(found) - m_bytes.data();
        if (m_at + 1 >= m_bytes.size())
            return false;
        const uchar next = byte(m_at + 1);
        const bool stuffed = next == 0;
        const bool restart = next >= marker::firstRestart && next <= marker::lastRestart;
        if (!stuffed && !restart && next != 0xff) {
            m_image.append(from, m_at - from, false);
            return true;
        }
        m_at += next == 0xff ? 1 : 2;
    }
    return false;
}
} // namespace

Result<ImageStructure> jpegStructure(QByteArrayView bytes) { return Walk(bytes).run(); }

} // namespace i2m
