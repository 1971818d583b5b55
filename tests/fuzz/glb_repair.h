// SPDX-License-Identifier: GPL-3.0-or-later
// Sets the lengths of a GLB right after bytes were changed at random, so that most inputs get past the
// container and into the reader behind it.
#pragma once

#include <QByteArray>
#include <QtEndian>
#include <algorithm>

inline QByteArray withRightLengths(QByteArray file)
{
    constexpr qsizetype head = 12, chunkHead = 8;
    const auto set = [&file](qsizetype at, qsizetype value) {
        qToLittleEndian(quint32(value), file.data() + at);
    };
    if (file.size() < head + chunkHead)
        return file;
    file.replace(0, 4, "glTF");
    set(4, 2);
    set(8, file.size());
    const qsizetype json = std::min<qsizetype>(qFromLittleEndian<quint32>(file.constData() + head),
                                               file.size() - head - chunkHead);
    set(head, json);
    file.replace(head + 4, 4, "JSON");
    const qsizetype binary = head + chunkHead + json;
    if (binary + chunkHead <= file.size()) {
        set(binary, file.size() - binary - chunkHead);
        file.replace(binary + 4, 4, QByteArray("BIN\0", 4));
    }
    return file;
}
