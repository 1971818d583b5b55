// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/desk.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QRadialGradient>
#include <QTest>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

Desk::Desk(const QString &folder, const Secret &falKey)
{
    auto loaded = Settings::load(folder + u"/settings.ini"_s);
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().message()));
    settings = *loaded;
    auto started = EngineThread::start(DataDir(folder + u"/data"_s), settings, falKey);
    if (!started)
        qFatal("%s", qPrintable(started.error().message()));
    thread = std::move(*started);
    Engine *engine = &thread->engine();
    const Catalogue &catalogue = thread->application().catalogue();
    window =
        std::make_unique<MainWindow>(WindowParts{catalogue, settings, DataDir(folder + u"/data"_s), engine});
    ask(engine, [engine] { engine->start(); }).waitForFinished();
    const ModelEntry *model = catalogue.preferred(falKey.isEmpty() ? u"draft"_s : u"fal"_s);
    if (model)
        window->workbench().setRecipe({model->id, {}});
    if (!falKey.isEmpty()) { // the engine has it; a window without an account does not know
        Outlook outlook = window->workbench().outlook();
        outlook.key = KeyPlace::Session;
        window->workbench().setOutlook(outlook);
    }
    window->show();
}

Desk::~Desk() = default;

bool Desk::all(bool (QueueRow::*is)() const)
{
    return !queue().rows().isEmpty() && std::ranges::all_of(queue().rows(), is);
}

QString Desk::lineOf(int row)
{
    return queue().index(row, 0).data(QueueModel::TextRole).value<RowText>().line;
}

void Desk::drop(const QStringList &paths)
{
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    mime.setUrls(urls);
    drop(mime);
}

void Desk::drop(const QMimeData &mime)
{
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &enter);
    QDropEvent event(QPointF(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &event);
}

void Desk::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    window->activateWindow();
    if (QTest::qWaitForWindowActive(window.get()))
        QTest::keyClick(window.get(), key, modifiers);
}

QString Desk::told() { return window->snackbar().accessibleName(); }

QString drawImage(const QString &path, QColor color)
{
    QImage image(240, 240, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QRadialGradient gradient(100, 90, 120);
    gradient.setColorAt(0, color.lighter());
    gradient.setColorAt(1, color.darker());
    painter.setBrush(gradient);
    painter.drawEllipse(50, 40, 140, 160);
    painter.end();
    image.save(path);
    return path;
}

} // namespace i2m
