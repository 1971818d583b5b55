// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the picture of every finished model that has none yet, one after the other, while nobody waits. They
// are kept beside the models: the queue, the history, the stage and the API show them from then on.
#pragma once

#include "ui/pictures.h"
#include "ui/preview/thumbnail.h"
#include "ui/queue/queue_model.h"

#include <QQueue>
#include <QSet>

namespace i2m {

class ModelPictures : public QObject
{
    Q_OBJECT

public:
    /// Follows `queue`; a new picture is told to `pictures`, which tells the views.
    ModelPictures(QueueModel &queue, Pictures &pictures, QObject *parent = nullptr);

    void want(const QList<QueueRow> &rows);

private:
    struct Wanted
    {
        QString model;
        QString picture;
    };

    void follow(int first, int last);
    void drawNext();

    const QueueModel &m_queue;
    Pictures &m_pictures;
    Thumbnailer m_thumbnailer;
    QQueue<Wanted> m_line;
    QSet<QString> m_known; ///< pictures that exist, are in line, or cannot be made
    bool m_isDrawing = false;
};

} // namespace i2m
