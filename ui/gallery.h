// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the window with made-up work in it, so that looks can be reviewed and tested without an
// engine: `image2model --screenshot STATE FILE.png [--dark] [--large] [--language CODE]`.
#pragma once

#include "core/catalogue.h"
#include "core/result.h"

#include <QPixmap>
#include <QStringList>
#include <QTemporaryDir>
#include <memory>

namespace i2m {

class Account;
class ApiDoor;
class CrewDoor;
class MainWindow;

/// A window without an engine, in a folder of its own. Needs a QApplication.
class Gallery
{
public:
    /// Errors: those of the catalogue.
    static Result<std::unique_ptr<Gallery>> open(bool dark, int textPixels = usualText);
    ~Gallery();

    static constexpr int usualText = 13; ///< pixels

    MainWindow &window() { return *m_window; }

private:
    Gallery() = default;

    QTemporaryDir m_folder;
    Catalogue m_catalogue;
    std::unique_ptr<Account> m_account;
    std::unique_ptr<ApiDoor> m_door;
    std::unique_ptr<CrewDoor> m_crew;
    std::unique_ptr<MainWindow> m_window;
};

/// "empty", "drafts", "running", …
QStringList galleryStates();
/// Puts a state into a window that was made without an engine. False for an unknown state.
bool showState(MainWindow &window, const QString &state);
/// Renders one state to a PNG file. Errors: ValidationError for an unknown state,
/// StorageError.
Result<void> renderState(const QString &state, bool dark, const QString &file,
                         int textPixels = Gallery::usualText);

/// A drawn example object: "amphora", "lamp", "bowl", "bottle", "chalice", "urn". `ground` transparent: none.
QPixmap galleryPicture(const QString &object, int side, const QColor &ground);

} // namespace i2m
