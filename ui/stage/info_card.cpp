// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/info_card.h"

#include "ui/export.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QJsonArray>
#include <QLabel>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString sizeFact(const QJsonArray &meters)
{
    if (meters.size() != 3)
        return {};
    const QLocale locale;
    QStringList sides;
    for (const QJsonValue &side : meters)
        sides.append(locale.toString(side.toDouble(), 'f', 2));
    return sides.join(u" × "_s) + u" m"_s;
}

QString texturesFact(const QJsonObject &statistics)
{
    const int count = statistics["textures"_L1].toInt();
    const int side = statistics["largest_texture_px"_L1].toInt();
    return count > 0 && side > 0 ? u"%1 · %2 px"_s.arg(count).arg(side) : QString::number(count);
}
/// Whether a slicer will take it for a solid.
QString printFact(const QJsonObject &statistics)
{
    const QJsonValue open = statistics["open_edges"_L1];
    if (!open.isDouble())
        return {};
    if (open.toInteger() > 0)
        return InfoCard::tr("%n open edge(s)", nullptr, int(open.toInteger()));
    return statistics["watertight"_L1].toBool() ? InfoCard::tr("watertight")
                                                : InfoCard::tr("surfaces cross or touch");
}
} // namespace

QList<std::pair<QString, QString>> factsOf(const QueueRow &row)
{
    if (!row.isReady())
        return {};
    const QLocale locale;
    const ModelFile &model = *row.task.model;
    const QJsonObject &numbers = model.statistics;
    QList<std::pair<QString, QString>> facts;
    const auto count = [&](const QString &title, QLatin1StringView key) {
        if (numbers.contains(key))
            facts.append({title, locale.toString(numbers[key].toInteger())});
    };
    count(InfoCard::tr("Triangles"), "triangles"_L1);
    count(InfoCard::tr("Vertices"), "vertices"_L1);
    count(InfoCard::tr("Materials"), "materials"_L1);
    if (numbers.contains("textures"_L1))
        facts.append({InfoCard::tr("Textures"), texturesFact(numbers)});
    if (const QString size = sizeFact(numbers["size_m"_L1].toArray()); !size.isEmpty())
        facts.append({InfoCard::tr("Size"), size});
    if (const QString print = printFact(numbers); !print.isEmpty()) {
        facts.append({InfoCard::tr("3D print"), print});
        facts.append({InfoCard::tr("Print size"), millimetersText(exportedSize(row, {}))});
    }
    facts.append({InfoCard::tr("File"), model.format.toUpper() + u' ' + sizeText(model.size)});
    return facts;
}

InfoCard::InfoCard(QWidget *parent) : QFrame(parent), m_grid(new QGridLayout(this))
{
    setObjectName(u"card"_s);
    setAccessibleName(tr("About this model"));
    m_grid->setContentsMargins(14, 10, 14, 10);
    m_grid->setHorizontalSpacing(18);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(1, 1);
    setMinimumWidth(218);
}

void InfoCard::show(const QueueRow &row)
{
    const auto facts = factsOf(row);
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int line = 0;
    for (const auto &[title, value] : facts) {
        auto *name = new QLabel(title);
        name->setFont(Theme::font(Theme::Text::Caption));
        name->setProperty("quiet", true);
        auto *number = new QLabel(value);
        number->setFont(Theme::font(Theme::Text::Caption, QFont::DemiBold));
        name->setParent(this);
        number->setParent(this);
        name->show(); // at once: the size of the card counts only what is shown
        number->show();
        m_grid->addWidget(name, line, 0);
        m_grid->addWidget(number, line, 1, Qt::AlignRight);
        ++line;
    }
    m_grid->activate();
    adjustSize();
}

} // namespace i2m
