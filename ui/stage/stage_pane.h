// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of the window: whatever is selected, large. A hint, an image, a model, a failure, or
// several.
#pragma once

#include "ui/actions.h"
#include "ui/pictures.h"
#include "ui/queue/queue_model.h"
#include "ui/stage/failure_page.h"
#include "ui/stage/image_page.h"
#include "ui/stage/model_page.h"
#include "ui/stage/several_page.h"

#include <QStackedWidget>

namespace i2m {

class StagePane : public QStackedWidget
{
    Q_OBJECT

public:
    StagePane(const QueueModel &queue, Pictures &pictures, const Actions &actions, QWidget *parent = nullptr);

    /// Shows the rows with these keys as they are now. `price`: of another attempt, "about $0.30" or empty.
    void show(const QStringList &keys, const QString &price);
    ModelPage &modelPage() { return *m_model; }

Q_SIGNALS:
    void triggered(const QString &key, i2m::StageAction action);

private:
    void showOne(const QueueRow &row, const QString &price);
    void showModel(const QueueRow &row);
    bool showPair(const QStringList &keys);
    void showSeveral(const QStringList &keys);
    QPixmap pictureOf(const QueueRow &row);
    QString sourcePath(const QueueRow &row) const;

    const QueueModel &m_queue;
    Pictures &m_pictures;
    QLabel *m_hint;
    ImagePage *m_image;
    ModelPage *m_model;
    FailurePage *m_failure;
    SeveralPage *m_several;
    QStringList m_keys;
    QString m_price;
};

} // namespace i2m
