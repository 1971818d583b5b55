// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/export_models.h"
#include "app/commands/open_data.h"
#include "app/commands/setting_text.h"
#include "app/fal_key.h"
#include "core/free_space.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonArray>
#include <QLocale>
#include <QSslSocket>
#include <QSysInfo>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(DoctorCommand)
};

enum class Health { Good, Note, Bad };

struct Finding
{
    QString name;
    Health health = Health::Good;
    QString detail;
};

QString nameOf(Health health)
{
    return health == Health::Good ? u"ok"_s : health == Health::Note ? u"note"_s : u"problem"_s;
}

Finding program()
{
    return {Texts::tr("Program"), Health::Good,
            u"image2model %1, Qt %2, %3"_s.arg(QCoreApplication::applicationVersion(),
                                               QString::fromLatin1(qVersion()),
                                               QSysInfo::prettyProductName())};
}

Finding dataFolder(const Places &places)
{
    const QString name = Texts::tr("Data folder");
    if (auto writable = prepareFolder(places.data); !writable)
        return {name, Health::Bad, writable.error().message()};
    const qint64 room = freeSpace(places.data);
    constexpr qint64 little = qint64(1) << 30;
    return {name, room < little ? Health::Note : Health::Good,
            Texts::tr("%1, %2 free").arg(places.data, QLocale().formattedDataSize(room))};
}

Finding holder(const Places &places)
{
    const QString held = holderOf(DataDir(places.data));
    return {Texts::tr("In use by"), Health::Good, held.isEmpty() ? Texts::tr("nobody else") : held};
}

Finding jobs(const Invocation &call)
{
    const QString name = Texts::tr("Jobs");
    if (!QFileInfo::exists(DataDir(call.places.data).databasePath()))
        return {name, Health::Good, Texts::tr("none yet")};
    const auto store = lookIntoData(call);
    if (!store)
        return {name, Health::Bad, store.error().message()};
    const auto counts = (*store)->counts();
    if (!counts)
        return {name, Health::Bad, counts.error().message()};
    return {name, Health::Good,
            Texts::tr("%1 images: %2 waiting, %3 running, %4 done, %5 failed")
                .arg(counts->total())
                .arg(counts->queued)
                .arg(counts->running)
                .arg(counts->completed)
                .arg(counts->failed)};
}

Finding falKey(const Places &places)
{
    const FalKey key = waitForFalKey(places);
    const QString name = Texts::tr("fal.ai key");
    if (key.locked)
        return {name, Health::Note,
                Texts::tr("in the keychain, which is locked: models are drafts until it is open")};
    if (key.source == KeySource::None)
        return {name, Health::Note, Texts::tr("none: models are drafts, made on this computer")};
    return {
        name, Health::Good,
        Texts::tr("%1, from: %2; “image2model fal-test” tries it").arg(key.key.hint(), toText(key.source))};
}

Finding encryption()
{
    const QString name = Texts::tr("Encryption");
    if (!QSslSocket::supportsSsl())
        return {name, Health::Bad, Texts::tr("Qt's TLS backend is missing: fal.ai cannot be reached")};
    return {name, Health::Good, QSslSocket::sslLibraryVersionString()};
}

Finding imageFormats()
{
    const auto formats = QImageReader::supportedImageFormats();
    const bool both = formats.contains("jpeg") && formats.contains("png");
    return {Texts::tr("Images"), both ? Health::Good : Health::Bad,
            both ? u"JPEG, PNG"_s : Texts::tr("Qt's JPEG or PNG plugin is missing")};
}

ExitCode runDoctor(const Invocation &call)
{
    const QList<Finding> findings{program(),     dataFolder(call.places), holder(call.places),
                                  jobs(call),    falKey(call.places),     encryption(),
                                  imageFormats()};
    bool sound = true;
    QJsonArray checks;
    for (const Finding &finding : findings) {
        sound = sound && finding.health != Health::Bad;
        checks.append(QJsonObject{
            {u"name"_s, finding.name}, {u"status"_s, nameOf(finding.health)}, {u"detail"_s, finding.detail}});
    }
    QJsonArray changed;
    for (const SettingRow *row : settingRows()) {
        if (call.settings.source(*row) != Settings::Source::Default)
            changed.append(settingJson(call.settings, *row));
    }
    if (call.console.json()) {
        call.console.data(QJsonObject{{u"ok"_s, sound},
                                      {u"version"_s, QCoreApplication::applicationVersion()},
                                      {u"checks"_s, checks},
                                      {u"settings_file"_s, call.settings.file()},
                                      {u"settings"_s, changed}});
        return sound ? ExitCode::Done : ExitCode::Failed;
    }
    for (const Finding &finding : findings)
        call.console.data(
            u"%1  %2  %3"_s.arg(nameOf(finding.health), -7).arg(finding.name, -12).arg(finding.detail));
    for (const QJsonValue row : changed)
        call.console.data(Texts::tr("Changed setting: %1 = %2 (%3)")
                              .arg(row[u"key"_s].toString(), row[u"value"_s].toVariant().toString(),
                                   row[u"source"_s].toString()));
    return sound ? ExitCode::Done : ExitCode::Failed;
}
} // namespace

Command doctorCommand()
{
    return {
        u"doctor"_s,
        {},
        Texts::tr("Check this installation, and say what is wrong"),
        {u"image2model doctor"_s, u"image2model doctor --json    # for a bug report: no secret is in it"_s},
        {},
        0,
        0,
        runDoctor};
}

} // namespace i2m
