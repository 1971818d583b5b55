// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/key_sheet.h"

namespace i2m {
using namespace Qt::StringLiterals;

KeySheet::KeySheet(QWidget *parent) : QLabel(parent)
{
    const std::pair<QString, QString> rows[] = {
        {tr("Drag, arrows"), tr("Turn")},
        {tr("Right drag, Ctrl+arrows"), tr("Move")},
        {tr("Wheel, pinch, + −"), tr("Zoom")},
        {tr("Double-click"), tr("Turn around this point")},
        {tr("Ctrl+drag"), tr("Turn the light")},
        {u"F"_s, tr("Fit")},
        {tr("Enter"), tr("Back to the first view")},
        {u"1  3  7  9"_s, tr("Front, right, top, isometric; Ctrl for the other side")},
        {u"5"_s, tr("With or without perspective")},
        {u"M"_s, tr("Textured, clay, wireframe, normals")},
        {u"E  G  X"_s, tr("Edges, grid, axes")},
        {u"L  B"_s, tr("Light, background")},
        {u"T"_s, tr("Turntable")},
        {u"C"_s, tr("Compare with the source image")},
        {u"I"_s, tr("About this model")},
        {u"F12  Ctrl+F12"_s, tr("Save a picture; without background")},
        {u"Ctrl+Shift+C"_s, tr("Copy the picture")},
    };
    QString table = u"<table cellspacing=3>"_s;
    for (const auto &[key, meaning] : rows)
        table += u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(key.toHtmlEscaped(),
                                                                             meaning.toHtmlEscaped());
    setText(table + u"</table>"_s);
    setObjectName(u"card"_s); // drawn as the window's other cards are
    setAutoFillBackground(true);
    setContentsMargins(14, 10, 14, 10);
    setAccessibleName(tr("Keys"));
    hide();
}

void KeySheet::toggle()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, std::max(8, (parentWidget()->height() - height()) / 2));
    setVisible(!isVisible());
    raise();
}

} // namespace i2m
