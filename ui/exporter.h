// SPDX-License-Identifier: GPL-3.0-or-later
// The window's way out for models: asks where and how, remembers the answer, works on the pool and tells what
// came of it.
#pragma once

#include "ui/export.h"

#include <QImage>
#include <QObject>

class QWidget;

namespace i2m {

class Workbench;

class Exporter : public QObject
{
    Q_OBJECT

public:
    /// Dialogs open over `window`.
    Exporter(Workbench &bench, QWidget *window);

    /// One gesture: into the remembered folder, or the one that is asked for the first time.
    void save(const QList<QueueRow> &rows, ModelFormat format = ModelFormat::Glb);
    /// Asks how first.
    void saveAs(const QList<QueueRow> &rows);
    void saveZip(const QList<QueueRow> &rows);
    void chooseFolder();
    /// A picture of a model, under its name.
    void savePicture(const QImage &picture, const QString &name);
    /// A folder for pictures that does not exist yet.
    QString freePictureFolder(const QString &name) const;

Q_SIGNALS:
    /// What came of it; `path`: something to show in its folder, or empty.
    void told(const QString &text, const QString &path);

private:
    void saveTo(const QString &folder, const QList<QueueRow> &rows, const ExportWish &wish);
    void zipTo(const QList<QueueRow> &rows, const ExportWish &wish);
    void tell(const Result<Exported> &exported, const QString &zip);
    QString usualFolder() const;
    QString pictureFolder() const;
    QString folder();
    ExportWish remembered() const;
    void remember(const ExportWish &wish) const;

    Workbench &m_bench;
    QWidget *m_window;
};

} // namespace i2m
