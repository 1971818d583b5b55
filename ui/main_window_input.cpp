// SPDX-License-Identifier: GPL-3.0-or-later
// How images come into the window: dropped, pasted, chosen, or given by another start of the program.
#include "ui/main_window.h"

#include "ui/dropped.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QSettings>

namespace i2m {
using namespace Qt::StringLiterals;

void MainWindow::openPaths(const QStringList &paths)
{
    if (!paths.isEmpty())
        m_bench.addPaths(paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source())
        return; // our own rows on their way out
    const Dropped dropped = readMime(*event->mimeData());
    if (dropped.isEmpty())
        return;
    m_overlay->show(dropped.usable(), dropped.skipped, dropped.folders > 0);
    if (dropped.usable() > 0 || dropped.folders > 0)
        event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *) { m_overlay->hide(); }

void MainWindow::dropEvent(QDropEvent *event)
{
    m_overlay->hide();
    const Dropped dropped = readMime(*event->mimeData());
    m_bench.addDropped(dropped);
    event->acceptProposedAction();
    if (dropped.skipped > 0)
        m_snackbar->show(tr("%n file(s) skipped: no images.", nullptr, dropped.skipped));
}

void MainWindow::paste()
{
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    const Dropped dropped = mime ? readMime(*mime) : Dropped();
    if (dropped.usable() == 0 && dropped.folders == 0)
        m_snackbar->show(tr("There is no image on the clipboard."));
    else
        m_bench.addDropped(dropped);
}

void MainWindow::chooseImages()
{
    QSettings memory(m_bench.settings().file() + u".window"_s, QSettings::IniFormat);
    const QString key = u"window/image_folder"_s;
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Add images"), memory.value(key).toString(),
        tr("Images (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;All files (*)"));
    if (paths.isEmpty())
        return;
    memory.setValue(key, QFileInfo(paths.front()).path());
    m_bench.addPaths(paths);
}

void MainWindow::replaceImage(const QString &key)
{
    const QueueRow *row = m_bench.queue().find(key);
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Replace image"), row ? row->original : QString(),
        tr("Images (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;All files (*)"));
    if (!path.isEmpty())
        m_bench.replaceImage(key, path);
}

} // namespace i2m
