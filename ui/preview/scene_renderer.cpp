// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/scene_renderer.h"

#include "ui/preview/contact_shadow.h"
#include "ui/preview/shaders.h"
#include "ui/preview/studio.h"

#include <algorithm>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QVector3D vectorOf(const QColor &color) { return {color.redF(), color.greenF(), color.blueF()}; }

float aspectOf(const Shot &shot)
{
    return float(shot.viewport.width()) / float(std::max(1, shot.viewport.height()));
}

std::pair<QColor, QColor> backdropColors(const Shot &shot)
{
    switch (shot.options.backdrop) {
    case Backdrop::White:
        return {Qt::white, Qt::white};
    case Backdrop::Black:
        return {Qt::black, Qt::black};
    case Backdrop::Color:
        return {shot.options.backdropColor, shot.options.backdropColor};
    case Backdrop::Theme:
    case Backdrop::Checker:
        break;
    }
    return {shot.centerColor, shot.edgeColor};
}

bool isDark(const Shot &shot)
{
    return shot.options.backdrop != Backdrop::Checker && backdropColors(shot).second.lightnessF() < 0.4F;
}

int shaderMode(ViewMode mode, bool unlit)
{
    switch (mode) {
    case ViewMode::Clay:
        return 1;
    case ViewMode::Wireframe:
        return 2;
    case ViewMode::Normals:
        return 3;
    case ViewMode::Textured:
        break;
    }
    return unlit ? 4 : 0;
}

/// KHR_texture_transform: scale, then turn, then move.
QMatrix3x3 matrixOf(const GltfTextureUse &use)
{
    const float c = std::cos(use.rotation), s = std::sin(use.rotation);
    const float cells[] = {use.scale.x() * c,
                           use.scale.y() * s,
                           use.offset.x(),
                           -use.scale.x() * s,
                           use.scale.y() * c,
                           use.offset.y(),
                           0.F,
                           0.F,
                           1.F};
    return QMatrix3x3(cells);
}

float roundedLength(float length) { return std::pow(10.F, std::floor(std::log10(std::max(length, 1e-9F)))); }
} // namespace

SceneRenderer::SceneRenderer(QOpenGLFunctions_3_3_Core *gl) : m_gl(gl)
{
    build(m_model, shaders::modelVertex, shaders::modelFragment);
    build(m_backdrop, shaders::backdropVertex, shaders::backdropFragment);
    build(m_floor, shaders::floorVertex, shaders::floorFragment);
    build(m_lines, shaders::lineVertex, shaders::lineFragment);
    m_gl->glGenVertexArrays(1, &m_nothing);
}

void SceneRenderer::build(QOpenGLShaderProgram &program, const char *vertex, const char *fragment)
{
    if (!program.addShaderFromSourceCode(QOpenGLShader::Vertex, vertex) ||
        !program.addShaderFromSourceCode(QOpenGLShader::Fragment, fragment) || !program.link())
        m_errorText += program.log();
}

void SceneRenderer::draw(const GpuScene *scene, const Shot &shot)
{
    const QRect &view = shot.viewport;
    m_gl->glViewport(view.x(), view.y(), view.width(), view.height());
    m_gl->glScissor(view.x(), view.y(), view.width(), view.height());
    m_gl->glEnable(GL_SCISSOR_TEST);
    m_gl->glDepthMask(GL_TRUE);
    m_gl->glClearColor(0, 0, 0, 0);
    m_gl->glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    m_gl->glDisable(GL_CULL_FACE);
    m_gl->glDisable(GL_BLEND);
    if (!shot.transparent)
        drawBackdrop(shot);
    if (scene)
        drawModel(*scene, shot);
    m_gl->glDisable(GL_SCISSOR_TEST);
    m_gl->glDisable(GL_DEPTH_TEST);
    m_gl->glDisable(GL_BLEND);
    m_gl->glDepthMask(GL_TRUE);
    m_gl->glBindVertexArray(0);
    m_gl->glActiveTexture(GL_TEXTURE0);
}

void SceneRenderer::drawBackdrop(const Shot &shot)
{
    const auto [center, edge] = backdropColors(shot);
    m_gl->glDisable(GL_DEPTH_TEST);
    m_backdrop.bind();
    m_backdrop.setUniformValue("centerColor", vectorOf(center));
    m_backdrop.setUniformValue("edgeColor", vectorOf(edge));
    m_backdrop.setUniformValue("checker", shot.options.backdrop == Backdrop::Checker);
    m_backdrop.setUniformValue("aspect", aspectOf(shot));
    m_gl->glBindVertexArray(m_nothing);
    m_gl->glDrawArrays(GL_TRIANGLES, 0, 3);
}

void SceneRenderer::drawModel(const GpuScene &scene, const Shot &shot)
{
    const Bounds &bounds = scene.scene().bounds;
    QMatrix4x4 rise;
    rise.translate(0, shot.rise, 0);
    m_viewProjection = rise * shot.camera.projection(bounds, aspectOf(shot)) * shot.camera.view();
    m_gl->glEnable(GL_DEPTH_TEST);
    m_gl->glDepthFunc(GL_LEQUAL);
    drawParts(scene, shot, false);
    if (shot.options.edges || shot.options.mode == ViewMode::Wireframe)
        drawEdges(scene, shot);
    if (!shot.transparent) {
        drawFloor(scene, shot, false);
        if (shot.options.grid)
            drawFloor(scene, shot, true);
    }
    drawParts(scene, shot, true);
    if (shot.options.axes && !shot.transparent)
        drawAxes(scene);
}

void SceneRenderer::setLights(const Shot &shot)
{
    const Studio &studio = studioOf(shot.options.lights);
    QMatrix4x4 turn;
    turn.rotate(shot.camera.yaw() + shot.options.lightAngle, 0, 1, 0);
    std::array<QVector3D, 3> directions, colors;
    std::array<float, 3> sizes{};
    for (std::size_t i = 0; i < studio.lamps.size(); ++i) {
        directions[i] = turn.mapVector(studio.lamps[i].direction).normalized();
        colors[i] = studio.lamps[i].color;
        sizes[i] = studio.lamps[i].size;
    }
    m_model.setUniformValueArray("lampDirection", directions.data(), 3);
    m_model.setUniformValueArray("lampColor", colors.data(), 3);
    m_model.setUniformValueArray("lampSize", sizes.data(), 3, 1);
    m_model.setUniformValue("skyColor", studio.sky);
    m_model.setUniformValue("horizonColor", studio.horizon);
    m_model.setUniformValue("groundColor", studio.ground);
}

void SceneRenderer::drawParts(const GpuScene &scene, const Shot &shot, bool blended)
{
    static const GltfMaterial plain;
    const PreviewScene &model = scene.scene();
    std::vector<const PreviewPart *> parts;
    const auto materialOf = [&](const PreviewPart &part) -> const GltfMaterial & {
        return part.material < 0 ? plain : model.materials[std::size_t(part.material)];
    };
    const bool hasGlass = shot.options.mode == ViewMode::Textured;
    for (const PreviewPart &part : model.parts)
        if ((hasGlass && materialOf(part).alpha == GltfAlpha::Blend) == blended)
            parts.push_back(&part);
    if (parts.empty())
        return;
    const QVector3D eye = shot.camera.position();
    if (blended) {
        std::ranges::sort(parts, std::greater(),
                          [&](const PreviewPart *part) { return (part->center - eye).lengthSquared(); });
        m_gl->glEnable(GL_BLEND);
        m_gl->glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }
    m_model.bind();
    m_model.setUniformValue("viewProjection", m_viewProjection);
    m_model.setUniformValue("eye", eye);
    m_model.setUniformValue("forward", (shot.camera.pivot() - eye).normalized());
    m_model.setUniformValue("parallel", shot.options.parallel);
    m_model.setUniformValue("paperColor",
                            isDark(shot) ? QVector3D(0.09F, 0.11F, 0.13F) : QVector3D(0.72F, 0.75F, 0.78F));
    setLights(shot);
    m_gl->glEnable(GL_POLYGON_OFFSET_FILL); // lines of the same triangles then lie above them
    m_gl->glPolygonOffset(1.F, 1.F);
    for (const PreviewPart *part : parts) {
        const GltfMaterial &material = materialOf(*part);
        setMaterial(scene, material, shot.options.mode);
        m_model.setUniformValue("world", part->world);
        m_model.setUniformValue("worldNormal", part->world.normalMatrix());
        m_model.setUniformValue("hasNormals", model.meshes[std::size_t(part->mesh)].hasNormals);
        if (blended) {
            // The back of a glass first, then its front.
            m_gl->glEnable(GL_CULL_FACE);
            m_gl->glCullFace(GL_FRONT);
            if (material.doubleSided)
                scene.drawMesh(part->mesh);
            m_gl->glCullFace(GL_BACK);
        }
        scene.drawMesh(part->mesh);
    }
    m_gl->glDisable(GL_CULL_FACE);
    m_gl->glDisable(GL_POLYGON_OFFSET_FILL);
    m_gl->glDisable(GL_BLEND);
}

void SceneRenderer::setMaterial(const GpuScene &scene, const GltfMaterial &material, ViewMode mode)
{
    m_model.setUniformValue("mode", shaderMode(mode, material.unlit));
    m_model.setUniformValue("baseColor", material.baseColor);
    m_model.setUniformValue("metalRough", QVector2D(material.metallic, material.roughness));
    m_model.setUniformValue("emissive", material.emissive);
    m_model.setUniformValue("alphaCutoff", material.alpha == GltfAlpha::Mask ? material.alphaCutoff : -1.F);
    m_model.setUniformValue("blends", material.alpha == GltfAlpha::Blend && mode == ViewMode::Textured);
    m_model.setUniformValue("normalScale", material.normalMap.factor);
    m_model.setUniformValue("occlusionStrength", material.occlusionMap.factor);
    setMap(scene, 0, material.baseColorMap);
    setMap(scene, 1, material.metallicRoughnessMap);
    setMap(scene, 2, material.normalMap);
    setMap(scene, 3, material.occlusionMap);
    setMap(scene, 4, material.emissiveMap);
}

void SceneRenderer::setMap(const GpuScene &scene, int map, const GltfTextureUse &use)
{
    struct Names
    {
        const char *sampler, *has, *set, *transform;
    };
    static constexpr Names names[] = {
        {"baseColorMap", "hasMap[0]", "uvSet[0]", "uvTransform[0]"},
        {"metalRoughMap", "hasMap[1]", "uvSet[1]", "uvTransform[1]"},
        {"normalMap", "hasMap[2]", "uvSet[2]", "uvTransform[2]"},
        {"occlusionMap", "hasMap[3]", "uvSet[3]", "uvTransform[3]"},
        {"emissiveMap", "hasMap[4]", "uvSet[4]", "uvTransform[4]"},
    };
    const GLuint texture = scene.texture(use.texture);
    m_gl->glActiveTexture(GLenum(GL_TEXTURE0 + map));
    m_gl->glBindTexture(GL_TEXTURE_2D, texture);
    m_model.setUniformValue(names[map].sampler, map);
    m_model.setUniformValue(names[map].has, texture != 0);
    m_model.setUniformValue(names[map].set, use.uv);
    m_model.setUniformValue(names[map].transform, matrixOf(use));
}

void SceneRenderer::drawEdges(const GpuScene &scene, const Shot &shot)
{
    m_model.bind();
    m_model.setUniformValue("mode", 4);
    m_model.setUniformValue("alphaCutoff", -1.F);
    m_model.setUniformValue("blends", true);
    for (const char *has : {"hasMap[0]", "hasMap[2]", "hasMap[3]"})
        m_model.setUniformValue(has, false);
    const bool wires = shot.options.mode == ViewMode::Wireframe;
    const float gray = isDark(shot) && wires ? 0.75F : 0.02F;
    m_model.setUniformValue("baseColor", QVector4D(gray, gray, gray, wires ? 0.85F : 0.35F));
    m_gl->glEnable(GL_BLEND);
    m_gl->glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    m_gl->glDepthMask(GL_FALSE);
    m_gl->glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
    for (const PreviewPart &part : scene.scene().parts) {
        m_model.setUniformValue("world", part.world);
        m_model.setUniformValue("worldNormal", part.world.normalMatrix());
        scene.drawMesh(part.mesh);
    }
    m_gl->glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    m_gl->glDepthMask(GL_TRUE);
    m_gl->glDisable(GL_BLEND);
}

void SceneRenderer::drawFloor(const GpuScene &scene, const Shot &shot, bool asGrid)
{
    const Bounds &bounds = scene.scene().bounds;
    // From below, the floor would hide what one wants to see.
    const float strength = std::clamp((shot.camera.pitch() + 1.F) / 4.F, 0.F, 1.F);
    if (strength <= 0.F)
        return;
    const QVector3D center(bounds.center().x(), bounds.minimum.y() - bounds.radius() * 0.001F,
                           bounds.center().z());
    const float halfSide = asGrid ? bounds.radius() * 1.7F : shadowSide(bounds) / 2.F;
    m_floor.bind();
    m_floor.setUniformValue("viewProjection", m_viewProjection);
    m_floor.setUniformValue("center", center);
    m_floor.setUniformValue("halfSide", halfSide);
    m_floor.setUniformValue("asGrid", asGrid);
    m_floor.setUniformValue("cell", roundedLength(bounds.radius()) / 10.F);
    m_floor.setUniformValue("strength", strength);
    m_floor.setUniformValue("ink",
                            asGrid && isDark(shot) ? QVector3D(1, 1, 1) : QVector3D(0.04F, 0.05F, 0.07F));
    m_floor.setUniformValue("shadow", 0);
    m_gl->glActiveTexture(GL_TEXTURE0);
    m_gl->glBindTexture(GL_TEXTURE_2D, scene.shadow());
    m_gl->glEnable(GL_BLEND);
    m_gl->glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    m_gl->glDepthMask(GL_FALSE);
    m_gl->glBindVertexArray(m_nothing);
    m_gl->glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    m_gl->glDepthMask(GL_TRUE);
    m_gl->glDisable(GL_BLEND);
}

void SceneRenderer::drawAxes(const GpuScene &scene)
{
    const Bounds &bounds = scene.scene().bounds;
    m_gl->glDisable(GL_DEPTH_TEST);
    m_lines.bind();
    m_lines.setUniformValue("viewProjection", m_viewProjection);
    m_lines.setUniformValue("origin",
                            QVector3D(bounds.center().x(), bounds.minimum.y(), bounds.center().z()));
    m_lines.setUniformValue("reach", bounds.radius() * 0.8F);
    m_gl->glBindVertexArray(m_nothing);
    m_gl->glDrawArrays(GL_LINES, 0, 6);
    m_gl->glEnable(GL_DEPTH_TEST);
}

} // namespace i2m
