// SPDX-License-Identifier: GPL-3.0-or-later
// Saves one turn of the model as numbered PNG pictures, which every film program takes. Goes by itself when
// done; the view can be used meanwhile.
#pragma once

#include "core/result.h"

#include <QObject>
#include <QPointer>
#include <QSize>

namespace i2m {

class ModelView;

class Film : public QObject
{
    Q_OBJECT

public:
    /// `folder` is made, and filled with frame-001.png and so on.
    Film(ModelView &view, QString folder, int count, QSize pixels);

Q_SIGNALS:
    /// It is all there, or what went wrong.
    void ended(const i2m::Result<QString> &folder);

private:
    void next();
    void end(const Result<QString> &folder);

    QPointer<ModelView> m_view;
    QString m_folder;
    int m_count;
    QSize m_pixels;
    int m_done = 0;
};

} // namespace i2m
