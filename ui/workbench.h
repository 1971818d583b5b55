// SPDX-License-Identifier: GPL-3.0-or-later
// What the window works on, without any widget: the queue, its drafts, the recipe for new models, and the
// commands that go to the engine. Everything here happens in the window's thread; the engine is asked.
#pragma once

#include "core/catalogue.h"
#include "core/settings.h"
#include "ui/account.h"
#include "ui/api_door.h"
#include "ui/crew_door.h"
#include "ui/dropped.h"
#include "ui/image_intake.h"
#include "ui/outlook.h"
#include "ui/presets.h"
#include "ui/queue/queue_model.h"
#include "ui/recipe.h"
#include "ui/web_image.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace i2m {

class Engine;
struct NewJob;

/// What the window is built on. Without an engine it shows, but starts, nothing. All must outlive the window.
struct WindowParts
{
    const Catalogue &catalogue;
    Settings settings;
    DataDir dir;
    Engine *engine = nullptr;
    Account *account = nullptr;
    ApiDoor *api = nullptr;
    CrewDoor *crew = nullptr;
};

/// With the settings as they were, or with another seed where the model has one.
enum class Again { Same, Varied };

class Workbench : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(const WindowParts &parts, QObject *parent = nullptr);

    QueueModel &queue() { return m_queue; }
    const QueueModel &queue() const { return m_queue; }
    const Catalogue &catalogue() const { return m_parts.catalogue; }
    const Outlook &outlook() const { return m_outlook; }
    const Settings &settings() const { return m_parts.settings; }
    const WindowParts &parts() const { return m_parts; }
    /// For the gallery of states: shows this until the engine says otherwise.
    void setOutlook(const Outlook &outlook);
    /// There is a newer version of this program; an empty one: there is none.
    void showRelease(const QString &version, const QUrl &notes);

    /// What new models are made with; remembered.
    const Recipe &recipe() const { return m_recipe; }
    void setRecipe(const Recipe &recipe);
    /// What this row is or would be made with.
    Recipe recipeOf(const QueueRow &row) const;
    Presets &presets() { return m_presets; }
    std::optional<double> priceOf(const QueueRow &row) const;
    std::optional<double> priceOfDrafts() const { return priceOfAll(&QueueRow::isDraft); }
    std::optional<double> priceOfRetries() const { return priceOfAll(&QueueRow::isFailedTask); }
    bool isFree(const Recipe &recipe) const;

    void addPaths(const QStringList &paths);
    void addDropped(const Dropped &dropped);
    void shrink(const QStringList &keys);
    void replaceImage(const QString &key, const QString &path);
    void turnImage(const QString &key, int quarters);
    /// The first key stays and carries the views of all; the others go.
    void groupViews(const QStringList &keys);
    void splitViews(const QString &key);

    // What edits.h can take back. Each answers whether there was anything left to change.
    /// Each list trades its places, here and in line; see queue_order.
    bool reorder(const QList<QStringList> &orders);
    bool rename(const QString &key, const QString &name);
    /// Settings of drafts by key; nothing: those of all the others.
    using OwnRecipes = QHash<QString, std::optional<Recipe>>;
    bool setOwnRecipes(const OwnRecipes &recipes);
    /// What neither runs nor is on its way to the engine.
    QStringList removable(const QStringList &keys) const;
    QueueModel::Taken take(const QStringList &keys);
    bool putBack(const QueueModel::Taken &rows);
    /// Deletes the files of drafts that were taken out of the queue for good.
    void dispose(const QueueModel::Taken &rows);

    /// Submits all drafts.
    void create();
    void cancel(const QStringList &keys);
    void retry(const QStringList &keys);
    /// Models that are being made go on, and are kept if they come, though nobody waits for them; or somebody
    /// does again.
    void setAwaited(const QStringList &keys, bool awaited);
    /// Brings a finished model here again, at no cost.
    void fetchAgain(const QString &key);
    /// Whether a finished model's file is there; the row says so when it is not.
    void lookForFile(const QString &key);
    void noteUnreadable(const QString &key);
    /// New drafts from the images and the settings of finished rows. Answers their keys.
    QFuture<QStringList> again(const QList<QueueRow> &rows, Again how);
    /// Notes which models are shown, for the next start, if finished ones are to stay until they are cleared;
    /// on disk when it returns. It is noted as soon as that changes anyway: a crash loses nothing.
    void rememberRows();
    void setPaused(bool paused);
    void resumeHeld();
    /// costKnown() follows.
    void refreshCost() { refreshProviders(); }
    /// Removes a job for good: rows, images, models.
    void removeJob(const JobId &job);
    /// Draws an example object and makes a free draft of it.
    void trySample(const QImage &picture);
    void storeSetting(const SettingRow &row, const QString &text);

Q_SIGNALS:
    void outlookChanged();
    void recipeChanged();
    void settingsChanged();
    /// One sentence for the user.
    void told(const QString &text);
    void failed(const i2m::Error &error);
    void draftsAdded();
    void costKnown(double thisMonth);
    /// More images were dropped than are taken at once.
    void leftOver(const QStringList &paths);

private:
    std::optional<double> priceOfAll(bool (QueueRow::*which)() const) const;
    void loadOpenJobs();
    void refreshProviders();
    void refreshOutlook();
    void refreshLine();
    Recipe recipeFor(const QueueRow &row, Again how) const;
    void noteFile(const QString &key, std::optional<ErrorCode> problem);
    void storeName(const QueueRow &row, const QString &before);
    void submit(const NewJob &job, const QStringList &keys);
    void noteRows();
    void saveDrafts() const;
    void loadDrafts();

    WindowParts m_parts;
    QueueModel m_queue;
    ImageIntake m_intake;
    WebImage m_web;
    Outlook m_outlook;
    Recipe m_recipe;
    Presets m_presets;
    std::optional<Error> m_hold{}; ///< why fal.ai starts nothing
    QStringList m_submitting;
    std::optional<QStringList> m_noted{}; ///< nothing: the rows that the last session noted are still to come
    QTimer m_note;
    int m_lineAsked = 0; ///< answers that are older than the user's last wish are dropped
};

} // namespace i2m
