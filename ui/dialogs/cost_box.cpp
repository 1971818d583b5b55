// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/cost_box.h"

#include "core/async.h"
#include "core/durable_file.h"
#include "core/jobs/engine.h"
#include "ui/cost_sheet.h"
#include "ui/desktop/outside.h"
#include "ui/dialogs/fact_table.h"
#include "ui/flow_layout.h"
#include "ui/option_words.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int jobsAtOnce = 200;

QString priceText(const std::optional<double> &price)
{
    if (!price)
        return CostBox::tr("not known");
    return *price > 0 ? CostBox::tr("about %1").arg(moneyText(*price)) : CostBox::tr("free");
}
} // namespace

QList<QStringList> priceRows(const Catalogue &catalogue)
{
    QList<QStringList> rows;
    for (const ModelEntry &model : catalogue.entries()) {
        const auto usual = catalogue.validated(model, {}, model.images.least);
        const auto price =
            usual ? catalogue.estimate(model, *usual, model.images.least) : std::optional<double>();
        rows.append({catalogueText(model.title), priceText(price), catalogueText(model.priceNote)});
    }
    return rows;
}

CostBox::CostBox(Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_month(new QLabel(tr("Spent this month"))),
      m_save(new QPushButton(tr("Save as CSV…")))
{
    auto *billing = new QPushButton(tr("Credit and bills at fal.ai"));
    billing->setProperty("kind", u"link"_s);
    m_month->setMinimumHeight(m_save->sizeHint().height());
    auto *first = new QWidget;
    auto *flow = new FlowLayout(first, 12);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_month), static_cast<QWidget *>(m_save), static_cast<QWidget *>(billing)})
        flow->addWidget(widget);
    auto *heading = new QLabel(tr("Prices"));
    heading->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    auto *table = new FactTable(tr("Prices"), {tr("Model"), tr("Price"), tr("What it depends on")}, 2);
    const QList<QStringList> rows = priceRows(bench.catalogue());
    table->showRows(rows);
    table->setWordWrap(true);
    table->setMinimumHeight(fontMetrics().height() * 10);
    for (int row = 0; row < rows.size(); ++row)
        table->item(row, 2)->setToolTip(rows[row][2]);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(first);
    column->addWidget(heading);
    column->addWidget(table);
    m_save->setEnabled(bench.parts().engine);
    connect(billing, &QPushButton::clicked, this,
            [] { openInBrowser(QUrl(u"https://fal.ai/dashboard/billing"_s)); });
    connect(m_save, &QPushButton::clicked, this, &CostBox::save);
    connect(&bench, &Workbench::costKnown, this,
            [this](double month) { m_month->setText(tr("Spent this month: %1").arg(moneyText(month))); });
    bench.refreshCost();
}

void CostBox::save()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save costs"), folder + u"/image2model-costs.csv"_s, tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    m_save->setEnabled(false);
    collect(path, {}, {});
}

void CostBox::collect(const QString &path, const QList<Job> &known, const QString &next)
{
    Engine *engine = m_bench.parts().engine;
    ask(engine, [engine, next] { return engine->store().jobs({}, jobsAtOnce, next); }) |
        then(this, [this, path, known](const Result<JobPage> &page) {
            if (page && !page->next.isEmpty())
                return collect(path, known + page->jobs, page->next);
            if (!page)
                return ended(path, page.error());
            QtConcurrent::run([path, jobs = known + page->jobs] {
                return writeDurably(path, costSheet(jobs));
            }) | then(this, [this, path](const Result<void> &written) { ended(path, written); });
        });
}

void CostBox::ended(const QString &path, const Result<void> &written)
{
    m_save->setEnabled(true);
    if (written)
        Q_EMIT m_bench.told(tr("Saved %1.").arg(QDir::toNativeSeparators(path)));
    else
        Q_EMIT m_bench.failed(written.error());
}

} // namespace i2m
