// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures from disk for the window: decoded on the pool, kept in a bounded cache, handed out as pixmaps.
// The window's thread never reads a file for a picture.
#pragma once

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace i2m {

class Pictures : public QObject
{
    Q_OBJECT

public:
    explicit Pictures(QObject *parent = nullptr);

    /// The picture, no side longer than `side` device pixels; null while it is being read: arrived() follows.
    QPixmap find(const QString &path, int side);
    /// Puts one in by hand, for pictures that are no files.
    void put(const QString &path, const QPixmap &picture);
    void forget(const QString &path);
    /// There is a new picture at this path: views ask again.
    void renew(const QString &path);

Q_SIGNALS:
    void arrived(const QString &path);

private:
    void read(const QString &path, int side);

    QCache<QString, QPixmap> m_pictures; ///< cost: kilobytes
    QHash<QString, QPixmap> m_byHand;
    QSet<QString> m_pending;
    QSet<QString> m_unreadable;
};

} // namespace i2m
