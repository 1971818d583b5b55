// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/options_dialog.h"

#include "ui/dialogs/dialog_size.h"
#include "ui/hint_label.h"
#include "ui/option_words.h"
#include "ui/options_form.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace i2m {

OptionsDialog::OptionsDialog(const Catalogue &catalogue, const ModelEntry &model, const QJsonObject &options,
                             QWidget *parent)
    : QDialog(parent), m_catalogue(catalogue), m_model(model), m_form(new OptionsForm(model, options)),
      m_price(new QLabel), m_hint(new HintLabel)
{
    setWindowTitle(tr("Options of %1").arg(catalogueText(model.title)));
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_form);
    m_price->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_price, 1);
    bottom->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addWidget(scroll, 1);
    column->addWidget(m_hint);
    column->addLayout(bottom);
    connect(m_form, &OptionsForm::changed, this, &OptionsDialog::showPrice);
    showPrice(options);
    openAs(*this, {520, 600});
}

QJsonObject OptionsDialog::options() const { return m_form->options(); }

void OptionsDialog::showPrice(const QJsonObject &options)
{
    m_hint->showHints(m_catalogue, m_model, options);
    const auto cost = m_catalogue.estimate(m_model, options);
    m_price->setText(!cost       ? QString()
                     : *cost > 0 ? tr("about %1 a model").arg(moneyText(*cost))
                                 : tr("free"));
}

} // namespace i2m
