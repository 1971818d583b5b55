// SPDX-License-Identifier: GPL-3.0-or-later
// A rough 3D model guessed from one picture on this computer: the subject is cut out and inflated, or the
// whole picture becomes a relief. A pure function: the same pixels and options give the same bytes.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QJsonObject>
#include <functional>

namespace i2m {

struct DraftOptions
{
    int faceLimit = 20'000; ///< triangles; the model has 95 to 100 % of it. Kept within 48 to 500 000.
    quint32 seed = 0;       ///< of the segmentation's random start
    double depth = 1.0;     ///< 1: as deep as it looks round; kept within 0.1 to 3
    int textureSize = 2048; ///< longest side, pixels; rounded to a power of two, 256 to 4096
    QString name = QStringLiteral("draft"); ///< of the mesh in the file
};

/// What is known of the object. Only the front is needed.
struct DraftViews
{
    QImage front;
    QImage left{};
    QImage back{};
};

struct DraftModel
{
    QByteArray glb;
    QJsonObject facts; ///< draft (true), shape ("inflated", "relief"), cutout, faces, seed
};

/// Told before each stage begins: "cutout", "shape", "texture", "saving"; percent never goes back. Answering
/// false stops the work.
using DraftProgress = std::function<bool(const QString &stage, int percent)>;

/// Y up, metres (the longest side is 1 m: a picture does not tell size), centered on the Y axis, standing on
/// y = 0, closed surface, one material. Blocking, CPU only; call it on the pool.
/// Errors: Cancelled; UnsupportedImage for a null image.
Result<DraftModel> makeDraft(const DraftViews &views, const DraftOptions &options,
                             const DraftProgress &progress = {});
inline Result<DraftModel> makeDraft(const QImage &photo, const DraftOptions &options,
                                    const DraftProgress &progress = {})
{
    return makeDraft(DraftViews{photo}, options, progress);
}

} // namespace i2m
