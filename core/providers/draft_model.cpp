// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/draft_model.h"

#include "core/imaging/cutout.h"
#include "core/mesh/glb_writer.h"
#include "core/providers/draft_surface.h"
#include "core/providers/draft_tailor.h"
#include "core/providers/draft_texture.h"

#include <QBuffer>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
// Pixels; GrabCut's time grows with the area, its use does not.
constexpr int segmentationSide = 400;
constexpr int alphaSide = 640;

QString nameOf(Cutout::Way way)
{
    switch (way) {
    case Cutout::Way::Alpha:
        return u"alpha"_s;
    case Cutout::Way::Segmented:
        return u"segmented"_s;
    case Cutout::Way::Guessed:
        return u"guessed"_s;
    case Cutout::Way::None:
        break;
    }
    return u"none"_s;
}

QImage reduced(const QImage &picture)
{
    const int side = picture.hasAlphaChannel() ? alphaSide : segmentationSide;
    const int longest = std::max(picture.width(), picture.height());
    if (longest <= side)
        return picture;
    const QSize size = (picture.size() * (double(side) / longest)).expandedTo({8, 8});
    return picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

struct CutSkin
{
    DraftSkin skin;
    Cutout::Way way;
};

/// Without a subject, or without a photo, the skin is empty.
CutSkin cutSkin(const QImage &photo, quint32 seed)
{
    if (photo.isNull())
        return {{}, Cutout::Way::None};
    Cutout cutout = cutOut(reduced(photo), seed);
    if (cutout.way == Cutout::Way::None)
        return {{}, Cutout::Way::None};
    QRect bounds;
    for (int y = 0; y < cutout.mask.height; ++y)
        for (int x = 0; x < cutout.mask.width; ++x)
            if (cutout.mask(x, y) > 0.5F)
                bounds |= QRect(x, y, 1, 1);
    const double width = cutout.mask.width;
    const double height = cutout.mask.height;
    return {
        {photo, std::move(cutout.mask),
         QRectF(bounds.x() / width, bounds.y() / height, bounds.width() / width, bounds.height() / height)},
        cutout.way};
}

/// What to multiply z with so that the side is as deep as the left view shows; 1 without one.
double depthFrom(const DraftSkin &left, const DraftSurface &surface)
{
    if (left.photo.isNull())
        return 1;
    const double wide = left.bounds.width() * left.photo.width();
    const double high = left.bounds.height() * left.photo.height();
    const QVector3D size = boxOf(surface).size();
    return std::clamp(wide / high * double(size.y() / size.z()), 0.2, 5.0);
}

QByteArray jpeg(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "JPEG", 88);
    return bytes;
}

/// One draft in the making. Each stage answers whether to go on.
class Making
{
public:
    Making(const DraftViews &views, const DraftOptions &options, const DraftProgress &progress)
        : m_views(views), m_options(options), m_progress(progress),
          m_faces(std::clamp(options.faceLimit, 48, 500'000))
    {
    }

    bool cutout()
    {
        if (!goOn(u"cutout"_s, 2))
            return false;
        m_front = cutSkin(m_views.front, m_options.seed);
        if (isRelief())
            return true;
        if (!goOn(u"cutout"_s, 25))
            return false;
        m_left = cutSkin(m_views.left, m_options.seed).skin;
        m_back = cutSkin(m_views.back, m_options.seed).skin;
        return true;
    }

    bool shape()
    {
        if (!goOn(u"shape"_s, 35))
            return false;
        if (!isRelief())
            m_surface = inflated(m_front.skin.mask, m_faces);
        if (m_surface.corners.empty()) { // no subject, or one as thin as a hair
            m_front = {{m_views.front, Plane(16, 16, 1), QRectF(0, 0, 1, 1)}, Cutout::Way::None};
            m_left = m_back = {};
            m_surface = reliefPlate(m_views.front, m_faces);
        }
        const double depth = std::clamp(m_options.depth, 0.1, 3.0) * depthFrom(m_left, m_surface);
        for (QVector3D &point : m_surface.points)
            point.setZ(float(double(point.z()) * depth));
        if (!goOn(u"shape"_s, 45))
            return false;
        m_surface = simplified(m_surface, m_faces);
        return true;
    }

    bool texture()
    {
        if (!goOn(u"texture"_s, 70))
            return false;
        m_atlas = atlasOf(m_front.skin, m_back, std::clamp(m_options.textureSize, 256, 4096));
        if (!goOn(u"texture"_s, 85))
            return false;
        m_picture = jpeg(m_atlas.picture);
        return true;
    }

    bool saving()
    {
        if (!goOn(u"saving"_s, 92))
            return false;
        m_model.glb = writeGlb(tailored(m_surface, m_atlas, isRelief()), {m_picture, u"image/jpeg"_s},
                               {m_options.name, u"image2model draft: a shape guessed from one picture"_s});
        m_model.facts = {{u"draft"_s, true},
                         {u"shape"_s, isRelief() ? u"relief"_s : u"inflated"_s},
                         {u"cutout"_s, nameOf(m_front.way)},
                         {u"faces"_s, qint64(m_surface.faces())},
                         {u"seed"_s, qint64(m_options.seed)}};
        return true;
    }

    DraftModel take() { return std::move(m_model); }

private:
    bool goOn(const QString &stage, int percent) const { return !m_progress || m_progress(stage, percent); }
    bool isRelief() const { return m_front.way == Cutout::Way::None; }

    const DraftViews &m_views;
    const DraftOptions &m_options;
    const DraftProgress &m_progress;
    int m_faces;
    CutSkin m_front{};
    DraftSkin m_left;
    DraftSkin m_back;
    DraftSurface m_surface;
    DraftAtlas m_atlas;
    QByteArray m_picture;
    DraftModel m_model;
};
} // namespace

Result<DraftModel> makeDraft(const DraftViews &views, const DraftOptions &options,
                             const DraftProgress &progress)
{
    if (views.front.isNull())
        return Error{ErrorCode::UnsupportedImage, {}};
    Making making(views, options, progress);
    if (making.cutout() && making.shape() && making.texture() && making.saving())
        return making.take();
    return Error{ErrorCode::Cancelled, {}};
}

} // namespace i2m
