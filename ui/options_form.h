// SPDX-License-Identifier: GPL-3.0-or-later
// A form made from a model's schema in the catalogue: every option with its range, default and help. Only
// what differs from the default is in the options it gives.
#pragma once

#include "core/catalogue.h"

#include <QFormLayout>
#include <QJsonObject>
#include <QLabel>
#include <QWidget>

namespace i2m {

class OptionsForm : public QWidget
{
    Q_OBJECT

public:
    OptionsForm(const ModelEntry &model, const QJsonObject &options, QWidget *parent = nullptr);

    QJsonObject options() const { return m_options; }

Q_SIGNALS:
    void changed(const QJsonObject &options);

private:
    void addInput(QFormLayout *form, const ModelInput &input);
    QWidget *editorFor(const ModelInput &input);
    QWidget *switchFor(const ModelInput &input);
    QWidget *integerFor(const ModelInput &input);
    QWidget *numberFor(const ModelInput &input);
    QWidget *choiceFor(const ModelInput &input);
    QWidget *textFor(const ModelInput &input);
    void put(const ModelInput &input, const QJsonValue &value);

    QJsonObject m_options;
    QList<QLabel *> m_labels;
};

/// How a value of an option reads on a chip: "Standard", "Auto", "10,000", "On".
QString optionValueText(const ModelInput &input, const QJsonObject &options);

} // namespace i2m
