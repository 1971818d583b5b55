// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench.h"

#include "core/async.h"
#include "core/jobs/engine.h"
#include "core/proxy.h"
#include "ui/drafts.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds noteDelay{300}; ///< a script may submit many jobs a second

ImageLimits limitsFrom(const Settings &settings)
{
    ImageLimits limits;
    limits.maxBytes = settings[setting::maxUploadSize];
    return limits;
}

QString memoryFile(const Settings &settings) { return settings.file() + u".window"_s; }
} // namespace

Workbench::Workbench(const WindowParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_queue(parts.dir), m_intake(m_queue, limitsFrom(parts.settings)),
      m_presets(memoryFile(parts.settings))
{
    const QSettings memory(memoryFile(parts.settings), QSettings::IniFormat);
    m_recipe.model = memory.value("recipe/model"_L1).toString();
    m_recipe.options = QJsonDocument::fromJson(memory.value("recipe/options"_L1).toByteArray()).object();
    if (!parts.settings[setting::keepFinished])
        m_noted = memory.value("queue/finished"_L1).toStringList();
    if (!parts.catalogue.find(m_recipe.model)) {
        const ModelEntry *best = parts.catalogue.preferred(u"fal"_s);
        m_recipe = {best ? best->id : QString(), {}};
    }
    connect(&m_intake, &ImageIntake::tooMany, this, &Workbench::leftOver);
    connect(&m_intake, &ImageIntake::taken, this, [this](int added, int refused) {
        if (added + refused == 0)
            Q_EMIT told(tr("No images found there."));
        saveDrafts();
        refreshOutlook();
        if (added > 0)
            Q_EMIT draftsAdded();
    });
    connect(&m_queue, &QueueModel::settled, this, &Workbench::refreshOutlook);
    m_queue.setTries(parts.settings[setting::retryAttempts]);
    m_note.setSingleShot(true);
    m_note.setInterval(noteDelay);
    connect(&m_note, &QTimer::timeout, this, &Workbench::noteRows);
    connect(&m_queue, &QueueModel::settled, &m_note, [this] {
        if (!m_note.isActive())
            m_note.start();
    });
    connect(&m_queue, &QueueModel::lineMoved, this, &Workbench::refreshLine);
    if (m_parts.account)
        connect(m_parts.account, &Account::changed, this, &Workbench::refreshOutlook);
    if (m_parts.api)
        connect(m_parts.api, &ApiDoor::changed, this, &Workbench::refreshOutlook);
    if (m_parts.crew)
        connect(m_parts.crew, &CrewDoor::changed, this, [this] {
            const CrewState::Kind kind = m_parts.crew->state().kind;
            if (m_outlook.redisLost != (kind == CrewState::Kind::Away) ||
                m_outlook.redisBack != (kind == CrewState::Kind::Back))
                refreshOutlook();
        });
    if (m_parts.engine) {
        connect(m_parts.engine, &Engine::changed, &m_queue, &QueueModel::apply);
        connect(m_parts.engine, &Engine::providersChanged, this, &Workbench::refreshProviders);
        loadDrafts(); // at once: the list is read before new images come into it
        // Later, even where the answer is quick: nobody listens to a workbench in the making.
        QMetaObject::invokeMethod(this, &Workbench::loadOpenJobs, Qt::QueuedConnection);
    }
    refreshOutlook();
}

void Workbench::setOutlook(const Outlook &outlook)
{
    m_outlook = outlook;
    m_queue.setOutlook(outlook);
    Q_EMIT outlookChanged();
}

void Workbench::setRecipe(const Recipe &recipe)
{
    m_recipe = recipe;
    QSettings memory(memoryFile(m_parts.settings), QSettings::IniFormat);
    memory.setValue("recipe/model"_L1, recipe.model);
    memory.setValue("recipe/options"_L1, QJsonDocument(recipe.options).toJson(QJsonDocument::Compact));
    refreshOutlook();
    Q_EMIT recipeChanged();
}

Recipe Workbench::recipeOf(const QueueRow &row) const
{
    return row.custom || row.isTask() ? Recipe{row.model, row.options} : m_recipe;
}

std::optional<double> Workbench::priceOf(const QueueRow &row) const
{
    const Recipe recipe = recipeOf(row);
    const ModelEntry *model = catalogue().find(recipe.model);
    if (!model)
        return {};
    return catalogue().estimate(*model, recipe.options, std::max(1, int(row.task.images.size())));
}

std::optional<double> Workbench::priceOfAll(bool (QueueRow::*which)() const) const
{
    double sum = 0;
    for (const QueueRow &row : m_queue.rows()) {
        if (!(row.*which)())
            continue;
        const auto price = priceOf(row);
        if (!price)
            return {};
        sum += *price;
    }
    return sum;
}

bool Workbench::isFree(const Recipe &recipe) const
{
    const ModelEntry *model = catalogue().find(recipe.model);
    return model && model->provider == "draft"_L1;
}

void Workbench::addPaths(const QStringList &paths) { m_intake.add(paths); }

void Workbench::addDropped(const Dropped &dropped)
{
    if (!dropped.paths.isEmpty())
        m_intake.add(dropped.paths);
    else if (!dropped.picture.isNull())
        m_intake.add(
            dropped.picture,
            tr("Pasted %1.png").arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd hh.mm.ss"_s)));
    else if (!dropped.address.isEmpty()) {
        Q_EMIT told(tr("Fetching the image from %1…").arg(dropped.address.host()));
        m_web.setProxy(proxyOf(m_parts.settings));
        m_web.fetch(dropped.address, m_queue.dir().spoolDir()) |
            then(this, [this, name = dropped.address.fileName()](const Result<QString> &path) {
                if (path)
                    m_intake.addNamed(*path, name.isEmpty() ? QFileInfo(*path).fileName() : name);
                else
                    Q_EMIT failed(path.error());
            });
    }
}

void Workbench::trySample(const QImage &picture)
{
    const ModelEntry *draft = catalogue().preferred(u"draft"_s);
    if (!draft)
        return;
    setRecipe({draft->id, {}});
    connect(
        &m_intake, &ImageIntake::taken, this, [this] { create(); }, Qt::SingleShotConnection);
    m_intake.add(picture, tr("Sample amphora.png"));
}

void Workbench::shrink(const QStringList &keys) { m_intake.shrink(keys); }

void Workbench::replaceImage(const QString &key, const QString &path) { m_intake.replace(key, path); }

void Workbench::turnImage(const QString &key, int quarters) { m_intake.turn(key, quarters); }

void Workbench::storeSetting(const SettingRow &row, const QString &text)
{
    if (const auto stored = m_parts.settings.store(row, text); !stored) {
        Q_EMIT failed(stored.error());
        return;
    }
    m_queue.setTries(m_parts.settings[setting::retryAttempts]);
    noteRows();
    refreshOutlook();
    Q_EMIT settingsChanged();
}

void Workbench::showRelease(const QString &version, const QUrl &notes)
{
    Outlook outlook = m_outlook;
    outlook.newVersion = version;
    outlook.versionNotes = notes;
    setOutlook(outlook);
}

void Workbench::refreshOutlook()
{
    Outlook outlook = m_outlook;
    if (m_parts.engine && m_parts.account) {
        outlook.key = m_parts.account->source();
        outlook.keychainLocked = m_parts.account->keychainLocked();
    }
    if (m_parts.engine && m_parts.api)
        outlook.api = m_parts.api->state();
    if (m_parts.engine && m_parts.crew) {
        outlook.redisLost = m_parts.crew->state().kind == CrewState::Kind::Away;
        outlook.redisBack = m_parts.crew->state().kind == CrewState::Kind::Back;
    }
    outlook.draftPrice = priceOfDrafts();
    outlook.retryPrice = priceOfRetries();
    bool anyPaid = false;
    bool anyDraft = false;
    bool waitsForNetwork = false;
    bool waitsForFal = false;
    for (const QueueRow &row : m_queue.rows()) {
        anyDraft = anyDraft || row.isDraft();
        anyPaid = anyPaid || (row.isDraft() && !isFree(recipeOf(row)));
        waitsForFal = waitsForFal || (row.isOpen() && row.provider == "fal"_L1);
        if (row.isOpen() && row.task.failure && row.task.due > now() &&
            row.task.failure->error.remedy() == Remedy::WaitForNetwork) {
            waitsForNetwork = true;
            outlook.offlineCause = row.task.failure->error.code;
        }
    }
    outlook.freeDrafts = anyDraft ? !anyPaid : isFree(m_recipe);
    outlook.needsKey = !outlook.freeDrafts;
    if (m_parts.engine) {
        // Where nothing waits for a key, the button asks for it.
        const bool matters = waitsForFal || !m_hold || m_hold->code != ErrorCode::ProviderKeyMissing;
        outlook.hold = matters ? m_hold : std::nullopt;
        outlook.cap = m_parts.settings[setting::maxCostPerMonth];
        if (!waitsForNetwork)
            outlook.offlineSince = {};
        else if (!outlook.offlineSince.isValid())
            outlook.offlineSince = QDateTime::currentDateTime();
    }
    setOutlook(outlook);
}

} // namespace i2m
