// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporter.h"

#include "core/async.h"
#include "core/file_name.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/workbench.h"

#include <QDir>
#include <QFileDialog>
#include <QSettings>
#include <QStandardPaths>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QList<QueueRow> readyOf(QList<QueueRow> rows)
{
    rows.removeIf([](const QueueRow &row) { return !row.isReady(); });
    return rows;
}
} // namespace

Exporter::Exporter(Workbench &bench, QWidget *window) : QObject(window), m_bench(bench), m_window(window) {}

QString Exporter::usualFolder() const
{
    const QString chosen = m_bench.settings()[setting::exportFolder];
    return chosen.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/Image2Model"_s
               : chosen;
}

void Exporter::chooseFolder()
{
    const QString usual = usualFolder();
    QDir().mkpath(usual);
    const QString chosen =
        QFileDialog::getExistingDirectory(m_window, tr("Where should models be saved?"), usual);
    if (!chosen.isEmpty())
        m_bench.storeSetting(setting::exportFolder, chosen);
}

QString Exporter::folder()
{
    if (m_bench.settings()[setting::exportFolder].isEmpty())
        chooseFolder();
    return m_bench.settings()[setting::exportFolder];
}

void Exporter::save(const QList<QueueRow> &rows, ModelFormat format)
{
    const QList<QueueRow> models = readyOf(rows);
    const QString target = models.isEmpty() ? QString() : folder();
    if (!target.isEmpty())
        saveTo(target, models, usualWish(format));
}

void Exporter::saveAs(const QList<QueueRow> &rows)
{
    const QList<QueueRow> models = readyOf(rows);
    if (models.isEmpty())
        return;
    auto *dialog = new ExportDialog(models, remembered(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, models] {
        const ExportWish wish = dialog->wish();
        remember(wish);
        if (dialog->asZip())
            return zipTo(models, wish);
        const QString target = QFileDialog::getExistingDirectory(m_window, tr("Export to"), usualFolder());
        if (!target.isEmpty())
            saveTo(target, models, wish);
    });
    dialog->open();
}

void Exporter::saveZip(const QList<QueueRow> &rows)
{
    const QList<QueueRow> models = readyOf(rows);
    if (!models.isEmpty())
        zipTo(models, {});
}

QString Exporter::pictureFolder() const
{
    const QString chosen = m_bench.settings()[setting::exportFolder];
    return chosen.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + u"/Image2Model"_s
               : chosen;
}

QString Exporter::freePictureFolder(const QString &name) const
{
    return freePath(pictureFolder(), safeStem(name + u".png"_s), u" turntable"_s);
}

void Exporter::savePicture(const QImage &picture, const QString &name)
{
    if (picture.isNull())
        return;
    QtConcurrent::run([picture, name, folder = pictureFolder()]() -> Result<QString> {
        QDir().mkpath(folder);
        const QString path = freePath(folder, safeStem(name + u".png"_s), u".png"_s);
        if (!picture.save(path, "PNG"))
            return Error{ErrorCode::StorageError, path};
        return path;
    }) | then(this, [this](const Result<QString> &saved) {
        if (saved)
            Q_EMIT told(tr("Saved %1.").arg(QFileInfo(*saved).fileName()), *saved);
        else
            Q_EMIT told(saved.error().message(), {});
    });
}

void Exporter::saveTo(const QString &target, const QList<QueueRow> &rows, const ExportWish &asked)
{
    ExportWish wish = asked;
    wish.pattern = m_bench.settings()[setting::exportPattern];
    QtConcurrent::run([target, dir = m_bench.queue().dir(), rows, wish] {
        return exportTo(target, dir, rows, wish);
    }) | then(this, [this](const Result<Exported> &exported) { tell(exported, {}); });
}

void Exporter::zipTo(const QList<QueueRow> &rows, const ExportWish &asked)
{
    QString target = QFileDialog::getSaveFileName(
        m_window, tr("Export as ZIP"), usualFolder() + u"/models.zip"_s, tr("ZIP archives (*.zip)"));
    if (target.isEmpty())
        return;
    if (!target.endsWith(".zip"_L1, Qt::CaseInsensitive))
        target += u".zip"_s;
    ExportWish wish = asked;
    wish.pattern = m_bench.settings()[setting::exportPattern];
    QtConcurrent::run([target, dir = m_bench.queue().dir(), rows, wish] {
        return exportZip(target, dir, rows, wish);
    }) | then(this, [this, target](const Result<Exported> &exported) { tell(exported, target); });
}

void Exporter::tell(const Result<Exported> &exported, const QString &zip)
{
    if (!exported) {
        Q_EMIT told(exported.error().message(), {});
        return;
    }
    const int saved = int(exported->models.size());
    if (!exported->refused.isEmpty()) {
        const auto &[name, error] = exported->refused.front();
        Q_EMIT told(tr("%n could not be exported. %1: %2", nullptr, int(exported->refused.size()))
                        .arg(name, error.message()),
                    zip.isEmpty() ? exported->models.value(0) : zip);
        return;
    }
    const QString path = zip.isEmpty() ? exported->models.front() : zip;
    Q_EMIT told(saved == 1 || !zip.isEmpty() ? tr("Saved %1.").arg(QFileInfo(path).fileName())
                                             : tr("Saved %n model(s).", nullptr, saved),
                path);
}

ExportWish Exporter::remembered() const
{
    const QSettings memory(m_bench.settings().file() + u".window"_s, QSettings::IniFormat);
    const auto format = formatBySuffix(memory.value("export/format"_L1).toString());
    ExportWish wish = usualWish(format.value_or(ModelFormat::Glb));
    wish.longestSide = memory.value("export/longest_mm"_L1).toDouble();
    wish.withSettings = memory.value("export/with_settings"_L1).toBool();
    return wish;
}

void Exporter::remember(const ExportWish &wish) const
{
    QSettings memory(m_bench.settings().file() + u".window"_s, QSettings::IniFormat);
    memory.setValue("export/format"_L1, QString::fromLatin1(formatRow(wish.format).suffix));
    memory.setValue("export/longest_mm"_L1, wish.longestSide);
    memory.setValue("export/with_settings"_L1, wish.withSettings);
}

} // namespace i2m
