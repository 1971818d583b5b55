// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/thumbnail.h"

#include "core/async.h"
#include "ui/preview/drawing_thread.h"

#include <QtConcurrent>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
using Loaded = Result<std::shared_ptr<PreviewScene>>;

Loaded loadSmall(const QString &path)
{
    PreviewLimits limits;
    limits.textureSide = 1024; // nothing finer would be seen
    return loadPreview(path, limits, std::make_shared<std::atomic_bool>(false));
}

Result<QImage> drawn(Offscreen &offscreen, const Loaded &scene, int side)
{
    if (!scene)
        return scene.error();
    if (!offscreen.open())
        return Error{ErrorCode::PreviewUnsupported, offscreen.errorText()};
    Shot shot;
    shot.viewport = QRect(0, 0, side, side);
    shot.transparent = true;
    shot.camera.look(ViewSide::Home);
    shot.camera.fit((*scene)->bounds, 1.F);
    const QImage image = offscreen.render(*scene, shot);
    if (image.isNull())
        return Error{ErrorCode::PreviewUnsupported, u"OpenGL has no framebuffer of this size"_s};
    return image;
}
} // namespace

Result<QImage> renderThumbnail(const QString &path, int side)
{
    const Loaded scene = loadSmall(path);
    Offscreen offscreen;
    return drawn(offscreen, scene, side);
}

Thumbnailer::Thumbnailer(QObject *parent) : QObject(parent) {}

Thumbnailer::~Thumbnailer() = default;

QFuture<Result<QImage>> Thumbnailer::render(const QString &path, int side)
{
    auto drawing =
        QtConcurrent::run([path] { return loadSmall(path); }) | then(this, [this, side](const Loaded &scene) {
            if (!m_thread)
                m_thread = std::make_unique<DrawingThread>();
            return m_thread->run(
                [scene, side](Offscreen &offscreen) { return drawn(offscreen, scene, side); });
        });
    return drawing.unwrap();
}

} // namespace i2m
