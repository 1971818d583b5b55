// SPDX-License-Identifier: GPL-3.0-or-later
// All options of a model, with what they cost and what to know of them; nothing is taken before OK.
#pragma once

#include "core/catalogue.h"

#include <QDialog>
#include <QLabel>

namespace i2m {

class HintLabel;
class OptionsForm;

class OptionsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `catalogue` and `model` must outlive it.
    OptionsDialog(const Catalogue &catalogue, const ModelEntry &model, const QJsonObject &options,
                  QWidget *parent = nullptr);

    QJsonObject options() const;

private:
    void showPrice(const QJsonObject &options);

    const Catalogue &m_catalogue;
    const ModelEntry &m_model;
    OptionsForm *m_form;
    QLabel *m_price;
    HintLabel *m_hint;
};

} // namespace i2m
