// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pictures of finished models for a server, which has no display: `inspect --thumbnail`, one
// process after the other, so that neither a stranger's model nor a graphics driver can end the server.
#pragma once

#include "core/jobs/engine.h"

#include <QProcess>
#include <QQueue>
#include <QTimer>

namespace i2m {

class ModelPainter : public QObject
{
    Q_OBJECT

public:
    /// Follows the engine, in its thread.
    explicit ModelPainter(Engine &engine);
    /// Ends the process that is drawing, if there is one.
    ~ModelPainter() override;

private:
    struct Wanted
    {
        QString model;
        QString picture;
    };

    void follow(const Changes &changes);
    void paintNext();
    void keep();

    const Engine &m_engine;
    QQueue<Wanted> m_line;
    Wanted m_current;
    QProcess m_process;
    QTimer m_patience;
};

} // namespace i2m
