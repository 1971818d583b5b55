// SPDX-License-Identifier: GPL-3.0-or-later
// EXIF 2.32, which is a TIFF 6.0 file: only IFD0's orientation and the GPS directory are looked at.
#include "core/imaging/image_structure.h"

#include <QtEndian>

namespace i2m {

namespace {
class Tiff
{
public:
    explicit Tiff(QByteArrayView bytes) : m_bytes(bytes), m_big(bytes.startsWith("MM")) {}

    bool valid() const { return (m_big || m_bytes.startsWith("II")) && u16(2) == 42; }
    /// 0 where there is no such byte.
    quint16 u16(qint64 at) const { return number<quint16>(at); }
    quint32 u32(qint64 at) const { return number<quint32>(at); }

    /// Offset of the 12-byte entry of `tag` in the directory at `at`, or -1.
    qint64 entry(qint64 at, quint16 tag) const
    {
        const int count = u16(at);
        for (int i = 0; i < count; ++i) {
            const qint64 offset = at + 2 + 12 * qint64(i);
            if (offset + 12 > m_bytes.size())
                break;
            if (u16(offset) == tag)
                return offset;
        }
        return -1;
    }

private:
    template <class T>
    T number(qint64 at) const
    {
        if (at < 0 || at + qint64(sizeof(T)) > m_bytes.size())
            return 0;
        return m_big ? qFromBigEndian<T>(m_bytes.data() + at) : qFromLittleEndian<T>(m_bytes.data() + at);
    }

    QByteArrayView m_bytes;
    bool m_big;
};
} // namespace

void readExif(QByteArrayView bytes, ImageStructure &image)
{
    constexpr quint16 orientationTag = 0x0112;
    constexpr quint16 gpsDirectoryTag = 0x8825;
    constexpr quint16 latitudeTag = 0x0002;

    const Tiff tiff(bytes);
    if (!tiff.valid())
        return;
    const qint64 first = tiff.u32(4);
    if (const qint64 entry = tiff.entry(first, orientationTag); entry >= 0) {
        const int orientation = tiff.u16(entry + 8);
        if (orientation >= 1 && orientation <= 8)
            image.orientation = orientation;
    }
    if (const qint64 entry = tiff.entry(first, gpsDirectoryTag); entry >= 0)
        image.hasLocation = image.hasLocation || tiff.entry(tiff.u32(entry + 8), latitudeTag) >= 0;
}

} // namespace i2m
