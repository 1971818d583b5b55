// SPDX-License-Identifier: GPL-3.0-or-later
// What the settings show and do beside their rows: costs, room on the disk, cleaning up, setting back.
#include "tests/ui/desk.h"
#include "ui/cost_sheet.h"
#include "ui/dialogs/clean_up_dialog.h"
#include "ui/dialogs/cost_box.h"
#include "ui/dialogs/details_dialog.h"
#include "ui/dialogs/disk_box.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/option_words.h"
#include "ui/translation.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"en"_s); }
    void everyRowHasItsPage();
    void optionsAreSaidInWords();
    void costsBecomeASheetThatRunsNoFormula();
    void everyModelHasAPriceOrSaysThatItHasNone();
    void costsAreSavedAsAFile();
    void cleaningUpDeletesWhatIsFinishedAndFreesItsRoom();
    void settingBackForgetsWhatWasChosen();
    void aProxyThatIsNoneIsSaidAndChangesNothing();
    void startingWithTheComputerIsAnEntryOfTheDesktop();
    void noPageScrollsSideways_data();
    void noPageScrollsSideways();
    void theWordsOfASwitchPressIt();

private:
    QTemporaryDir m_folder;
};

void TestSettings::everyRowHasItsPage()
{
    Desk desk(m_folder.filePath(u"pages"_s));
    SettingsDialog dialog(desk.window->workbench());
    auto *pages = dialog.findChild<QStackedWidget *>();
    QCOMPARE(pages->count(), 8);
    dialog.openPage(u"account"_s);
    QVERIFY(pages->currentWidget()->findChild<CostBox *>());
    dialog.openPage(u"files"_s);
    QVERIFY(pages->currentWidget()->findChild<DiskBox *>());
    for (const SettingRow *row : settingRows()) {
        const QString name = QCoreApplication::translate("Setting", row->help).section(u": "_s, 0, 0);
        bool found = false;
        for (int page = 0; page < pages->count(); ++page) {
            for (const QWidget *widget : pages->widget(page)->findChildren<QWidget *>())
                found |= widget->accessibleName() == name;
        }
        QVERIFY2(found, row->key);
    }
}

void TestSettings::optionsAreSaidInWords()
{
    const auto catalogue = Catalogue::builtIn();
    const ModelEntry *draft = catalogue->find(u"draft"_s);
    using Words = QList<std::pair<QString, QString>>;
    QCOMPARE(optionWords(draft, {{u"face_limit"_s, 20000}, {u"depth"_s, 1.5}, {u"odd"_s, true}}),
             (Words{{u"Face limit"_s, u"20,000"_s}, {u"Depth"_s, u"1.5"_s}, {u"odd"_s, u"yes"_s}}));
    QCOMPARE(optionWords(nullptr, {{u"seed"_s, QJsonValue()}}), Words());

    QueueRow row;
    row.name = u"vase.jpg"_s;
    row.options = {{u"face_limit"_s, 5000}};
    bool said = false;
    const auto details = detailsOf(row, draft);
    for (const auto &[title, value] : details) {
        QVERIFY2(!value.contains(u'{'), qPrintable(value));
        said |= title == "Face limit"_L1 && value == "5,000"_L1;
    }
    QVERIFY(said);
}

void TestSettings::costsBecomeASheetThatRunsNoFormula()
{
    Job job;
    job.model = u"tripo"_s;
    job.source = u"window"_s;
    Task task;
    ImageFile image;
    image.name = u"=HYPERLINK(\"x\"), a.jpg"_s;
    task.images = {image};
    task.state = TaskState::Completed;
    task.cost = 0.3;
    task.billing = Billing::Charged;
    task.requestId = u"r1"_s;
    job.tasks = {task};
    QCOMPARE(costSheet({job}),
             "created,finished,image,model,state,usd,billing,request_id,source\r\n"
             ",,\"'=HYPERLINK(\"\"x\"\"), a.jpg\",tripo,completed,0.30,charged,r1,window\r\n"_ba);
}

void TestSettings::everyModelHasAPriceOrSaysThatItHasNone()
{
    const auto catalogue = Catalogue::builtIn();
    const QList<QStringList> rows = priceRows(*catalogue);
    QCOMPARE(rows.size(), catalogue->entries().size());
    QSet<QString> prices;
    for (const QStringList &row : rows) {
        QVERIFY(!row[0].isEmpty() && !row[1].isEmpty() && !row[2].isEmpty());
        prices.insert(row[1]);
    }
    QVERIFY(prices.contains(u"free"_s));
    QVERIFY(prices.contains(u"about $0.30"_s));
}

void TestSettings::costsAreSavedAsAFile()
{
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Desk desk(m_folder.filePath(u"costs"_s));
    CostBox box(desk.window->workbench());
    const QString path = m_folder.filePath(u"costs.csv"_s);
    QTimer::singleShot(0, this, [&path] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        dialog->findChild<QLineEdit *>()->setText(path);
        dialog->accept();
    });
    for (QPushButton *button : box.findChildren<QPushButton *>()) {
        if (button->text().startsWith("Save as"_L1))
            button->click();
    }
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("created,finished,image"));
}

void TestSettings::cleaningUpDeletesWhatIsFinishedAndFreesItsRoom()
{
    const QString folder = m_folder.filePath(u"clean"_s);
    Desk desk(folder);
    desk.drop(QStringList{drawImage(m_folder.filePath(u"c.png"_s), Qt::red)});
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    desk.action(Do::Create)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isReady), Desk::patience);
    const QString jobs = desk.queue().dir().root() + u"/jobs"_s;
    QVERIFY(bytesBelow({jobs}) > 10'000);

    CleanUpDialog dialog(&desk.thread->engine(), false);
    auto *age = dialog.findChild<QComboBox *>();
    QPushButton *remove = nullptr;
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == "Delete"_L1)
            remove = button;
    }
    QVERIFY(!remove->isEnabled()); // nothing is 30 days old
    age->setCurrentIndex(age->findData(0));
    QTRY_VERIFY(remove->isEnabled());
    CleanUpDialog studio(&desk.thread->engine(), true);
    auto *all = studio.findChild<QComboBox *>();
    all->setCurrentIndex(all->findData(0));
    QTRY_VERIFY(std::ranges::any_of(studio.findChildren<QLabel *>(), [](const QLabel *label) {
        return label->text().contains(u"belong to everybody"_s);
    }));
    int cleaned = 0;
    connect(&dialog, &CleanUpDialog::cleaned, this, [&cleaned](int count) { cleaned = count; });
    remove->click();
    QTRY_COMPARE(cleaned, 1);
    QTRY_COMPARE(bytesBelow({jobs}), 0);
    QTRY_COMPARE(desk.queue().rowCount(), 0);
}

void TestSettings::settingBackForgetsWhatWasChosen()
{
    Desk desk(m_folder.filePath(u"reset"_s));
    Workbench &bench = desk.window->workbench();
    bench.storeSetting(setting::askAbove, u"12"_s);
    SettingsDialog dialog(bench);
    dialog.show();
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (!button->text().startsWith("Reset all"_L1))
            continue;
        QTimer::singleShot(0, this, [] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            for (QAbstractButton *each : box->buttons()) {
                if (box->buttonRole(each) == QMessageBox::AcceptRole)
                    each->click();
            }
        });
        button->click();
    }
    QCOMPARE(bench.settings()[setting::askAbove], 5.0);
    QVERIFY(!dialog.isVisible());
}

void TestSettings::aProxyThatIsNoneIsSaidAndChangesNothing()
{
    Desk desk(m_folder.filePath(u"proxy"_s));
    Workbench &bench = desk.window->workbench();
    SettingsDialog dialog(bench);
    dialog.openPage(u"advanced"_s);
    dialog.show();
    QWidget *editor = nullptr;
    for (QWidget *each : dialog.findChildren<QWidget *>()) {
        if (each->accessibleName() == "Proxy"_L1)
            editor = each;
    }
    QVERIFY(editor);
    auto *field = editor->findChild<QLineEdit *>();
    auto *problem = editor->findChild<QLabel *>();
    const auto enter = [field](const QString &text) {
        field->setText(text);
        Q_EMIT field->editingFinished();
    };
    enter(u"ftp://secret@proxy"_s);
    QVERIFY(problem->isVisible() && problem->text().contains(u"http://"_s));
    QVERIFY(!problem->text().contains(u"secret"_s));
    QCOMPARE(bench.settings()[setting::proxy], QString());
    enter(u"http://proxy.studio:3128"_s);
    QVERIFY(!problem->isVisible());
    QCOMPARE(bench.settings()[setting::proxy], u"http://proxy.studio:3128"_s);
}

void TestSettings::startingWithTheComputerIsAnEntryOfTheDesktop()
{
#ifdef Q_OS_LINUX
    const QByteArray usual = qgetenv("XDG_CONFIG_HOME");
    const QString home = m_folder.filePath(u"100% \"my\" $home"_s);
    qputenv("XDG_CONFIG_HOME", home.toUtf8());
    const auto back = qScopeGuard([&usual] { qputenv("XDG_CONFIG_HOME", usual); });
    Desk desk(m_folder.filePath(u"autostart"_s));
    SettingsDialog dialog(desk.window->workbench());
    QCheckBox *start = nullptr;
    for (QCheckBox *box : dialog.findChildren<QCheckBox *>()) {
        if (box->accessibleName().startsWith("Start with"_L1))
            start = box;
    }
    QVERIFY(start && !start->isChecked());
    start->click();
    const QString entry = home + u"/autostart/io.github.image2model.Image2Model.desktop"_s;
    QVERIFY(QFile::exists(entry));
    QProcess validator;
    validator.start(u"desktop-file-validate"_s, {entry});
    QVERIFY(validator.waitForFinished());
    QCOMPARE(validator.readAll(), QByteArray());
    QCOMPARE(validator.exitCode(), 0);
    start->click();
    QVERIFY(!QFile::exists(entry));
#else
    QSKIP("what the desktop keeps is only looked at on Linux");
#endif
}

void TestSettings::noPageScrollsSideways_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("German") << u"de"_s;
}

void TestSettings::noPageScrollsSideways()
{
    QFETCH(QString, language);
    installTranslation(language);
    const auto back = qScopeGuard([] { installTranslation(u"en"_s); });
    Desk desk(m_folder.filePath(u"wide"_s + language));
    SettingsDialog dialog(desk.window->workbench());
    dialog.resize(800, 600);
    dialog.show();
    for (int page = 0; page < 8; ++page) {
        auto *list = dialog.findChild<QListWidget *>();
        list->setCurrentRow(page);
        const auto *area = qobject_cast<QScrollArea *>(dialog.findChild<QStackedWidget *>()->currentWidget());
        QVERIFY(area);
        QTRY_VERIFY2(area->horizontalScrollBar()->maximum() == 0, qPrintable(list->currentItem()->text()));
    }
}

void TestSettings::theWordsOfASwitchPressIt()
{
    Desk desk(m_folder.filePath(u"words"_s));
    SettingsDialog dialog(desk.window->workbench());
    dialog.openPage(u"notifications"_s);
    dialog.show();
    const bool before = desk.window->workbench().settings()[setting::notify];
    QCheckBox *box = dialog.findChild<QStackedWidget *>()->currentWidget()->findChild<QCheckBox *>();
    QTest::mouseClick(box->parentWidget()->findChild<QLabel *>(), Qt::LeftButton);
    QCOMPARE(desk.window->workbench().settings()[setting::notify], !before);
    QCOMPARE(box->isChecked(), !before);
}

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
