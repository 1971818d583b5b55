// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include "ui/dialogs/dialog_size.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr double usualPrint = 100.; // millimeters: fits every printer

QComboBox *choice(const QString &name, const QStringList &texts)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->addItems(texts);
    return box;
}

bool hasOwnUnits(ModelFormat format)
{
    return format == ModelFormat::Glb || format == ModelFormat::ThreeMf || format == ModelFormat::Usdz;
}
} // namespace

ExportDialog::ExportDialog(const QList<QueueRow> &rows, const ExportWish &wish, QWidget *parent)
    : QDialog(parent), m_rows(rows), m_wish(wish), m_format(choice(tr("Format"), {})),
      m_size(choice(tr("Size"), {tr("As it was made"), tr("Longest side")})), m_longest(new QDoubleSpinBox),
      m_unit(choice(tr("Unit"), {tr("Meters"), tr("Millimeters")})),
      m_up(choice(tr("Up"), {tr("Y, as in most viewers"), tr("Z, as in printing and CAD")})),
      m_settings(new QCheckBox(tr("With the source image and settings (.json)"))), m_result(new QLabel)
{
    setWindowTitle(rows.size() == 1 ? tr("Export “%1”").arg(rows.front().name)
                                    : tr("Export %n model(s)", nullptr, int(rows.size())));
    for (const FormatRow &row : formatRows())
        m_format->addItem(QCoreApplication::translate("Export", row.label), int(row.format));
    m_format->setCurrentIndex(m_format->findData(int(wish.format)));
    m_longest->setAccessibleName(tr("Longest side"));
    m_longest->setRange(0.1, 100'000.);
    m_longest->setDecimals(1);
    m_longest->setSuffix(tr(" mm"));
    m_longest->setValue(wish.longestSide > 0 ? wish.longestSide : usualPrint);
    m_size->setCurrentIndex(wish.longestSide > 0 ? 1 : 0);
    m_settings->setChecked(wish.withSettings);
    m_result->setFont(Theme::font(Theme::Text::Caption));
    m_result->setProperty("quiet", true);
    m_result->setWordWrap(true);
    auto *size = new QHBoxLayout;
    size->addWidget(m_size, 1);
    size->addWidget(m_longest);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Size"), size);
    form->addRow(tr("Unit"), m_unit);
    form->addRow(tr("Up"), m_up);
    form->addRow({}, m_settings);
    form->addRow({}, m_result);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *save = buttons->addButton(tr("Save to a folder…"), QDialogButtonBox::AcceptRole);
    auto *zip = buttons->addButton(tr("Save as ZIP…"), QDialogButtonBox::ActionRole);
    save->setDefault(true);
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
    connect(zip, &QPushButton::clicked, this, [this] {
        m_zip = true;
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(buttons);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::chooseFormat);
    connect(m_size, &QComboBox::currentIndexChanged, this, &ExportDialog::showSize);
    connect(m_longest, &QDoubleSpinBox::valueChanged, this, &ExportDialog::showSize);
    chooseFormat();
    m_unit->setCurrentIndex(m_wish.millimeters ? 1 : m_unit->currentIndex());
    m_up->setCurrentIndex(m_wish.zUp ? 1 : m_up->currentIndex());
    openAs(*this, {460, 0});
}

ExportWish ExportDialog::wish() const
{
    ExportWish wish = m_wish;
    wish.format = ModelFormat(m_format->currentData().toInt());
    wish.longestSide = m_size->currentIndex() == 1 ? m_longest->value() : 0.;
    wish.millimeters = m_unit->currentIndex() == 1;
    wish.zUp = m_up->currentIndex() == 1;
    wish.withSettings = m_settings->isChecked();
    return wish;
}

void ExportDialog::chooseFormat()
{
    const ExportWish usual = usualWish(wish().format);
    m_unit->setCurrentIndex(usual.millimeters ? 1 : 0);
    m_up->setCurrentIndex(usual.zUp ? 1 : 0);
    m_size->setEnabled(usual.format != ModelFormat::Glb);
    m_unit->setEnabled(!hasOwnUnits(usual.format));
    m_up->setEnabled(!hasOwnUnits(usual.format));
    showSize();
}

void ExportDialog::showSize()
{
    const ExportWish now = wish();
    m_longest->setEnabled(m_size->isEnabled() && m_size->currentIndex() == 1);
    QStringList lines;
    if (m_rows.size() == 1)
        lines.append(millimetersText(exportedSize(m_rows.front(), now)));
    const auto cannot = std::ranges::count_if(m_rows, [&](const QueueRow &row) {
        return now.format != ModelFormat::Glb && row.task.model->format != "glb"_L1;
    });
    if (cannot > 0)
        lines.append(tr("%n of them can only be exported as delivered.", nullptr, int(cannot)));
    lines.removeAll(QString());
    m_result->setText(lines.join(u'\n'));
}

} // namespace i2m
