// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/options_form.h"

#include "ui/option_words.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <limits>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QFormLayout *newForm(QWidget *holder)
{
    auto *form = new QFormLayout(holder);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}
} // namespace

OptionsForm::OptionsForm(const ModelEntry &model, const QJsonObject &options, QWidget *parent)
    : QWidget(parent), m_options(options)
{
    auto *simple = new QWidget;
    auto *rest = new QWidget;
    QFormLayout *simpleForm = newForm(simple);
    QFormLayout *restForm = newForm(rest);
    for (const ModelInput &input : model.inputs) {
        if (!input.deprecated)
            addInput(input.simple ? simpleForm : restForm, input);
    }
    int widest = 0; // both forms stand on the same line
    for (const QLabel *label : std::as_const(m_labels))
        widest = std::max(widest, label->sizeHint().width());
    for (QLabel *label : std::as_const(m_labels))
        label->setMinimumWidth(widest);
    auto *more = new QToolButton;
    more->setText(tr("All options"));
    more->setProperty("kind", u"link"_s);
    more->setCheckable(true);
    more->setVisible(restForm->rowCount() > 0);
    rest->setVisible(false);
    connect(more, &QToolButton::toggled, rest, &QWidget::setVisible);
    more->setChecked(simpleForm->rowCount() == 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(simple);
    column->addWidget(more, 0, Qt::AlignLeft);
    column->addWidget(rest);
    column->addStretch();
}

void OptionsForm::addInput(QFormLayout *form, const ModelInput &input)
{
    const QString title = catalogueText(input.title);
    const QString helpText = catalogueText(input.help);
    QWidget *editor = editorFor(input);
    editor->setToolTip(helpText);
    editor->setAccessibleName(title);
    editor->setAccessibleDescription(helpText);
    editor->setObjectName(input.key);
    auto *label = new QLabel(title);
    label->setBuddy(editor);
    label->setFont(Theme::font(Theme::Text::Body, QFont::Medium));
    m_labels.append(label);
    form->addRow(label, editor);
    if (input.help.isEmpty())
        return;
    auto *help = new QLabel(helpText);
    help->setWordWrap(true);
    help->setProperty("quiet", true);
    help->setFont(Theme::font(Theme::Text::Caption));
    help->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    form->addRow(QString(), help);
}

QWidget *OptionsForm::editorFor(const ModelInput &input)
{
    switch (input.kind) {
    case ModelInput::Kind::Switch:
        return switchFor(input);
    case ModelInput::Kind::Integer:
        return integerFor(input);
    case ModelInput::Kind::Number:
        return numberFor(input);
    case ModelInput::Kind::Choice:
        return choiceFor(input);
    case ModelInput::Kind::Text:
    case ModelInput::Kind::IntegerList:
        break;
    }
    return textFor(input);
}

QWidget *OptionsForm::switchFor(const ModelInput &input)
{
    auto *box = new QCheckBox(tr("On"));
    box->setChecked(m_options.value(input.key).toBool(input.fallback.toBool()));
    connect(box, &QCheckBox::toggled, this, [this, input](bool on) { put(input, on); });
    return box;
}

QWidget *OptionsForm::integerFor(const ModelInput &input)
{
    auto *box = new QSpinBox;
    const int least = int(input.least.value_or(0));
    const int most = int(std::min(input.most.value_or(std::numeric_limits<int>::max()),
                                  double(std::numeric_limits<int>::max())));
    const bool automatic = !input.fallback.isDouble() && least > std::numeric_limits<int>::min();
    const int step = most - least >= 10'000 ? 1000 : 1;
    const int unset = step > 1 ? 0 : least - 1;
    box->setRange(automatic ? std::min(unset, least - 1) : least, most);
    box->setSingleStep(step);
    box->setGroupSeparatorShown(true);
    if (automatic)
        box->setSpecialValueText(tr("Auto"));
    const QJsonValue value = m_options.value(input.key);
    box->setValue(value.isDouble() ? value.toInt() : automatic ? box->minimum() : input.fallback.toInt());
    connect(box, &QSpinBox::valueChanged, this, [this, input, automatic, least](int number) {
        put(input, automatic && number < least ? QJsonValue(QJsonValue::Null) : QJsonValue(number));
    });
    return box;
}

QWidget *OptionsForm::numberFor(const ModelInput &input)
{
    auto *box = new QDoubleSpinBox;
    box->setRange(input.least.value_or(-1e9), input.most.value_or(1e9));
    box->setSingleStep((box->maximum() - box->minimum()) <= 10 ? 0.1 : 1.0);
    box->setValue(m_options.value(input.key).toDouble(input.fallback.toDouble()));
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, input](double number) { put(input, number); });
    return box;
}

QWidget *OptionsForm::choiceFor(const ModelInput &input)
{
    auto *box = new QComboBox;
    for (const auto &[text, choice] : optionChoices(input))
        box->addItem(text, choice);
    const QJsonValue value = m_options.value(input.key);
    const QJsonValue shown = value.isUndefined() ? input.fallback : value;
    for (int i = 0; i < box->count(); ++i) {
        if (box->itemData(i).toJsonValue() == shown)
            box->setCurrentIndex(i);
    }
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, input, box](int index) { put(input, box->itemData(index).toJsonValue()); });
    return box;
}

QWidget *OptionsForm::textFor(const ModelInput &input)
{
    auto *field = new QLineEdit(m_options.value(input.key).toString(input.fallback.toString()));
    if (input.maxLength > 0)
        field->setMaxLength(input.maxLength);
    connect(field, &QLineEdit::textChanged, this, [this, input](const QString &text) { put(input, text); });
    return field;
}

void OptionsForm::put(const ModelInput &input, const QJsonValue &value)
{
    const bool same = value == input.fallback || value.isNull() ||
                      (value.isString() && value.toString().isEmpty() && !input.fallback.isString());
    if (same)
        m_options.remove(input.key);
    else
        m_options[input.key] = value;
    Q_EMIT changed(m_options);
}

QString optionValueText(const ModelInput &input, const QJsonObject &options)
{
    const QJsonValue chosen = options.value(input.key);
    const QJsonValue value = chosen.isUndefined() ? input.fallback : chosen;
    if (value.isNull() || value.isUndefined())
        return OptionsForm::tr("Auto");
    if (value.isBool())
        return value.toBool() ? OptionsForm::tr("On") : OptionsForm::tr("Off");
    if (input.kind == ModelInput::Kind::Number)
        return QLocale().toString(value.toDouble());
    return choiceText(input, value);
}

} // namespace i2m
