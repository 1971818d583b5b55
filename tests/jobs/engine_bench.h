// SPDX-License-Identifier: GPL-3.0-or-later
// An engine on a real store with a scripted provider, which can crash and be opened again.
#pragma once

#include "core/durable_file.h"
#include "core/jobs/engine.h"
#include "core/storage/sqlite_store.h"
#include "tests/jobs/scripted_provider.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A data folder with a store, a scripted provider and an engine; the store can be closed and opened again.
class Bench
{
public:
    Bench() { open(); }
    ~Bench()
    {
        for (auto &each : provider.open)
            each.promise->finish();
        provider.open.clear();
    }

    void open()
    {
        auto opened = SqliteStore::open(DataDir(folder.path()));
        Q_ASSERT(opened);
        store = std::move(*opened);
        settings = *Settings::load(folder.filePath(u"settings.ini"_s));
        engine = std::make_unique<Engine>(*store, std::vector<Provider *>{&provider}, DataDir(folder.path()),
                                          settings, metrics);
    }
    /// What kill -9 leaves behind: everything in memory is gone, the file is as it was.
    void crash()
    {
        engine.reset();
        provider.open.clear();
        store.reset();
        open();
    }

    Job submit(int tasks, bool start = true)
    {
        NewJob request;
        request.id.value = randomHex128();
        request.provider = u"fal"_s;
        request.source = u"cli"_s;
        request.start = start;
        for (int i = 0; i < tasks; ++i)
            request.tasks.append({ImageFile{.path = u"jobs/%1/%2.jpg"_s.arg(request.id.value, randomHex128()),
                                            .name = u"vase %1.jpg"_s.arg(i),
                                            .contentType = u"image/jpeg"_s,
                                            .sha256 = QByteArray(32, 'a'),
                                            .size = 10,
                                            .width = 100,
                                            .height = 100}});
        const auto job = engine->submit(request);
        Q_ASSERT(job);
        return *job;
    }
    Task task(const Job &job, int index = 0) { return store->job(job.id)->tasks[index]; }

    /// A finished step: a file that is no GLB, which the engine keeps all the same.
    Done done(const Step &step)
    {
        const QString part =
            step.dir.absolute(DataDir::relativePath(step.job.id, step.task.id, u".glb.part"));
        if (!writeDurably(part, "glTF"))
            qFatal("cannot write %s", qUtf8Printable(part));
        return {.part = part, .renderPart = {}, .requestId = u"r1"_s, .billing = Billing::Charged};
    }

    /// A script: the request is accepted, and what comes of it stays open.
    static std::optional<Outcome> acceptOnce(const Step &step)
    {
        if (step.task.requestId.isEmpty())
            return Wait{0ms, {u"generating"_s, 20}, {{u"phase"_s, u"submitted"_s}}, u"r7"_s};
        return {};
    }

    QTemporaryDir folder;
    ScriptedProvider provider;
    Metrics metrics;
    Settings settings;
    std::unique_ptr<SqliteStore> store;
    std::unique_ptr<Engine> engine;
};

} // namespace i2m
