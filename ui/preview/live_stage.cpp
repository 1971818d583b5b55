// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/live_stage.h"

#include <QElapsedTimer>
#include <algorithm>

namespace i2m {

Result<void> LiveStage::add(Offscreen &offscreen, const std::shared_ptr<PreviewScene> &scene)
{
    if (!offscreen.open())
        return Error{ErrorCode::PreviewUnsupported, offscreen.errorText()};
    m_scenes.push_back(std::make_unique<GpuScene>(offscreen.gl(), scene));
    return {};
}

void LiveStage::keepOnly(Offscreen &offscreen, const std::vector<std::shared_ptr<const PreviewScene>> &wanted)
{
    if (!offscreen.open())
        return;
    std::erase_if(m_scenes, [&wanted](const std::unique_ptr<GpuScene> &gpuScene) {
        return std::ranges::none_of(wanted,
                                    [&](const auto &scene) { return scene.get() == &gpuScene->scene(); });
    });
}

void LiveStage::clear(Offscreen &offscreen)
{
    keepOnly(offscreen, {});
    m_target.reset();
    m_flat.reset();
}

const GpuScene *LiveStage::find(const std::shared_ptr<const PreviewScene> &scene) const
{
    const auto found = std::ranges::find_if(m_scenes, [&scene](const std::unique_ptr<GpuScene> &gpuScene) {
        return &gpuScene->scene() == scene.get();
    });
    return found == m_scenes.end() ? nullptr : found->get();
}

bool LiveStage::prepare(const Frame &frame)
{
    const int samples = frame.smoothEdges ? 4 : 0;
    if (!m_target || m_target->size() != frame.size || (m_target->format().samples() > 0) != (samples > 0)) {
        QOpenGLFramebufferObjectFormat format;
        format.setAttachment(QOpenGLFramebufferObject::CombinedDepthStencil);
        format.setInternalTextureFormat(GL_RGBA8);
        format.setSamples(samples);
        m_target = std::make_unique<QOpenGLFramebufferObject>(frame.size, format);
    }
    if (!m_flat || m_flat->size() != frame.size)
        m_flat = std::make_unique<QOpenGLFramebufferObject>(frame.size);
    return m_target->isValid() && m_flat->isValid();
}

Drawn LiveStage::draw(Offscreen &offscreen, const Frame &frame)
{
    QElapsedTimer timer;
    timer.start();
    if (frame.size.isEmpty() || !offscreen.open() || !prepare(frame))
        return {};
    m_target->bind();
    for (const Frame::Part &part : frame.parts)
        offscreen.renderer().draw(find(part.scene), part.shot);
    QOpenGLFramebufferObject::blitFramebuffer(m_flat.get(), m_target.get());
    m_flat->bind();
    QImage image(frame.size, QImage::Format_RGB32); // as windows are, so that painting it is only copying
    offscreen.gl()->glReadPixels(0, 0, image.width(), image.height(), GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                                 image.bits());
    m_flat->release();
    return {std::move(image).mirrored(), std::chrono::milliseconds(timer.elapsed())};
}

QImage LiveStage::picture(Offscreen &offscreen, const Frame::Part &part)
{
    const GpuScene *scene = offscreen.open() ? find(part.scene) : nullptr;
    return scene ? offscreen.grab(*scene, part.shot) : QImage();
}

float LiveStage::depthAt(Offscreen &offscreen, QPointF place)
{
    if (!offscreen.open() || !m_target)
        return 1.F;
    QOpenGLFramebufferObject flat(m_target->size(), QOpenGLFramebufferObject::CombinedDepthStencil);
    QOpenGLFramebufferObject::blitFramebuffer(&flat, m_target.get(), GL_DEPTH_BUFFER_BIT);
    flat.bind();
    float depth = 1.F;
    offscreen.gl()->glReadPixels(GLint(place.x() * flat.width()), GLint(place.y() * flat.height()), 1, 1,
                                 GL_DEPTH_COMPONENT, GL_FLOAT, &depth);
    flat.release();
    return depth;
}

} // namespace i2m
