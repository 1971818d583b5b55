// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QHash>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Named
{
    const char *name;
    QColor Tokens::*member;
};
constexpr Named names[] = {
    {"bg", &Tokens::bg},
    {"surface", &Tokens::surface},
    {"sunken", &Tokens::sunken},
    {"border", &Tokens::border},
    {"borderStrong", &Tokens::borderStrong},
    {"text", &Tokens::text},
    {"text2", &Tokens::text2},
    {"disabled", &Tokens::disabled},
    {"accent", &Tokens::accent},
    {"accentHover", &Tokens::accentHover},
    {"accentPress", &Tokens::accentPress},
    {"onAccent", &Tokens::onAccent},
    {"accentSoft", &Tokens::accentSoft},
    {"accentText", &Tokens::accentText},
    {"success", &Tokens::success},
    {"warning", &Tokens::warning},
    {"error", &Tokens::error},
    {"successSoft", &Tokens::successSoft},
    {"warningSoft", &Tokens::warningSoft},
    {"errorSoft", &Tokens::errorSoft},
    {"track", &Tokens::track},
};

Theme::Scheme currentScheme = Theme::Scheme::System;
bool systemDark = false;

QPalette paletteOf(const Tokens &t)
{
    QPalette palette(t.text, t.surface, t.surface, t.sunken, t.border, t.text, t.onAccent, t.surface, t.bg);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accentText);
    palette.setColor(QPalette::LinkVisited, t.accentText);
    palette.setColor(QPalette::PlaceholderText, t.text2);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::AlternateBase, t.bg);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.disabled);
    return palette;
}

QString sheetFor(const Tokens &t)
{
    QFile file(u":/style/window.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QHash<QString, QString> values;
    for (const Named &entry : names)
        values[QString::fromLatin1(entry.name)] = (t.*entry.member).name();
    values[u"line"_s] =
        u"%1px"_s.arg(std::max(20, QFontMetrics(Theme::font(Theme::Text::RowTitle)).height()));
    values[u"indicator"_s] = u"%1px"_s.arg(Theme::iconSide(16));
    values[u"arrow"_s] = u"%1px"_s.arg(Theme::iconSide(12));
    values[u"scheme"_s] = &t == &Theme::dark() ? u"dark"_s : u"light"_s;
    const QString source = QString::fromUtf8(file.readAll());
    static const QRegularExpression token(u"@(\\w+)"_s);
    QString sheet;
    qsizetype end = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const auto match = it.next();
        sheet += source.mid(end, match.capturedStart() - end) + values.value(match.captured(1));
        end = match.capturedEnd();
    }
    return sheet + source.mid(end);
}

/// 2 for text of 200 %; never below 1.
double textScale()
{
    constexpr double drawnFor = 13;
    return std::max(1.0, QFontInfo(QApplication::font()).pixelSize() / drawnFor);
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}
} // namespace

const Tokens &Theme::light()
{
    static const Tokens tokens{0xF4F7FA, 0xFFFFFF, 0xE8EEF3, 0xD3DCE4, 0x7A8A99, 0x1F2A36, 0x4F5D6B, 0x8A97A3,
                               0x2874A6, 0x21618C, 0x1B4F72, 0xFFFFFF, 0xE1EFF8, 0x21618C, 0x1B7340, 0x8A5A00,
                               0xB93427, 0xE3F4EA, 0xFCF1DC, 0xFBE7E5, 0xDBE4EC, 0xFBFCFD, 0xD5DFE7};
    return tokens;
}

const Tokens &Theme::dark()
{
    static const Tokens tokens{0x121922, 0x1A2430, 0x0E141B, 0x2C3A49, 0x6C8094, 0xE8EEF4, 0xA6B5C4, 0x66768A,
                               0x5DADE2, 0x85C1E9, 0x3498DB, 0x0B1620, 0x1D3A50, 0x85C1E9, 0x58D68D, 0xF5B041,
                               0xF1948A, 0x16362A, 0x3A2E14, 0x3C2022, 0x2C3A49, 0x33434F, 0x121A22};
    return tokens;
}

bool Theme::isDark()
{
    return currentScheme == Scheme::Dark || (currentScheme == Scheme::System && systemDark);
}

const Tokens &Theme::tokens() { return isDark() ? dark() : light(); }

Theme::Scheme Theme::schemeFromSetting(const QString &word)
{
    return word == "light"_L1 ? Scheme::Light : word == "dark"_L1 ? Scheme::Dark : Scheme::System;
}

void Theme::apply(Scheme scheme)
{
    static bool first = true;
    if (first) {
        systemDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        first = false;
    }
    currentScheme = scheme;
    QApplication::setPalette(paletteOf(tokens()));
    qApp->setStyleSheet(sheetFor(tokens()));
}

void Theme::setSystemDark(bool dark)
{
    systemDark = dark;
    if (currentScheme == Scheme::System)
        apply(currentScheme);
}

int Theme::scaled(int pixels) { return int(pixels * textScale()); }

int Theme::iconSide(int pixels) { return qRound(pixels * (1 + textScale()) / 2); }

QFont Theme::font(Text role, int weight)
{
    struct Size
    {
        double factor;
        int weight;
    };
    const Size size = [role]() -> Size {
        switch (role) {
        case Text::Caption:
            return {12.0 / 13, QFont::Normal};
        case Text::RowTitle:
            return {14.0 / 13, QFont::Medium};
        case Text::PanelTitle:
            return {18.0 / 13, QFont::DemiBold};
        case Text::PageTitle:
            return {26.0 / 13, QFont::DemiBold};
        case Text::Body:
            break;
        }
        return {1.0, QFont::Normal};
    }();
    QFont font = QApplication::font();
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * size.factor));
    else
        font.setPointSizeF(font.pointSizeF() * size.factor);
    font.setWeight(QFont::Weight(weight > 0 ? weight : size.weight));
    return font;
}

bool Theme::reducedMotion()
{
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

double Theme::contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

} // namespace i2m
