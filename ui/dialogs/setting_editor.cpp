// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/setting_editor.h"

#include "ui/theme.h"
#include "ui/wording.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <limits>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
using Put = std::function<Result<void>(const QString &)>;

struct Editors
{
    Q_DECLARE_TR_FUNCTIONS(SettingEditor)
};

/// How the values of choices read.
QString wordFor(const QString &value)
{
    static const QHash<QString, const char *> words{
        {u"auto"_s, QT_TRANSLATE_NOOP("SettingEditor", "Automatic")},
        {u"fal"_s, QT_TRANSLATE_NOOP("SettingEditor", "fal.ai")},
        {u"draft"_s, QT_TRANSLATE_NOOP("SettingEditor", "Free draft on this computer")},
        {u"system"_s, QT_TRANSLATE_NOOP("SettingEditor", "As the system")},
        {u"light"_s, QT_TRANSLATE_NOOP("SettingEditor", "Light")},
        {u"dark"_s, QT_TRANSLATE_NOOP("SettingEditor", "Dark")},
        {u"debug"_s, QT_TRANSLATE_NOOP("SettingEditor", "Everything")},
        {u"info"_s, QT_TRANSLATE_NOOP("SettingEditor", "What happens")},
        {u"warning"_s, QT_TRANSLATE_NOOP("SettingEditor", "Warnings and errors")},
        {u"error"_s, QT_TRANSLATE_NOOP("SettingEditor", "Errors only")},
        {u"development"_s, QT_TRANSLATE_NOOP("SettingEditor", "Text, for people")},
        {u"production"_s, QT_TRANSLATE_NOOP("SettingEditor", "JSON, for programs")}};
    const char *word = words.value(value);
    return word ? Editors::tr(word) : value;
}

QComboBox *choiceBox(const QList<std::pair<QString, QString>> &choices, const QString &chosen, const Put &put)
{
    auto *box = new QComboBox;
    for (const auto &[value, text] : choices)
        box->addItem(text, value);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    QObject::connect(box, &QComboBox::currentIndexChanged, box,
                     [box, put](int index) { (void)put(box->itemData(index).toString()); });
    return box;
}

QWidget *choiceEditor(const SettingRow &row, const QString &chosen, const Put &put)
{
    QList<std::pair<QString, QString>> choices;
    for (const QString &choice : row.choices)
        choices.append({choice, wordFor(choice)});
    return choiceBox(choices, chosen, put);
}

QWidget *languageEditor(const QString &chosen, const Put &put)
{
    QList<std::pair<QString, QString>> choices{{QString(), wordFor(u"system"_s)}};
    for (const QString &file : QDir(u":/i18n"_s).entryList({u"image2model_*.qm"_s})) {
        const QString code = file.section(u'_', 1).chopped(3);
        choices.append({code, QLocale(code).nativeLanguageName()});
    }
    QWidget *box = choiceBox(choices, chosen, put);
    box->setToolTip(Editors::tr("Takes effect the next time Image2Model opens."));
    return box;
}

/// In megabytes, as people know images.
QWidget *sizeEditor(const SettingRow &row, qint64 value, const Put &put)
{
    auto *box = new QDoubleSpinBox;
    constexpr double mebibyte = 1 << 20;
    box->setRange(std::max(0.01, row.least / mebibyte), row.most / mebibyte);
    box->setSuffix(Editors::tr(" MB"));
    box->setKeyboardTracking(false);
    box->setValue(double(value) / mebibyte);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box,
                     [put](double number) { (void)put(QString::number(qRound64(number * mebibyte))); });
    return box;
}

/// "24 hours", "$5.00"; and what zero means where it is no amount.
void putUnit(const SettingRow &row, QDoubleSpinBox &box)
{
    const QLatin1StringView key(row.key);
    if (key.endsWith("hours"_L1)) {
        box.setSuffix(Editors::tr(" hours"));
        box.setDecimals(1);
        box.setSpecialValueText(Editors::tr("For ever"));
    } else {
        // Where the locale writes its currency: "$5.00", "5,00 $".
        const QString written = moneyText(1);
        written.startsWith(u'$') ? box.setPrefix(u"$"_s) : box.setSuffix(u"\u00a0$"_s);
        if (key == QLatin1StringView(setting::maxCostPerMonth.key))
            box.setSpecialValueText(Editors::tr("No limit"));
    }
}

QWidget *wholeEditor(const SettingRow &row, qint64 value, const Put &put)
{
    auto *box = new QSpinBox;
    box->setRange(int(row.least), int(std::min(row.most, double(std::numeric_limits<int>::max()))));
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    box->setValue(int(value));
    QObject::connect(box, &QSpinBox::valueChanged, box,
                     [put](int number) { (void)put(QString::number(number)); });
    return box;
}

QWidget *realEditor(const SettingRow &row, double value, const Put &put)
{
    auto *box = new QDoubleSpinBox;
    box->setRange(row.least, row.most);
    putUnit(row, *box);
    box->setKeyboardTracking(false);
    box->setValue(value);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box,
                     [put](double number) { (void)put(QString::number(number)); });
    return box;
}

QLineEdit *textField(const QString &value, const Put &put)
{
    auto *field = new QLineEdit(value);
    QObject::connect(field, &QLineEdit::editingFinished, field,
                     [field, put, known = QString(value)]() mutable {
                         if (std::exchange(known, field->text()) != field->text())
                             (void)put(field->text());
                     });
    return field;
}

/// With room below for what is wrong with a text; such a text stays, to be corrected, and changes nothing.
QWidget *textEditor(const QString &value, const Put &put)
{
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *problem = new QLabel;
    problem->setWordWrap(true);
    problem->setProperty("tone", u"bad"_s);
    problem->setFont(Theme::font(Theme::Text::Caption));
    problem->hide();
    auto *field = textField(value, [put, problem](const QString &text) {
        const auto stored = put(text);
        problem->setText(stored ? QString() : stored.error().message());
        problem->setVisible(!stored);
        return stored;
    });
    column->addWidget(field);
    column->addWidget(problem);
    holder->setFocusProxy(field);
    return holder;
}

QWidget *folderEditor(const QString &value, const Put &put)
{
    auto *holder = new QWidget;
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    auto *field = textField(value, put);
    auto *choose = new QPushButton(Editors::tr("Choose…"));
    line->addWidget(field, 1);
    line->addWidget(choose);
    holder->setFocusProxy(field);
    QObject::connect(choose, &QPushButton::clicked, holder, [holder, field, put] {
        const QString folder =
            QFileDialog::getExistingDirectory(holder, Editors::tr("Choose a folder"), field->text());
        if (folder.isEmpty())
            return;
        field->setText(folder);
        (void)put(folder);
    });
    return holder;
}

QWidget *editorFor(const SettingRow &row, const QVariant &value, const Put &put)
{
    const QString key = QString::fromLatin1(row.key);
    switch (row.kind) {
    case SettingRow::Kind::Switch: {
        auto *box = new QCheckBox(settingName(row));
        box->setChecked(value.toBool());
        QObject::connect(box, &QCheckBox::toggled, box, [box, put](bool on) {
            if (put(on ? u"true"_s : u"false"_s))
                return;
            const QSignalBlocker quiet(box);
            box->setChecked(!on);
        });
        return wrapped(box);
    }
    case SettingRow::Kind::Choice:
        return choiceEditor(row, value.toString(), put);
    case SettingRow::Kind::Integer:
        if (key == QLatin1StringView(setting::maxUploadSize.key))
            return sizeEditor(row, value.toLongLong(), put);
        return wholeEditor(row, value.toLongLong(), put);
    case SettingRow::Kind::Real:
        return realEditor(row, value.toDouble(), put);
    case SettingRow::Kind::List:
        return textEditor(value.toStringList().join(u", "_s), put);
    case SettingRow::Kind::Proxy:
    case SettingRow::Kind::Text:
        break;
    }
    if (key == QLatin1StringView(setting::language.key))
        return languageEditor(value.toString(), put);
    if (key == QLatin1StringView(setting::exportFolder.key))
        return folderEditor(value.toString(), put);
    return textEditor(value.toString(), put);
}
} // namespace

QString settingName(const SettingRow &row)
{
    return QCoreApplication::translate("Setting", row.help).section(": "_L1, 0, 0);
}

QString settingNote(const SettingRow &row)
{
    // A list of words explains itself, and so does a number with its unit.
    const bool language = QLatin1StringView(row.key) == QLatin1StringView(setting::language.key);
    const bool size = QLatin1StringView(row.key) == QLatin1StringView(setting::maxUploadSize.key);
    if (row.kind == SettingRow::Kind::Choice || row.kind == SettingRow::Kind::Real || language || size)
        return {};
    QString note = QCoreApplication::translate("Setting", row.help).section(": "_L1, 1);
    if (!note.isEmpty())
        note[0] = note[0].toUpper();
    return note;
}

QWidget *wrapped(QCheckBox *box)
{
    /// Pressing the words is pressing the box.
    class Words : public QLabel
    {
    public:
        Words(const QString &text, QCheckBox *box) : QLabel(text), m_box(box) { setWordWrap(true); }

    protected:
        void mousePressEvent(QMouseEvent *) override {} // else there is no release
        void mouseReleaseEvent(QMouseEvent *event) override
        {
            if (rect().contains(event->position().toPoint()))
                m_box->click();
        }

    private:
        QCheckBox *m_box;
    };
    auto *holder = new QWidget;
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0); // the box brings its own
    line->addWidget(box, 0, Qt::AlignTop);
    line->addWidget(new Words(box->text(), box), 1);
    box->setAccessibleName(box->text());
    box->setText({});
    holder->setFocusProxy(box);
    return holder;
}

QWidget *settingEditor(const SettingRow &row, const Settings &settings, const Put &put)
{
    QWidget *editor = editorFor(row, settings.value(row), put);
    const Settings::Source source = settings.source(row);
    if (source == Settings::Source::Environment || source == Settings::Source::Flag) {
        editor->setEnabled(false);
        editor->setToolTip(Editors::tr("Set by %1 for as long as it is there.").arg(row.environmentName()));
    }
    return editor;
}

} // namespace i2m
