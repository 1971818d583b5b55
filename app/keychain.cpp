// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychain.h"

#include <QCoreApplication>
#include <QTimer>
#include <optional>
#include <qt6keychain/keychain.h>

namespace i2m::keychain {
using namespace Qt::StringLiterals;

namespace {
const QString service = u"image2model"_s;
const QString entry = u"fal.ai"_s;

Error unavailable(const QString &cause)
{
    return {ErrorCode::ServiceUnavailable,
            QCoreApplication::translate("Keychain", "keychain: %1").arg(cause)};
}

/// Starts `job`; `done` hears of its end or of the deadline, whichever comes first. A job that misses the
/// deadline is left to itself: QtKeychain's jobs cannot be stopped and delete themselves.
void start(QKeychain::Job *job, QObject *context, std::function<void(const std::optional<Error> &)> done)
{
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    const auto finish = [timer, done = std::move(done)](const std::optional<Error> &error) {
        timer->stop();
        timer->deleteLater();
        done(error);
    };
    QObject::connect(job, &QKeychain::Job::finished, timer, [job, finish] {
        const bool fine = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        finish(fine ? std::nullopt : std::optional(unavailable(job->errorString())));
    });
    QObject::connect(timer, &QTimer::timeout, timer, [job, timer, finish] {
        QObject::disconnect(job, nullptr, timer, nullptr); // what it says now is too late
        finish(unavailable(QCoreApplication::translate("Keychain", "it does not answer")));
    });
    timer->start(deadline);
    job->setInsecureFallback(false);
    job->setKey(entry);
    job->start();
}
} // namespace

void read(QObject *context, std::function<void(const Result<Secret> &)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    start(job, context, [job, done = std::move(done)](const std::optional<Error> &error) {
        if (error)
            done(*error);
        else
            done(Secret(job->binaryData()));
    });
}

void write(QObject *context, const Secret &key, std::function<void(const Result<void> &)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setBinaryData(key.reveal());
    start(job, context, [done = std::move(done)](const std::optional<Error> &error) {
        done(error ? Result<void>(*error) : Result<void>());
    });
}

void remove(QObject *context, std::function<void(const Result<void> &)> done)
{
    start(new QKeychain::DeletePasswordJob(service), context,
          [done = std::move(done)](const std::optional<Error> &error) {
              done(error ? Result<void>(*error) : Result<void>());
          });
}

} // namespace i2m::keychain
