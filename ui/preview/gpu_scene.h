// SPDX-License-Identifier: GPL-3.0-or-later
// A PreviewScene on the graphics card. Uploaded in slices, so that no frame of the window is lost. All of it
// needs the same current OpenGL context, its end included.
#pragma once

#include "ui/preview/preview_scene.h"

#include <QOpenGLFunctions_3_3_Core>
#include <chrono>

namespace i2m {

class GpuScene
{
public:
    GpuScene(QOpenGLFunctions_3_3_Core *gl, std::shared_ptr<PreviewScene> scene);
    ~GpuScene();
    GpuScene(const GpuScene &) = delete;
    GpuScene &operator=(const GpuScene &) = delete;

    /// Copies for about `budget`; true when everything is there. Pictures are freed as they are copied.
    bool upload(std::chrono::milliseconds budget);
    bool isComplete() const { return m_isComplete; }

    const PreviewScene &scene() const { return *m_scene; }
    qint64 bytes() const { return m_bytes; }
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
    void beginTexture(const PreviewTexture &texture);
    /// True when the last line of the last level is there.
    bool uploadLines();

    QOpenGLFunctions_3_3_Core *m_gl;
    std::shared_ptr<PreviewScene> m_scene;
    std::vector<Buffers> m_meshes;
    std::vector<GLuint> m_textures;
    GLuint m_shadow = 0;
    std::size_t m_level = 0; ///< of the texture that is being copied
    int m_line = 0;
    qint64 m_bytes = 0;
    bool m_isComplete = false;
};

} // namespace i2m
