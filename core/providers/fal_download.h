// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the finished model here: into a .part file, resumed where it broke off, from allowed hosts only,
// without the key, and checked before it counts. The picture of it comes along if it can.
#pragma once

#include "core/providers/fal_step.h"

#include <QFile>

namespace i2m {

class FalDownload : public FalStep
{
    Q_OBJECT

public:
    using FalStep::FalStep;
    static constexpr qint64 maxModelBytes = qint64(200) << 20;
    static constexpr int maxRedirects = 3;

protected:
    void run() override;

private:
    void fetch(const QUrl &url, int redirects);
    void headArrived(const HttpAnswer &answer);
    bool take(const QByteArray &bytes);
    void fetched(const HttpAnswer &answer, const QUrl &url, int redirects);
    void redirected(const HttpAnswer &answer, const QUrl &from, int redirects);
    void startOver(const Error &error);
    void check();
    void fetchRender();
    void deliver();

    QFile m_part;
    qint64 m_offset = 0; ///< bytes that were here before
    qint64 m_size = 0;   ///< bytes here now
    qint64 m_total = -1; ///< bytes of the whole file, -1: not said
    std::optional<Error> m_problem;
    bool m_modelDone = false;
    bool m_renderDone = false;
    Done m_result;
};

} // namespace i2m
