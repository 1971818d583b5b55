// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/draft.h"

#include "core/async.h"
#include "core/durable_file.h"
#include "core/imaging/decode.h"
#include "core/providers/draft_model.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// Beyond this more pixels change nothing in a draft.
constexpr int enoughPixels = 4096;

DraftOptions optionsFrom(const Step &step)
{
    const QJsonObject &asked = step.job.options;
    DraftOptions options;
    options.faceLimit = asked[u"face_limit"_s].toInt(options.faceLimit);
    options.seed = quint32(asked[u"seed"_s].toInteger());
    options.depth = asked[u"depth"_s].toDouble(options.depth);
    options.textureSize = asked[u"texture_size"_s].toInt(options.textureSize);
    options.name = QFileInfo(step.task.name()).completeBaseName();
    return options;
}

Result<DraftViews> viewsOf(const Step &step)
{
    DraftViews views;
    QImage *const places[] = {&views.front, &views.left, &views.back};
    for (qsizetype i = 0; i < std::min<qsizetype>(step.task.images.size(), 3); ++i) {
        auto image = decodeImageFile(step.dir.absolute(step.task.images[i].path), enoughPixels);
        if (!image)
            return image.error();
        *places[i] = *image;
    }
    return views;
}

Outcome makeIt(const Step &step, const DraftProgress &progress)
{
    auto views = viewsOf(step);
    if (!views)
        return Refused{views.error()};
    auto model = makeDraft(*views, optionsFrom(step), progress);
    if (!model)
        return Refused{model.error()};
    const QString part = step.dir.absolute(DataDir::relativePath(step.job.id, step.task.id, u".glb.part"));
    QFile file(part);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || file.write(model->glb) != model->glb.size() || !file.flush()) {
        const Error error = writeError(part, errno);
        file.remove();
        return Refused{error};
    }
    return Done{.part = part, .renderPart = {}, .facts = model->facts, .cost = 0.0, .billing = Billing::Free};
}
} // namespace

Draft::Draft(const Catalogue &catalogue, const Settings &settings) : m_catalogue(catalogue)
{
    setSettings(settings);
}

void Draft::setSettings(const Settings &settings)
{
    m_pool.setMaxThreadCount(settings[setting::draftParallel]);
}

QFuture<Outcome> Draft::advance(const Step &step)
{
    return QtConcurrent::run(&m_pool, [step](QPromise<Outcome> &promise) {
        if (promise.isCanceled())
            return;
        promise.addResult(makeIt(step, [&](const QString &stage, int percent) {
            step.report({stage, percent});
            return !promise.isCanceled();
        }));
    });
}

QFuture<CancelAnswer> Draft::cancel(const Job &, const Task &)
{
    return ready(CancelAnswer{true, Billing::Free});
}

Result<QJsonObject> Draft::validated(const QString &model, const QJsonObject &options, int images) const
{
    const ModelEntry *entry = m_catalogue.find(model);
    if (!entry || entry->provider != name())
        return Error{ErrorCode::ValidationError,
                     u"model “%1”: the draft provider has only “draft”"_s.arg(model)};
    return m_catalogue.validated(*entry, options, images);
}

} // namespace i2m
