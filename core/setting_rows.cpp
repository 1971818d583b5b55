// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"

#include <QCoreApplication>

namespace i2m {
using namespace Qt::StringLiterals;
using Kind = SettingRow::Kind;

namespace setting {
const Setting<QString> provider{
    {"provider",
     Kind::Choice,
     u"auto"_s,
     QT_TRANSLATE_NOOP("Setting", "What makes the models: fal.ai with a key, else the free draft"),
     0,
     0,
     nullptr,
     {u"auto"_s, u"fal"_s, u"draft"_s}}};
const Setting<int> falParallel{{"fal.parallel", Kind::Integer, 4,
                                QT_TRANSLATE_NOOP("Setting", "Models made at the same time at fal.ai"), 1,
                                40}};
const Setting<int> draftParallel{
    {"draft.parallel", Kind::Integer, 2,
     QT_TRANSLATE_NOOP("Setting", "Drafts made at the same time on this computer"), 1, 64}};
const Setting<int> retryAttempts{
    {"retry.attempts", Kind::Integer, 5,
     QT_TRANSLATE_NOOP("Setting", "Attempts: how often one image is tried before it counts as failed"), 1,
     100}};
const Setting<bool> stripLocation{
    {"privacy.strip_location", Kind::Switch, true,
     QT_TRANSLATE_NOOP("Setting", "Remove GPS and camera data from images before they leave this computer")}};
const Setting<qint64> maxUploadSize{{"max_upload_size", Kind::Integer, qint64(10) << 20,
                                     QT_TRANSLATE_NOOP("Setting", "Largest image: in bytes"), 1024,
                                     double(1 << 30), "MAX_UPLOAD_SIZE"}};
const Setting<double> keepHours{
    {"keep_hours", Kind::Real, 0.0,
     QT_TRANSLATE_NOOP(
         "Setting",
         "Keep finished jobs: after so many hours they are deleted with their files; 0 keeps them for ever"),
     0, 876000}};
const Setting<double> keepServedHours{
    {"api.keep_hours", Kind::Real, 24.0,
     QT_TRANSLATE_NOOP("Setting", "Keep jobs of API clients: while serving, finished ones are deleted after "
                                  "so many hours; 0 keeps them for ever"),
     0, 876000}};
const Setting<double> maxCostPerMonth{
    {"max_cost_per_month", Kind::Real, 0.0,
     QT_TRANSLATE_NOOP(
         "Setting",
         "Monthly limit: nothing starts that would cost more than this in a month, in USD; 0: no limit"),
     0, 1e6}};
const Setting<QString> falQueueHost{{"fal.queue_host", Kind::Text, u"https://queue.fal.run"_s,
                                     QT_TRANSLATE_NOOP("Setting", "fal.ai's queue: a host or a URL"), 0, 0,
                                     "FAL_QUEUE_RUN_HOST"}};
const Setting<QString> falRestHost{
    {"fal.rest_host", Kind::Text, u"https://rest.fal.ai"_s,
     QT_TRANSLATE_NOOP("Setting", "fal.ai's storage and account service: a host or a URL"), 0, 0,
     "FAL_REST_HOST"}};
const Setting<QString> falDownloadHosts{
    {"fal.download_hosts", Kind::Text, u"fal.media,*.fal.media,fal.run,*.fal.run,fal.ai,*.fal.ai"_s,
     QT_TRANSLATE_NOOP("Setting",
                       "Download hosts: models may be downloaded from these, separated by commas")}};
const Setting<QString> proxy{
    {"network.proxy",
     Kind::Proxy,
     QString(),
     QT_TRANSLATE_NOOP("Setting", "Proxy: the way to fal.ai and the web, such as http://proxy.studio:3128 or "
                                  "socks5://proxy.studio; empty: the system's; none: no proxy"),
     0,
     0,
     nullptr,
     {},
     true}};
const Setting<QString> logLevel{{"log_level",
                                 Kind::Choice,
                                 u"warning"_s,
                                 QT_TRANSLATE_NOOP("Setting", "Log: how much is written"),
                                 0,
                                 0,
                                 "LOG_LEVEL",
                                 {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s}}};
const Setting<QString> environment{
    {"environment",
     Kind::Choice,
     u"production"_s,
     QT_TRANSLATE_NOOP("Setting", "Log format: development logs text, production logs JSON"),
     0,
     0,
     "ENVIRONMENT",
     {u"development"_s, u"production"_s}}};
const Setting<int> rateLimitPerMinute{
    {"rate_limit.per_minute", Kind::Integer, 60,
     QT_TRANSLATE_NOOP("Setting", "Requests a minute: how many a key may make"), 1, 1e9,
     "RATE_LIMIT_PER_MINUTE"}};
const Setting<int> rateLimitPerHour{
    {"rate_limit.per_hour", Kind::Integer, 1000,
     QT_TRANSLATE_NOOP("Setting", "Requests an hour: how many a key may make"), 1, 1e9,
     "RATE_LIMIT_PER_HOUR"}};
const Setting<QStringList> allowedOrigins{
    {"allowed_origins", Kind::List, QStringList{},
     QT_TRANSLATE_NOOP("Setting", "Allowed origins: their pages may use the API, separated by commas"), 0, 0,
     "ALLOWED_ORIGINS"}};
const Setting<QStringList> allowedHosts{
    {"allowed_hosts", Kind::List, QStringList{},
     QT_TRANSLATE_NOOP(
         "Setting",
         "Allowed host names: under these the API may be reached, beside its own, separated by commas"),
     0, 0, "ALLOWED_HOSTS"}};
const Setting<QString> theme{
    {"window.theme",
     Kind::Choice,
     u"system"_s,
     QT_TRANSLATE_NOOP("Setting", "Appearance: light, dark, or as the system has it"),
     0,
     0,
     nullptr,
     {u"system"_s, u"light"_s, u"dark"_s}}};
const Setting<QString> language{
    {"window.language", Kind::Text, QString(),
     QT_TRANSLATE_NOOP("Setting", "Language: of the window, such as en or de; empty: the system's")}};
const Setting<QString> exportFolder{
    {"export.folder", Kind::Text, QString(),
     QT_TRANSLATE_NOOP("Setting", "Export folder: models are saved there; empty: asked once")}};
const Setting<QString> exportPattern{
    {"export.name", Kind::Text, u"{name}"_s,
     QT_TRANSLATE_NOOP("Setting", "Names of exported files: {name} {date} {time} {model} {index}")}};
const Setting<bool> exportAutomatically{
    {"export.automatic", Kind::Switch, false,
     QT_TRANSLATE_NOOP("Setting", "Save finished models to the export folder by themselves")}};
const Setting<bool> createOnDrop{
    {"create.on_drop", Kind::Switch, false,
     QT_TRANSLATE_NOOP("Setting", "Create models as soon as images are dropped; this spends money")}};
const Setting<double> askAbove{
    {"create.ask_above", Kind::Real, 5.0,
     QT_TRANSLATE_NOOP("Setting", "Ask before spending: when one click would cost more than this, in USD"), 0,
     1e6}};
const Setting<bool> notify{
    {"window.notify", Kind::Switch, true,
     QT_TRANSLATE_NOOP("Setting", "Tell when a batch is finished and the window is not in front")}};
const Setting<bool> keepFinished{
    {"window.keep_finished", Kind::Switch, false,
     QT_TRANSLATE_NOOP("Setting",
                       "Keep finished models in the queue: until they are cleared, also after a restart")}};
const Setting<bool> keepInTray{{"window.tray", Kind::Switch, false,
                                QT_TRANSLATE_NOOP("Setting", "Stay in the tray when the window is closed")}};
const Setting<int> apiPort{
    {"api.port", Kind::Integer, 8000,
     QT_TRANSLATE_NOOP("Setting", "Port: of the window's API; when it is taken, the next free one"), 1024,
     65535}};
const Setting<bool> apiOnNetwork{
    {"api.network", Kind::Switch, false,
     QT_TRANSLATE_NOOP("Setting", "Let other computers on the network use the window's API")}};
const Setting<bool> keepAwake{{"api.keep_awake", Kind::Switch, false,
                               QT_TRANSLATE_NOOP("Setting", "Keep this computer awake while the API is on")}};
const Setting<bool> lookForVersions{
    {"window.look_for_versions", Kind::Switch, true,
     QT_TRANSLATE_NOOP("Setting", "Look for new versions, once a day; nothing is installed by itself")}};
const Setting<int> uploadsPerMinute{
    {"rate_limit.uploads_per_minute", Kind::Integer, 10,
     QT_TRANSLATE_NOOP("Setting", "Uploads a minute: how many a key may make"), 1, 1e9}};
const Setting<int> mostConnections{{"api.connections", Kind::Integer, 256,
                                    QT_TRANSLATE_NOOP("Setting", "Connections: to the API at the same time"),
                                    8, 20000}};
const Setting<int> mostConnectionsPerAddress{
    {"api.connections_per_address", Kind::Integer, 64,
     QT_TRANSLATE_NOOP("Setting", "Connections from one address: to the API at the same time"), 4, 20000}};
const Setting<int> mostStreams{{"api.streams", Kind::Integer, 100,
                                QT_TRANSLATE_NOOP("Setting", "Event streams at the same time"), 1, 20000}};
const Setting<int> mostStreamsPerKey{{"api.streams_per_key", Kind::Integer, 8,
                                      QT_TRANSLATE_NOOP("Setting", "Event streams of one key"), 1, 20000}};
const Setting<QString> webhookSecret{
    {"webhooks.secret",
     Kind::Text,
     QString(),
     QT_TRANSLATE_NOOP("Setting", "Webhook secret: signs what is sent; whsec_ and a base64 key"),
     0,
     0,
     nullptr,
     {},
     true}};
const Setting<bool> webhooksToPrivate{
    {"webhooks.private_addresses", Kind::Switch, false,
     QT_TRANSLATE_NOOP("Setting", "Send webhooks also to private addresses")}};
const Setting<int> leaseSeconds{
    {"lease_seconds", Kind::Integer, 60,
     QT_TRANSLATE_NOOP(
         "Setting", "Lease: after so many seconds without a word from its worker an image goes on elsewhere"),
     5, 600}};
const Setting<QString> redisUrl{
    {"redis.url",
     Kind::Text,
     QString(),
     QT_TRANSLATE_NOOP("Setting",
                       "Shared queue: of serve and worker, redis://[user:password@]host[:port][/database]"),
     0,
     0,
     "REDIS_URL",
     {},
     true}};
const Setting<QString> redisPrefix{
    {"redis.prefix", Kind::Text, u"{image2model}"_s,
     QT_TRANSLATE_NOOP(
         "Setting", "Prefix in Redis: all keys begin with it; queues with different prefixes do not meet")}};
const Setting<QString> sharedFolder{
    {"shared_folder", Kind::Text, QString(),
     QT_TRANSLATE_NOOP(
         "Setting", "Shared folder: all computers on the shared queue see it; images and models lie there")}};
const Setting<QString> publicUrl{
    {"api.public_url", Kind::Text, QString(),
     QT_TRANSLATE_NOOP("Setting",
                       "Public address: where workers without the shared folder reach this server, "
                       "such as http://queue.studio:8000; empty: its own")}};
const Setting<bool> joinQueue{
    {"window.shared_queue", Kind::Switch, false,
     QT_TRANSLATE_NOOP("Setting",
                       "Let the window work on the shared queue; while that is away it works alone")}};
} // namespace setting

QList<const SettingRow *> settingRows()
{
    using namespace setting;
    return {&provider,
            &falParallel,
            &draftParallel,
            &retryAttempts,
            &stripLocation,
            &maxUploadSize,
            &keepHours,
            &keepServedHours,
            &maxCostPerMonth,
            &setting::proxy,
            &falQueueHost,
            &falRestHost,
            &falDownloadHosts,
            &logLevel,
            &setting::environment,
            &apiPort,
            &apiOnNetwork,
            &keepAwake,
            &rateLimitPerMinute,
            &rateLimitPerHour,
            &allowedOrigins,
            &allowedHosts,
            &theme,
            &language,
            &exportFolder,
            &exportPattern,
            &exportAutomatically,
            &createOnDrop,
            &askAbove,
            &notify,
            &keepFinished,
            &keepInTray,
#ifdef I2M_LOOKS_FOR_VERSIONS
            &lookForVersions,
#endif
            &uploadsPerMinute,
            &mostConnections,
            &mostConnectionsPerAddress,
            &mostStreams,
            &mostStreamsPerKey,
            &webhookSecret,
            &webhooksToPrivate,
            &joinQueue,
            &redisUrl,
            &sharedFolder,
            &publicUrl,
            &redisPrefix,
            &leaseSeconds};
}

} // namespace i2m
