// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/film.h"

#include "core/async.h"
#include "ui/preview/model_view.h"

#include <QDir>

namespace i2m {
using namespace Qt::StringLiterals;

Film::Film(ModelView &view, QString folder, int count, QSize pixels)
    : QObject(&view), m_view(&view), m_folder(std::move(folder)), m_count(count), m_pixels(pixels)
{
    QMetaObject::invokeMethod(this, &Film::next, Qt::QueuedConnection);
}

void Film::next()
{
    if (m_done == m_count)
        return end(m_folder);
    if (!m_view || !QDir().mkpath(m_folder))
        return end(Error{ErrorCode::StorageError, m_folder});
    const QString path = u"%1/frame-%2.png"_s.arg(m_folder).arg(m_done + 1, 3, 10, QLatin1Char('0'));
    m_view->turntableFrame(m_done++, m_count, m_pixels)
            .then(QtFuture::Launch::Async,
                  [path](const QImage &picture) { return picture.save(path, "PNG"); }) |
        then(this, [this, path](bool saved) {
            if (saved)
                next();
            else
                end(Error{ErrorCode::StorageError, path});
        });
}

void Film::end(const Result<QString> &folder)
{
    Q_EMIT ended(folder);
    deleteLater();
}

} // namespace i2m
