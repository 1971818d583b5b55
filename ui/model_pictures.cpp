// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model_pictures.h"

#include "core/async.h"
#include "core/durable_file.h"
#include "core/jobs/pictures.h"
#include "ui/preview/offscreen.h"

#include <QBuffer>
#include <QFileInfo>

namespace i2m {

namespace {
constexpr int side = 512; // pixels: large enough to stand in for the model until it is there

bool store(const QImage &picture, const QString &path)
{
    QByteArray png;
    QBuffer buffer(&png);
    return buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG") && writeDurably(path, png).ok();
}
} // namespace

ModelPictures::ModelPictures(QueueModel &queue, Pictures &pictures, QObject *parent)
    : QObject(parent), m_queue(queue), m_pictures(pictures)
{
    connect(&queue, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { follow(first, last); });
    connect(&queue, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { follow(first.row(), last.row()); });
    follow(0, queue.rowCount() - 1);
}

void ModelPictures::follow(int first, int last)
{
    QList<QueueRow> rows;
    for (int row = first; row <= last; ++row) {
        if (m_queue.at(row).isReady())
            rows.append(m_queue.at(row));
    }
    want(rows);
}

void ModelPictures::want(const QList<QueueRow> &rows)
{
    const DataDir &dir = m_queue.dir();
    for (const QueueRow &row : rows) {
        if (!row.isReady() || row.task.model->format != QLatin1StringView("glb"))
            continue;
        const Wanted wanted{dir.absolute(row.task.model->path), modelPicturePath(dir, row.task)};
        if (m_known.contains(wanted.picture))
            continue;
        m_known.insert(wanted.picture);
        if (!QFileInfo::exists(wanted.picture) && QFileInfo::exists(wanted.model))
            m_line.enqueue(wanted);
    }
    if (!m_line.isEmpty() && !m_isDrawing && canPreview())
        drawNext();
}

void ModelPictures::drawNext()
{
    m_isDrawing = !m_line.isEmpty();
    if (!m_isDrawing)
        return;
    const Wanted wanted = m_line.dequeue();
    m_thumbnailer.render(wanted.model, side)
            .then(QtFuture::Launch::Async,
                  [wanted](const Result<QImage> &picture) {
                      return picture && store(*picture, wanted.picture);
                  }) |
        then(this, [this, wanted](bool stored) {
            if (stored)
                m_pictures.renew(wanted.picture);
            drawNext();
        });
}

} // namespace i2m
