// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/export_models.h"
#include "app/commands/follow.h"
#include "app/commands/hand_over.h"
#include "app/commands/image_arguments.h"
#include "app/commands/job_text.h"
#include "app/commands/open_data.h"
#include "app/commands/remote.h"
#include "core/jobs/intake.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(GenerateCommand)
};

/// What is to be made, before any image was taken in.
struct Plan
{
    QStringList paths;
    QString provider;
    QString model; ///< catalogue id
    QJsonObject options;
    bool views = false;  ///< all images show one object
    double costEach = 0; ///< USD; 0: free, or not known

    bool free() const { return provider == "draft"_L1; }
    int models(qsizetype images) const { return views ? 1 : int(images); }
};

ImageLimits limitsOf(const Settings &settings) { return {.maxBytes = settings[setting::maxUploadSize]}; }

/// As texts; the catalogue knows what each option takes.
Result<QJsonObject> givenOptions(const Invocation &call)
{
    QStringList pairs = call.options.values(u"option"_s);
    if (call.options.isSet(u"face-limit"_s))
        pairs.append(u"face_limit="_s + call.options.value(u"face-limit"_s));
    QJsonObject options;
    for (const QString &pair : pairs) {
        const qsizetype sign = pair.indexOf(u'=');
        if (sign <= 0)
            return Error{ErrorCode::ValidationError,
                         Texts::tr("--option takes KEY=VALUE, not “%1”").arg(pair)};
        options[pair.first(sign)] = pair.sliced(sign + 1);
    }
    return options;
}

Result<QString> chosenProvider(const Invocation &call, const Application &application)
{
    const QString named = call.options.value(u"provider"_s);
    const QString model = call.options.value(u"model"_s);
    const ModelEntry *entry = model.isEmpty() ? nullptr : application.catalogue().find(model);
    if (!model.isEmpty() && !entry) {
        QStringList ids;
        for (const ModelEntry &each : application.catalogue().entries())
            ids.append(each.id);
        return Error{ErrorCode::ValidationError,
                     Texts::tr("there is no model “%1”; there are: %2").arg(model, ids.join(u", "))};
    }
    if (!named.isEmpty() && named != "draft"_L1 && named != "fal"_L1)
        return Error{ErrorCode::ValidationError,
                     Texts::tr("--provider takes draft or fal, not “%1”").arg(named)};
    if (entry && !named.isEmpty() && entry->provider != named)
        return Error{ErrorCode::ValidationError,
                     Texts::tr("the model %1 belongs to the provider %2").arg(entry->id, entry->provider)};
    return entry ? entry->provider : !named.isEmpty() ? named : application.usualProvider();
}

Result<Plan> makePlan(const Invocation &call, Application &application, const QStringList &paths)
{
    Plan plan;
    plan.paths = paths;
    const auto provider = chosenProvider(call, application);
    if (!provider)
        return provider.error();
    plan.provider = *provider;
    const Provider *maker = application.engine().provider(plan.provider);
    if (!maker)
        return Error{ErrorCode::ValidationError,
                     Texts::tr("there is no provider “%1” here").arg(plan.provider)};
    if (const auto blocked = maker->blocked())
        return *blocked;
    const QString wanted = call.options.value(u"model"_s);
    const ModelEntry *model = application.catalogue().find(wanted.isEmpty() ? maker->defaultModel() : wanted);
    if (!model)
        return Error{ErrorCode::ValidationError, maker->defaultModel()};
    plan.model = model->id;
    plan.views = call.options.isSet(u"views"_s) || model->images.least > 1;
    auto options = givenOptions(call);
    if (!options)
        return options.error();
    plan.options = *options;
    const int images = plan.views ? int(plan.paths.size()) : 1;
    const auto complete = maker->validated(plan.model, plan.options, images);
    if (!complete)
        return complete.error();
    plan.costEach = application.catalogue().estimate(*model, *complete, images).value_or(0.0);
    return plan;
}

QJsonObject refusedJson(const QString &name, const Error &error)
{
    QJsonObject object = toJson(error);
    object[u"filename"_s] = name;
    return object;
}

ExitCode dryRun(const Invocation &call, const Plan &plan)
{
    int usable = 0;
    QJsonArray refused;
    for (const QString &path : plan.paths) {
        const auto facts = checkImage(path, QFileInfo(path).fileName(), {}, limitsOf(call.settings));
        if (facts) {
            ++usable;
            continue;
        }
        refused.append(refusedJson(QFileInfo(path).fileName(), facts.error()));
        call.console.say(Texts::tr("%1 would be left out: %2").arg(path, facts.error().message()));
    }
    const double cost = plan.costEach * plan.models(usable);
    const bool known = plan.free() || cost > 0;
    if (call.console.json()) {
        call.console.data(QJsonObject{{u"dry_run"_s, true},
                                      {u"provider"_s, plan.provider},
                                      {u"model"_s, plan.model},
                                      {u"options"_s, plan.options},
                                      {u"images"_s, usable},
                                      {u"models"_s, plan.models(usable)},
                                      {u"estimated_cost"_s, known ? QJsonValue(cost) : QJsonValue()},
                                      {u"rejected"_s, refused}});
    } else {
        call.console.data(Texts::tr("Would make %1 with %2 (%3): %4")
                              .arg(modelCount(plan.models(usable)), plan.provider, plan.model,
                                   known ? costText(cost) : Texts::tr("its price is not known")));
    }
    return usable == 0 ? ExitCode::Failed : refused.isEmpty() ? ExitCode::Done : ExitCode::SomeFailed;
}

struct TakenIn
{
    QList<QList<ImageFile>> tasks;
    QJsonArray refused;
    std::optional<Error> storage{}; ///< our disk, not an image, is the trouble
};

TakenIn takeImages(const Invocation &call, const Plan &plan, const DataDir &dir, const JobId &job)
{
    QList<Incoming> incoming;
    for (const QString &path : plan.paths)
        incoming.append({path, QFileInfo(path).fileName()});
    TakenIn taken;
    for (const Verdict &verdict : takeIn(dir, job, incoming, limitsOf(call.settings))) {
        if (!verdict.image) {
            if (verdict.image.error().code == ErrorCode::DiskFull)
                taken.storage = verdict.image.error();
            taken.refused.append(refusedJson(verdict.name, verdict.image.error()));
            call.console.say(
                Texts::tr("%1 is left out: %2").arg(verdict.name, verdict.image.error().message()));
            continue;
        }
        if (plan.views && !taken.tasks.isEmpty())
            taken.tasks.front().append(*verdict.image);
        else
            taken.tasks.append(QList<ImageFile>{*verdict.image});
    }
    return taken;
}

/// Copies and prints what came out.
ExitCode finish(const Invocation &call, Application &application, const JobId &id, const QJsonArray &refused,
                ExitCode code)
{
    const auto job = application.store().job(id);
    if (!job)
        return call.console.fail(job.error());
    const auto exports = handOver(call, application.dir(), *job);
    if (!exports) {
        call.console.say(
            Texts::tr("The models are finished and safe. “image2model download %1 -o DIR” copies them "
                      "elsewhere.")
                .arg(id.value));
        return call.console.fail(exports.error());
    }
    showExports(call.console, *job, *exports, refused);
    return code == ExitCode::Done && !refused.isEmpty() ? ExitCode::SomeFailed : code;
}

ExitCode make(const Invocation &call, Application &application, const Plan &plan)
{
    const JobId id{randomHex128()};
    const TakenIn taken = takeImages(call, plan, application.dir(), id);
    const auto giveUp = [&](ExitCode code) {
        QDir(application.dir().jobDir(id)).removeRecursively();
        return code;
    };
    if (taken.storage)
        return giveUp(call.console.fail(*taken.storage));
    // A view that is missing would make another object of the rest.
    if (taken.tasks.isEmpty() || (plan.views && !taken.refused.isEmpty())) {
        if (call.console.json())
            call.console.data(QJsonObject{{u"error"_s, true}, {u"rejected"_s, taken.refused}});
        return giveUp(ExitCode::Failed);
    }
    const int models = int(taken.tasks.size());
    if (const auto refused = refusal(call, models, plan.costEach * models, plan.free()))
        return giveUp(*refused);
    const auto job = application.engine().submit({.id = id,
                                                  .provider = plan.provider,
                                                  .model = plan.model,
                                                  .options = plan.options,
                                                  .tasks = taken.tasks,
                                                  .source = u"cli"_s});
    if (!job)
        return giveUp(call.console.fail(job.error()));
    call.console.say(Texts::tr("Job %1: %2 with %3.").arg(id.value, modelCount(models), plan.model));
    const ExitCode code = followWith(application.engine(), id, call.console);
    if (code == ExitCode::Interrupted && !call.console.json())
        return code;
    return finish(call, application, id, taken.refused, code);
}

ExitCode runGenerate(const Invocation &call)
{
    if (call.options.isSet(u"output"_s) && !call.options.isSet(u"dry-run"_s)) {
        if (auto ready = prepareFolder(call.options.value(u"output"_s)); !ready)
            return call.console.fail(ready.error());
    }
    const auto paths = imagesFrom(call.arguments);
    if (!paths)
        return call.console.fail(paths.error());
    const auto server = ServerClient::find(call);
    if (!server)
        return call.console.fail(server.error());
    if (*server)
        return remote::generate(call, **server, *paths);
    const bool draft = call.options.value(u"provider"_s) == "draft"_L1;
    const auto application = openData(call, draft ? KeyUse::NotNeeded : KeyUse::Needed);
    if (!application)
        return call.console.fail(application.error());
    const auto plan = makePlan(call, **application, *paths);
    if (!plan)
        return call.console.fail(plan.error());
    if (plan->free() && !draft)
        call.console.say(
            Texts::tr("There is no fal.ai key, so this is a draft made on this computer: free, and "
                      "rough. “image2model auth login” connects fal.ai."));
    else if (plan->free())
        call.console.say(Texts::tr("This is a draft made on this computer: free, and rough."));
    return call.options.isSet(u"dry-run"_s) ? dryRun(call, *plan) : make(call, **application, *plan);
}
} // namespace

Command generateCommand()
{
    return {u"generate"_s,
            u"IMAGE…|DIR"_s,
            Texts::tr("Turn images into 3D models, and wait for them"),
            {u"image2model generate chair.png                   # makes chair.glb here"_s,
             u"image2model generate photos/ -o models/          # up to 25 images of a folder"_s,
             u"image2model generate a.png b.png --max-cost 1.50 # spends at most that"_s,
             u"image2model generate photos/ --zip models.zip"_s,
             u"image2model generate *.jpg --dry-run             # checks the images, says the price"_s,
             u"image2model generate front.png left.png back.png --views"_s},
            QList<QCommandLineOption>{
                {u"provider"_s, Texts::tr("draft (on this computer) or fal; else fal if there is a key"),
                 u"NAME"_s},
                {u"model"_s, Texts::tr("The generation model, by its name in the catalogue"), u"NAME"_s},
                {u"option"_s, Texts::tr("An option of the model; may be repeated"), u"KEY=VALUE"_s},
                {u"face-limit"_s, Texts::tr("At most so many triangles"), u"N"_s},
                {u"views"_s, Texts::tr("All images show one object: front, left, back, right")},
                {{u"n"_s, u"dry-run"_s}, Texts::tr("Only check and say what it would cost")}} +
                exportOptions() + spendingOptions() + QList{ServerClient::option()},
            1,
            -1,
            runGenerate};
}

} // namespace i2m
