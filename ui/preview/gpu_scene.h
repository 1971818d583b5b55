// SPDX-License-Identifier: GPL-3.0-or-later
// A PreviewScene on the graphics card. All of it needs the same current OpenGL context, its end included.
#pragma once

#include "ui/preview/preview_scene.h"

#include <QOpenGLFunctions_3_3_Core>

namespace i2m {

class GpuScene
{
public:
    /// Copies everything; the scene's own vertices and pictures are freed as that goes on. Blocking.
    GpuScene(QOpenGLFunctions_3_3_Core *gl, std::shared_ptr<PreviewScene> scene);
    ~GpuScene();
    GpuScene(const GpuScene &) = delete;
    GpuScene &operator=(const GpuScene &) = delete;

    const PreviewScene &scene() const { return *m_scene; }
    void drawMesh(int mesh) const;
    /// 0 when there is none.
    GLuint texture(int index) const { return index < 0 ? 0 : m_textures[std::size_t(index)]; }
    GLuint shadow() const { return m_shadow; }

private:
    struct Buffers
    {
        GLuint array = 0;
        GLuint vertices = 0;
        GLuint indices = 0;
        GLsizei count = 0;
    };

    void uploadMesh(const PreviewMesh &mesh);
    void uploadShadow();
    void uploadTexture(PreviewTexture &texture);

    QOpenGLFunctions_3_3_Core *m_gl;
    std::shared_ptr<PreviewScene> m_scene;
    std::vector<Buffers> m_meshes;
    std::vector<GLuint> m_textures;
    GLuint m_shadow = 0;
};

} // namespace i2m
