// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychain.h"

#include <QCoreApplication>
#include <QTimer>
#include <qt6keychain/keychain.h>

#ifdef I2M_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingReply>
#endif

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

struct Ending
{
    std::optional<Error> error{};
    bool locked = false;
};

Ending endingOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return {};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {unavailable(job.errorString()), true};
    default:
        return {unavailable(job.errorString()), false};
    }
}

/// What a job says after the deadline. It cannot be stopped, and deletes itself.
enum class Late { Drop, Take };

/// Starts `job`; `done` hears of its end or of the deadline, whichever comes first, or of both.
void start(QKeychain::Job *job, QObject *context, Late late, std::function<void(const Ending &)> done)
{
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(job, &QKeychain::Job::finished, timer, [job, timer, done] {
        timer->stop();
        timer->deleteLater();
        done(endingOf(*job));
    });
    QObject::connect(timer, &QTimer::timeout, timer, [job, timer, late, done = std::move(done)] {
        if (late == Late::Drop) {
            QObject::disconnect(job, nullptr, timer, nullptr);
            timer->deleteLater();
        }
        done({unavailable(QCoreApplication::translate("Keychain", "it does not answer")), true});
    });
    timer->start(deadline);
    job->setInsecureFallback(false);
    job->setKey(entry);
    job->start();
}

/// A Secret Service whose owner dismisses its question says “not found”. Whether an entry is there can be
/// asked without a question. Source: freedesktop.org Secret Service API, SearchItems; the attributes are
/// QtKeychain's.
void askWhetherLocked(QObject *context, std::function<void(bool locked)> done)
{
#ifdef I2M_DBUS
    using Attributes = QMap<QString, QString>;
    using Items = QList<QDBusObjectPath>;
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage search =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                       u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    search << QVariant::fromValue(Attributes{{u"server"_s, service}, {u"user"_s, entry}});
    search.setAutoStartService(false);
    if (QDBusConnection bus = QDBusConnection::sessionBus(); bus.isConnected()) {
        auto *call = new QDBusPendingCallWatcher(bus.asyncCall(search, int(deadline.count())), context);
        QObject::connect(call, &QDBusPendingCallWatcher::finished, context, [call, done = std::move(done)] {
            const QDBusPendingReply<Items, Items> found = *call;
            call->deleteLater();
            done(found.isValid() && !found.argumentAt<1>().isEmpty());
        });
        return;
    }
#else
    Q_UNUSED(context)
#endif
    done(false);
}
} // namespace

void read(QObject *context, std::function<void(const Reading &)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    start(job, context, Late::Take, [job, context, done = std::move(done)](const Ending &ending) {
        const Reading reading{ending.error ? Secret() : Secret(job->binaryData()), ending.error,
                              ending.locked};
        if (!reading.key.isEmpty() || reading.locked)
            return done(reading);
        askWhetherLocked(context, [done, reading](bool locked) { done({{}, reading.trouble, locked}); });
    });
}

void write(QObject *context, const Secret &key, std::function<void(const Result<void> &)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setBinaryData(key.reveal());
    start(job, context, Late::Drop, [done = std::move(done)](const Ending &ending) {
        done(ending.error ? Result<void>(*ending.error) : Result<void>());
    });
}

void remove(QObject *context, std::function<void(const Result<void> &)> done)
{
    start(new QKeychain::DeletePasswordJob(service), context, Late::Drop,
          [done = std::move(done)](const Ending &ending) {
              done(ending.error ? Result<void>(*ending.error) : Result<void>());
          });
}

} // namespace i2m::keychain
