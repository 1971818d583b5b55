// SPDX-License-Identifier: GPL-3.0-or-later
// The choices a person has about how a model is shown. Plain values, shared by the view, its controls and the
// thumbnails.
#pragma once

#include <QColor>
#include <QMetaType>

namespace i2m {

enum class ViewMode { Textured, Clay, Wireframe, Normals };
enum class LightSet { Studio, Soft, Outdoor };
enum class Backdrop { Theme, White, Black, Checker, Color };
enum class ViewSide { Home, Front, Back, Right, Left, Top, Bottom, Isometric };

struct ViewOptions
{
    ViewMode mode = ViewMode::Textured;
    bool edges = false; ///< lines of the triangles over the picture
    LightSet lights = LightSet::Studio;
    float lightAngle = 0.F; ///< degrees around the vertical axis
    Backdrop backdrop = Backdrop::Theme;
    QColor backdropColor = Qt::gray;
    bool grid = false;
    bool axes = false;
    bool turntable = false;
    bool parallel = false; ///< no perspective

    bool operator==(const ViewOptions &) const = default;
};

} // namespace i2m

Q_DECLARE_METATYPE(i2m::ViewOptions)
