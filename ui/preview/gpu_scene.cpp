// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/gpu_scene.h"

#include <cstddef>

namespace i2m {

namespace {
const void *offset(std::size_t bytes) { return reinterpret_cast<const void *>(bytes); }
} // namespace

GpuScene::GpuScene(QOpenGLFunctions_3_3_Core *gl, std::shared_ptr<PreviewScene> scene)
    : m_gl(gl), m_scene(std::move(scene))
{
    for (PreviewMesh &mesh : m_scene->meshes) {
        uploadMesh(mesh);
        mesh.vertices = {};
        mesh.indices = {};
    }
    uploadShadow();
    for (PreviewTexture &texture : m_scene->textures)
        uploadTexture(texture);
}

GpuScene::~GpuScene()
{
    for (const Buffers &mesh : m_meshes) {
        m_gl->glDeleteVertexArrays(1, &mesh.array);
        m_gl->glDeleteBuffers(1, &mesh.vertices);
        m_gl->glDeleteBuffers(1, &mesh.indices);
    }
    m_gl->glDeleteTextures(GLsizei(m_textures.size()), m_textures.data());
    m_gl->glDeleteTextures(1, &m_shadow);
}

void GpuScene::uploadMesh(const PreviewMesh &mesh)
{
    Buffers buffers;
    buffers.count = GLsizei(mesh.indices.size());
    m_gl->glGenVertexArrays(1, &buffers.array);
    m_gl->glGenBuffers(1, &buffers.vertices);
    m_gl->glGenBuffers(1, &buffers.indices);
    m_gl->glBindVertexArray(buffers.array);
    m_gl->glBindBuffer(GL_ARRAY_BUFFER, buffers.vertices);
    m_gl->glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(mesh.vertices.size() * sizeof(PreviewVertex)),
                       mesh.vertices.data(), GL_STATIC_DRAW);
    m_gl->glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers.indices);
    m_gl->glBufferData(GL_ELEMENT_ARRAY_BUFFER, GLsizeiptr(mesh.indices.size() * sizeof(quint32)),
                       mesh.indices.data(), GL_STATIC_DRAW);
    const auto attribute = [&](GLuint place, GLint width, GLenum type, GLboolean normalized, std::size_t at) {
        m_gl->glEnableVertexAttribArray(place);
        m_gl->glVertexAttribPointer(place, width, type, normalized, sizeof(PreviewVertex), offset(at));
    };
    attribute(0, 3, GL_FLOAT, GL_FALSE, offsetof(PreviewVertex, position));
    attribute(1, 4, GL_INT_2_10_10_10_REV, GL_TRUE, offsetof(PreviewVertex, normal));
    attribute(2, 2, GL_FLOAT, GL_FALSE, offsetof(PreviewVertex, uv));
    attribute(3, 2, GL_FLOAT, GL_FALSE, offsetof(PreviewVertex, uv) + sizeof(QVector2D));
    attribute(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(PreviewVertex, color));
    m_gl->glBindVertexArray(0);
    m_meshes.push_back(buffers);
}

void GpuScene::uploadShadow()
{
    const QImage &image = m_scene->shadow;
    m_gl->glGenTextures(1, &m_shadow);
    m_gl->glBindTexture(GL_TEXTURE_2D, m_shadow);
    m_gl->glPixelStorei(GL_UNPACK_ROW_LENGTH, GLint(image.bytesPerLine()));
    m_gl->glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, image.width(), image.height(), 0, GL_RED, GL_UNSIGNED_BYTE,
                       image.constBits());
    m_gl->glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void GpuScene::uploadTexture(PreviewTexture &texture)
{
    const auto wrap = [](bool repeats, bool mirrors) {
        return mirrors ? GL_MIRRORED_REPEAT : repeats ? GL_REPEAT : GL_CLAMP_TO_EDGE;
    };
    GLuint name = 0;
    if (!texture.levels.empty()) {
        m_gl->glGenTextures(1, &name);
        m_gl->glBindTexture(GL_TEXTURE_2D, name);
        for (std::size_t level = 0; level < texture.levels.size(); ++level)
            m_gl->glTexImage2D(GL_TEXTURE_2D, GLint(level), texture.isColor ? GL_SRGB8_ALPHA8 : GL_RGBA8,
                               texture.levels[level].width(), texture.levels[level].height(), 0, GL_RGBA,
                               GL_UNSIGNED_BYTE, texture.levels[level].constBits());
        m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, GLint(texture.levels.size()) - 1);
        m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER,
                              texture.wrap.nearest ? GL_NEAREST : GL_LINEAR);
        m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S,
                              wrap(texture.wrap.repeatS, texture.wrap.mirrorS));
        m_gl->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T,
                              wrap(texture.wrap.repeatT, texture.wrap.mirrorT));
        texture.levels.clear();
    }
    m_textures.push_back(name);
}

void GpuScene::drawMesh(int mesh) const
{
    const Buffers &buffers = m_meshes[std::size_t(mesh)];
    m_gl->glBindVertexArray(buffers.array);
    m_gl->glDrawElements(GL_TRIANGLES, buffers.count, GL_UNSIGNED_INT, nullptr);
}

} // namespace i2m
