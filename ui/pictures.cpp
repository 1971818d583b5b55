// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures.h"

#include "core/async.h"
#include "core/jobs/intake.h"

#include <QImageReader>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int cacheKilobytes = 96 * 1024;

QString keyOf(const QString &path, int side) { return path + u'@' + QString::number(side); }

QImage decode(const QString &path, int side)
{
    (void)drawThumbnail(path); // one that was left for later; what fails is no picture
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && std::max(size.width(), size.height()) > side)
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    return image.isNull() ? image : image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}
} // namespace

Pictures::Pictures(QObject *parent) : QObject(parent) { m_pictures.setMaxCost(cacheKilobytes); }

QPixmap Pictures::find(const QString &path, int side)
{
    if (path.isEmpty())
        return {};
    if (const auto own = m_byHand.constFind(path); own != m_byHand.cend())
        return *own;
    if (const QPixmap *known = m_pictures.object(keyOf(path, side)))
        return *known;
    read(path, side);
    return {};
}

void Pictures::put(const QString &path, const QPixmap &picture) { m_byHand[path] = picture; }

void Pictures::forget(const QString &path)
{
    m_unreadable.remove(path);
    for (const QString &key : m_pictures.keys()) {
        if (key.startsWith(path + u'@'))
            m_pictures.remove(key);
    }
}

void Pictures::renew(const QString &path)
{
    forget(path);
    Q_EMIT arrived(path);
}

void Pictures::read(const QString &path, int side)
{
    const QString key = keyOf(path, side);
    if (m_pending.contains(key) || m_unreadable.contains(path))
        return;
    m_pending.insert(key);
    QtConcurrent::run(decode, path, side) | then(this, [this, path, key](const QImage &image) {
        m_pending.remove(key);
        if (image.isNull()) {
            m_unreadable.insert(path);
            return;
        }
        m_pictures.insert(key, new QPixmap(QPixmap::fromImage(image)),
                          std::max<int>(1, int(image.sizeInBytes() / 1024)));
        // A picture that was read at once is here while a list still paints itself.
        QMetaObject::invokeMethod(
            this, [this, path] { Q_EMIT arrived(path); }, Qt::QueuedConnection);
    });
}

} // namespace i2m
