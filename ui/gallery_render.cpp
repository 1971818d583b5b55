// SPDX-License-Identifier: GPL-3.0-or-later
// Windows of the gallery and their pictures.
#include "core/async.h"
#include "ui/gallery.h"
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
    KeyPlace source() const override { return KeyPlace::None; }
    QString hint() const override { return {}; }
    bool keychainAvailable() const override { return true; }
    QFuture<KeyVerdict> check(const Secret &) override
    {
        return ready(KeyVerdict{KeyVerdict::Kind::Works, {}});
    }
    QFuture<Result<void>> use(const Secret &, bool) override { return ready(Result<void>()); }
    QFuture<Result<void>> forget() override { return ready(Result<void>()); }
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
    return picture;
}

} // namespace

Result<std::unique_ptr<Gallery>> Gallery::open(bool dark)
{
    if (QFontDatabase::hasFamily(u"Inter"_s)) {
        QFont font(u"Inter"_s);
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
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
    gallery->m_account = std::make_unique<ExampleAccount>();
    gallery->m_window = std::make_unique<MainWindow>(WindowParts{gallery->m_catalogue, *settings,
                                                                 DataDir(gallery->m_folder.path()), nullptr,
                                                                 gallery->m_account.get()});
    return gallery;
}

Gallery::~Gallery() = default;

Result<void> renderState(const QString &state, bool dark, const QString &file)
{
    const auto gallery = Gallery::open(dark);
    if (!gallery)
        return gallery.error();
    MainWindow &window = (*gallery)->window();
    if (!showState(window, state))
        return Error{ErrorCode::ValidationError,
                     u"“%1”; known: %2"_s.arg(state, galleryStates().join(u", "_s))};
    window.show();
    QApplication::processEvents();
    if (!pictureOf(window).save(file, "PNG"))
        return Error{ErrorCode::StorageError, file};
    return {};
}

} // namespace i2m
