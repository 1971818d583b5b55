// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a GpuScene into the bound framebuffer, for the window and for thumbnails alike. Needs a current
// OpenGL 3.3 core context, always the same.
#pragma once

#include "ui/preview/gpu_scene.h"
#include "ui/preview/view_options.h"

#include <QOpenGLShaderProgram>
#include <QSize>
#include <array>

namespace i2m {

/// Everything one picture depends on besides the model.
struct Shot
{
    OrbitCamera camera;
    ViewOptions options;
    QRect viewport;     ///< pixels, from the lower left
    float rise = 0.F;   ///< moves the middle of the picture up, as part of half the height
    QColor centerColor; ///< of the Theme backdrop
    QColor edgeColor;
    bool transparent = false; ///< no backdrop, no floor
};

class SceneRenderer
{
public:
    explicit SceneRenderer(QOpenGLFunctions_3_3_Core *gl);

    /// False when a shader does not compile here; errorText() then has the driver's words.
    bool isValid() const { return m_errorText.isEmpty(); }
    QString errorText() const { return m_errorText; }

    /// Clears depth and draws. `scene` may be null: then only the backdrop.
    void draw(const GpuScene *scene, const Shot &shot);

private:
    void build(QOpenGLShaderProgram &program, const char *vertex, const char *fragment);
    void drawBackdrop(const Shot &shot);
    void drawModel(const GpuScene &scene, const Shot &shot);
    void drawParts(const GpuScene &scene, const Shot &shot, bool blended);
    void drawEdges(const GpuScene &scene, const Shot &shot);
    void drawFloor(const GpuScene &scene, const Shot &shot, bool asGrid);
    void drawAxes(const GpuScene &scene);
    void setLights(const Shot &shot);
    void setMaterial(const GpuScene &scene, const GltfMaterial &material, ViewMode mode);
    void setMap(const GpuScene &scene, int map, const GltfTextureUse &use);

    QOpenGLFunctions_3_3_Core *m_gl;
    QOpenGLShaderProgram m_model;
    QOpenGLShaderProgram m_backdrop;
    QOpenGLShaderProgram m_floor;
    QOpenGLShaderProgram m_lines;
    GLuint m_nothing = 0; ///< core profiles draw from a vertex array even without vertices
    QMatrix4x4 m_viewProjection;
    QString m_errorText;
};

} // namespace i2m
