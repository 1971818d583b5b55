// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/draft_model.h"

#include "core/mesh/glb_writer.h"
#include "core/providers/draft_surface.h"

#include <QBuffer>
#include <algorithm>
#include <bit>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QByteArray jpeg(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "JPEG", 88);
    return bytes;
}

std::vector<QVector3D> normalsOf(const DraftSurface &surface)
{
    std::vector<QVector3D> normals(surface.points.size());
    for (size_t i = 0; i < surface.corners.size(); i += 3) {
        const auto corner = [&](size_t k) { return surface.corners[i + k]; };
        const QVector3D &a = surface.points[corner(0)];
        const QVector3D area =
            QVector3D::crossProduct(surface.points[corner(1)] - a, surface.points[corner(2)] - a);
        for (size_t k = 0; k < 3; ++k)
            normals[corner(k)] += area;
    }
    for (QVector3D &normal : normals)
        normal = normal.lengthSquared() > 0 ? normal.normalized() : QVector3D(0, 0, 1);
    return normals;
}
} // namespace

Result<DraftModel> makeDraft(const DraftViews &views, const DraftOptions &options,
                             const DraftProgress &progress)
{
    const Error stopped{ErrorCode::Cancelled, {}};
    const auto goOn = [&](const QString &stage, int percent) {
        return !progress || progress(stage, percent);
    };
    if (views.front.isNull())
        return Error{ErrorCode::UnsupportedImage, {}};

    if (!goOn(u"cutout"_s, 5))
        return stopped;
    const int texture = int(std::bit_ceil(unsigned(std::clamp(options.textureSize, 256, 4096))));
    if (!goOn(u"shape"_s, 30))
        return stopped;
    const int faces = std::clamp(options.faceLimit, 100, 500'000);
    const DraftSurface surface = reliefPlate(views.front, std::clamp(options.depth, 0.1, 3.0), faces);
    if (!goOn(u"texture"_s, 70))
        return stopped;
    const QImage picture = views.front.convertToFormat(QImage::Format_RGB32)
                               .scaled(texture, texture, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (!goOn(u"saving"_s, 90))
        return stopped;

    QVector3D least = surface.points.front();
    QVector3D most = least;
    for (const QVector3D &p : surface.points) {
        for (int axis = 0; axis < 3; ++axis) {
            least[axis] = std::min(least[axis], p[axis]);
            most[axis] = std::max(most[axis], p[axis]);
        }
    }
    GlbMesh mesh;
    mesh.normals = normalsOf(surface);
    mesh.indices = surface.corners;
    for (const QVector3D &p : surface.points) {
        mesh.positions.emplace_back(p.x() - (least.x() + most.x()) / 2, p.y() - least.y(),
                                    p.z() - (least.z() + most.z()) / 2);
        mesh.uvs.emplace_back((p.x() - least.x()) / (most.x() - least.x()),
                              1 - (p.y() - least.y()) / (most.y() - least.y()));
    }
    DraftModel model;
    model.glb = writeGlb(mesh, {jpeg(picture), u"image/jpeg"_s},
                         {options.name, u"image2model draft: shape guessed from one picture"_s});
    model.facts = {{u"draft"_s, true},
                   {u"shape"_s, u"relief"_s},
                   {u"faces"_s, qint64(surface.faces())},
                   {u"seed"_s, qint64(options.seed)}};
    return model;
}

} // namespace i2m
