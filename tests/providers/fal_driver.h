// SPDX-License-Identifier: GPL-3.0-or-later
// Advances one task at fal as the engine does, with a disk that remembers only what was committed or settled.
#pragma once

#include "core/providers/fal.h"
#include "core/providers/fal_checkpoint.h"

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

namespace i2m {

class FalDriver
{
public:
    static constexpr const char *key =
        "11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef";

    static FalPatience quick()
    {
        using namespace std::chrono_literals;
        FalPatience patience;
        patience.idle = 1500ms;
        patience.call = 5000ms;
        patience.submit = 1500ms;
        patience.transfer = 5000ms;
        patience.firstPoll = 10ms;
        patience.slowestPoll = 50ms;
        return patience;
    }

    explicit FalDriver(const QByteArray &origin, const QString &model = QStringLiteral("tripo-v2.5"),
                       int images = 1, FalPatience patience = quick())
        : m_dir(m_folder.filePath(QStringLiteral("data"))), m_patience(patience)
    {
        auto loaded = Catalogue::builtIn();
        if (!loaded || !m_dir.create() || !QDir().mkpath(m_dir.jobDir({QStringLiteral("job")})))
            qFatal("cannot set up");
        m_catalogue = *loaded;
        if (!settings.set(setting::falQueueHost, QString::fromLatin1(origin)) ||
            !settings.set(setting::falRestHost, QString::fromLatin1(origin)))
            qFatal("bad origin");
        job.id.value = QStringLiteral("job");
        job.provider = QStringLiteral("fal");
        job.model = m_catalogue.find(model)->id;
        task.id.value = QStringLiteral("task");
        task.job = job.id;
        for (int i = 0; i < images; ++i)
            addImage(i);
        restart();
        setOptions({});
    }

    /// As after a crash: nothing is left but the disk.
    void restart()
    {
        fal.reset();
        fal = std::make_unique<Fal>(m_catalogue, settings, Secret(key), m_patience);
        task.checkpoint = disk;
    }
    void setOptions(const QJsonObject &options)
    {
        const auto complete = fal->validated(job.model, options, int(task.images.size()));
        if (!complete)
            qFatal("%s", qPrintable(complete.error().message()));
        job.options = *complete;
    }
    QFuture<Outcome> begin()
    {
        return fal->advance({job, task, m_dir,
                             [this](const QJsonObject &checkpoint) -> Result<void> {
                                 disk = checkpoint;
                                 ++commits;
                                 return {};
                             },
                             [this](const Progress &shown) { progress.append(shown); }});
    }
    /// One step, settled.
    Outcome step()
    {
        auto future = begin();
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
            qFatal("a step did not end");
        Outcome outcome = future.result();
        if (const auto *wait = std::get_if<Wait>(&outcome)) {
            disk = wait->checkpoint;
            task.stage = wait->progress.stage;
            task.percent = std::max(task.percent, wait->progress.percent);
            task.queuePosition = wait->progress.queuePosition;
        }
        if (const auto *refused = std::get_if<Refused>(&outcome))
            disk = refused->checkpoint;
        task.checkpoint = disk;
        return outcome;
    }
    /// Steps until there is nothing to wait for. `restarts`: crash between any two of them.
    Outcome run(bool restarts = false)
    {
        for (int steps = 0; steps < 2000; ++steps) {
            if (restarts)
                restart();
            Outcome outcome = step();
            const auto *wait = std::get_if<Wait>(&outcome);
            if (!wait)
                return outcome;
            QTest::qWait(int(wait->delay.count()));
        }
        qFatal("the task never ends");
    }
    /// Steps until the checkpoint is in `phase`.
    void runTo(FalCheckpoint::Phase phase)
    {
        while (FalCheckpoint(disk).phase() != phase)
            if (!std::holds_alternative<Wait>(step()))
                qFatal("ended too early");
    }
    CancelAnswer cancel()
    {
        auto future = fal->cancel(job, task);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            qFatal("a cancel did not end");
        return future.result();
    }
    QString partPath() const
    {
        return m_dir.absolute(DataDir::relativePath(job.id, task.id, u".model.part"));
    }
    QByteArray part() const
    {
        QFile file(partPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    const Catalogue &catalogue() const { return m_catalogue; }

    Settings settings;
    Job job;
    Task task;
    QJsonObject disk;
    int commits = 0;
    QList<Progress> progress;
    std::unique_ptr<Fal> fal;

private:
    void addImage(int number)
    {
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(number * 40 % 360, 200, 200));
        for (int i = 16; i < 48; ++i)
            for (int j = 16; j < 48; ++j)
                image.setPixelColor(i, j, Qt::black);
        ImageFile file;
        file.path = DataDir::relativePath(job.id, {QStringLiteral("image%1").arg(number)}, u".png");
        file.contentType = QStringLiteral("image/png");
        if (!image.save(m_dir.absolute(file.path)))
            qFatal("cannot write an image");
        task.images.append(file);
    }

    QTemporaryDir m_folder;
    DataDir m_dir;
    FalPatience m_patience;
    Catalogue m_catalogue;
};

} // namespace i2m
