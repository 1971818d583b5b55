// SPDX-License-Identifier: GPL-3.0-or-later
// The design tokens, once, for light and dark; everything the window paints takes its colors, fonts and
// measures from here. A test checks the contrast of every pair that carries text.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace i2m {

struct Tokens
{
    QColor bg;
    QColor surface;
    QColor sunken;
    QColor border;       ///< hairlines, decoration only
    QColor borderStrong; ///< outlines of fields and buttons, 3:1
    QColor text;
    QColor text2;
    QColor disabled;
    QColor accent;
    QColor accentHover;
    QColor accentPress;
    QColor onAccent;
    QColor accentSoft;
    QColor accentText;
    QColor success;
    QColor warning;
    QColor error;
    QColor successSoft;
    QColor warningSoft;
    QColor errorSoft;
    QColor track;       ///< the unfilled part of a progress bar
    QColor stageCenter; ///< radial gradient behind the model
    QColor stageEdge;
};

class Theme
{
public:
    enum class Scheme { System, Light, Dark };
    enum class Text { Caption, Body, RowTitle, PanelTitle, PageTitle };

    static const Tokens &light();
    static const Tokens &dark();
    /// Those in force.
    static const Tokens &tokens();
    static bool isDark();
    static Scheme schemeFromSetting(const QString &word);

    /// Sets palette and style sheet of the application. Main thread.
    static void apply(Scheme scheme);
    /// The system asked for dark or light; matters while the scheme is System.
    static void setSystemDark(bool dark);

    /// The system's font, scaled; `weight` as in QFont::Weight, 0 keeps the role's own.
    static QFont font(Text role, int weight = 0);
    /// A width drawn for text of 13 pixels, for text as large as it is; never less.
    static int scaled(int pixels);
    /// An icon's side drawn for text of 13 pixels: it grows half as fast as the text.
    static int iconSide(int pixels);
    static bool reducedMotion();
    /// WCAG 2.2 contrast ratio, 1 to 21.
    static double contrast(const QColor &one, const QColor &other);
};

} // namespace i2m
