// SPDX-License-Identifier: GPL-3.0-or-later
// Square pictures of models as they first appear in the window, on a transparent ground, by the same
// renderer.
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <memory>

namespace i2m {

class DrawingThread;

/// Blocking, on the QGuiApplication's thread. Errors: as loadPreview(), and PreviewUnsupported without
/// OpenGL 3.3.
Result<QImage> renderThumbnail(const QString &path, int side);

/// The same for a window: reads on the pool, draws on a thread of its own. Keeps its OpenGL context for the
/// next one.
class Thumbnailer : public QObject
{
    Q_OBJECT

public:
    explicit Thumbnailer(QObject *parent = nullptr);
    ~Thumbnailer() override;
    /// `side` in pixels.
    QFuture<Result<QImage>> render(const QString &path, int side);

private:
    std::unique_ptr<DrawingThread> m_thread; ///< made when it is first needed
};

} // namespace i2m
