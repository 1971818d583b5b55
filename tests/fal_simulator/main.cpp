// SPDX-License-Identifier: GPL-3.0-or-later
// fal-simulator: fal.ai's queue, storage, CDN and account on this computer, for tests. See README.md.
#include "tests/fal_simulator/simulator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace i2m;

namespace {

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "fal-simulator: %s\n", qPrintable(sentence));
    return 2;
}

Result<void> readFaults(const QString &path, sim::Faults &faults)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::ValidationError, file.errorString()};
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (document.isNull())
        return Error{ErrorCode::ValidationError, problem.errorString()};
    return faults.add(document.isArray() ? document.array() : QJsonArray{document.object()});
}

struct Options
{
    QCommandLineOption port{u"port"_s, u"Port on 127.0.0.1; 0 lets the system choose."_s, u"N"_s, u"0"_s};
    QCommandLineOption key{u"key"_s,
                           u"A key that is good here; may be given several times. Without it: %1"_s.arg(
                               QLatin1StringView{sim::Accounts::testKey}),
                           u"ID:SECRET"_s};
    QCommandLineOption adminKey{u"admin-key"_s, u"A good key that may also read the balance."_s,
                                u"ID:SECRET"_s};
    QCommandLineOption seconds{u"seconds"_s, u"How long a job runs."_s, u"S"_s, u"2"_s};
    QCommandLineOption concurrency{u"concurrency"_s, u"Jobs that run at the same time."_s, u"N"_s, u"10"_s};
    QCommandLineOption fault{u"fault"_s, u"A JSON list of scripted faults."_s, u"FILE"_s};
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app{argc, argv};
    QCoreApplication::setApplicationName(u"fal-simulator"_s);
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Plays fal.ai on 127.0.0.1, for tests."_s);
    parser.addHelpOption();
    parser.addOptions(
        {options.port, options.key, options.adminKey, options.seconds, options.concurrency, options.fault});
    parser.process(app);

    auto catalogue = Catalogue::builtIn();
    if (!catalogue)
        return refuse(catalogue.error().message());
    sim::Simulator simulator{*std::move(catalogue)};

    bool portOk = false;
    bool secondsOk = false;
    bool concurrencyOk = false;
    const auto port = parser.value(options.port).toUShort(&portOk);
    const auto seconds = parser.value(options.seconds).toDouble(&secondsOk);
    const auto concurrency = parser.value(options.concurrency).toInt(&concurrencyOk);
    if (!portOk || !secondsOk || seconds < 0 || !concurrencyOk || concurrency < 0)
        return refuse(u"--port is 0 to 65535, --seconds and --concurrency are numbers from 0 up"_s);
    simulator.queue().setSeconds(seconds);
    simulator.queue().setConcurrency(concurrency);
    for (const auto &key : parser.values(options.key))
        if (!simulator.accounts().addKey(key))
            return refuse(u"--key has the form ID:SECRET"_s);
    for (const auto &key : parser.values(options.adminKey))
        if (!simulator.accounts().addKey(key, true))
            return refuse(u"--admin-key has the form ID:SECRET"_s);
    if (parser.isSet(options.fault))
        if (auto read = readFaults(parser.value(options.fault), simulator.faults()); !read)
            return refuse(parser.value(options.fault) + u": "_s + read.error().detail);
    if (auto listening = simulator.listen(port); !listening)
        return refuse(listening.error().detail);

    std::printf("listening on %s\n", simulator.origin().constData());
    std::fflush(stdout);
    // Nothing is kept on disk, so there is nothing to put in order.
    const auto leave = [](int) { std::_Exit(0); };
    std::signal(SIGTERM, leave);
    std::signal(SIGINT, leave);
    return QCoreApplication::exec();
}
