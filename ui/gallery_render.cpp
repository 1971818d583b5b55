// SPDX-License-Identifier: GPL-3.0-or-later
// Windows of the gallery and their pictures.
#include "core/async.h"
#include "ui/gallery.h"
#include "ui/gallery_scene.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QDialog>
#include <QFontDatabase>
#include <QPainter>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// An account whose every key works, for the picture of the dialog.
class ExampleAccount : public Account
{
public:
    explicit ExampleAccount(bool keychain) : m_keychain(keychain) {}
    KeyPlace source() const override { return KeyPlace::None; }
    QString hint() const override { return {}; }
    bool keychainAvailable() const override { return m_keychain; }
    bool keychainLocked() const override { return false; }
    void unlock() override {}
    QFuture<KeyVerdict> check(const Secret &) override
    {
        return ready(KeyVerdict{KeyVerdict::Kind::Works, {}});
    }
    QFuture<Result<void>> use(const Secret &, bool) override { return ready(Result<void>()); }
    QFuture<Result<void>> forget() override { return ready(Result<void>()); }

private:
    bool m_keychain;
};

/// A server that runs and was used, for the pictures of its popover and its page.
class ExampleDoor : public ApiDoor
{
public:
    ApiState state() const override
    {
        return {ApiState::Kind::On, u"127.0.0.1:8000"_s, {}, 12, today(14, 2), u"127.0.0.1"_s};
    }
    Secret key() const override { return Secret("i2m_0123456789abcdef0123456789abcdef"); }
    void setOn(bool) override {}
    void renewKey() override {}
    QList<ApiRequest> log() const override
    {
        const QString client = u"127.0.0.1"_s;
        return {{today(14, 2), u"GET"_s, u"/api/v1/status/9f2c"_s, 200, 1, client, {}},
                {today(14, 1), u"POST"_s, u"/api/v1/upload/batch"_s, 202, 86, client, {}},
                {today(13, 58), u"GET"_s, u"/api/v1/jobs"_s, 401, 0, client, {}}};
    }
    QList<ApiKey> keys() const override
    {
        return {{u"1"_s, {}, true, true, {}, today(14, 2)},
                {u"2"_s, u"Blender add-on"_s, false, false, today(9, 30), today(13, 58)},
                {u"3"_s, u"Night batch"_s, false, false, today(9, 31), {}}};
    }
    QFuture<Result<Secret>> addKey(const QString &, bool) override { return ready(Result<Secret>(key())); }
    QFuture<Result<void>> revokeKey(const QString &) override { return ready(Result<void>()); }

private:
    static QDateTime today(int hour, int minute) { return {QDate::currentDate(), QTime(hour, minute)}; }
};

class ExampleCrew : public CrewDoor
{
public:
    CrewState state() const override
    {
        const auto worker = [](const QString &id, const QString &role, int active, int done, double load) {
            return WorkerRow{.id = id,
                             .host = id.section(u'-', 0, 0),
                             .role = role,
                             .queues = role == "server"_L1 ? QString() : u"model_generation, maintenance"_s,
                             .version = u"1.0"_s,
                             .online = true,
                             .draining = false,
                             .active = active,
                             .done = done,
                             .failed = done / 60,
                             .retried = done / 25,
                             .load = load,
                             .lastSeen = QDateTime(QDate::currentDate(), QTime(14, 2))};
        };
        CrewState state{CrewState::Kind::Joined,
                        u"queue.studio:6379"_s,
                        {worker(u"atlas-412-9f03c1"_s, u"server"_s, 0, 0, 0.2),
                         worker(u"render1-733-51be20"_s, u"worker"_s, 4, 1204, 3.1),
                         worker(u"render2-129-c7a944"_s, u"worker"_s, 3, 988, 2.4),
                         worker(u"desk3-2210-0d1f6b"_s, u"window"_s, 1, 57, 0.9)}};
        state.workers[2].draining = true;
        state.workers[3].online = false;
        return state;
    }
    void drain(const QString &) override {}
    void forget(const QString &) override {}
    void rejoin() override {}
};

/// The window as people see it, with an open dialog over it.
QPixmap pictureOf(MainWindow &window)
{
    QPixmap picture = window.grab();
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        if (!dialog->isVisible())
            continue;
        QPainter painter(&picture);
        painter.fillRect(window.rect(), QColor(0, 0, 0, 110));
        painter.drawPixmap(window.rect().center() - dialog->rect().center(), dialog->grab());
    }
    if (QWidget *popover = QApplication::activePopupWidget()) {
        QPainter painter(&picture);
        painter.drawPixmap(window.mapFromGlobal(popover->pos()), popover->grab());
    }
    return picture;
}

} // namespace

std::unique_ptr<Account> exampleAccount(bool keychain) { return std::make_unique<ExampleAccount>(keychain); }

Result<std::unique_ptr<Gallery>> Gallery::open(bool dark, int textPixels)
{
    QFont text = QFontDatabase::hasFamily(u"Inter"_s) ? QFont(u"Inter"_s) : QApplication::font();
    text.setPixelSize(textPixels);
    QApplication::setFont(text);
    std::unique_ptr<Gallery> gallery(new Gallery);
    auto catalogue = Catalogue::builtIn();
    if (!catalogue)
        return catalogue.error();
    gallery->m_catalogue = std::move(*catalogue);
    auto settings = Settings::load(gallery->m_folder.filePath(u"settings.ini"_s));
    if (!settings)
        return settings.error();
    if (auto chosen = settings->store(setting::theme, dark ? u"dark"_s : u"light"_s); !chosen)
        return chosen.error();
    gallery->m_door = std::make_unique<ExampleDoor>();
    gallery->m_account = exampleAccount(true);
    gallery->m_crew = std::make_unique<ExampleCrew>();
    gallery->m_window = std::make_unique<MainWindow>(
        WindowParts{gallery->m_catalogue, *settings, DataDir(gallery->m_folder.path()), nullptr,
                    gallery->m_account.get(), gallery->m_door.get(), gallery->m_crew.get()});
    return gallery;
}

Gallery::~Gallery() = default;

Result<void> renderState(const QString &state, bool dark, const QString &file, int textPixels)
{
    const auto gallery = Gallery::open(dark, textPixels);
    if (!gallery)
        return gallery.error();
    MainWindow &window = (*gallery)->window();
    window.show();
    QApplication::processEvents(); // a popover opens below its button, which has to have its place
    if (!showState(window, state))
        return Error{ErrorCode::ValidationError,
                     u"“%1”; known: %2"_s.arg(state, galleryStates().join(u", "_s))};
    for (int round = 0; round < 5; ++round) { // layouts settle from the inside out
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
    if (!pictureOf(window).save(file, "PNG"))
        return Error{ErrorCode::StorageError, file};
    return {};
}

} // namespace i2m
