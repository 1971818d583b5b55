// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_painter.h"

#include "core/durable_file.h"
#include "core/jobs/pictures.h"

#include <QCoreApplication>
#include <QFileInfo>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto longest = 60s; // for one picture; what takes longer stays with the provider's

QProcessEnvironment withoutDisplay()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    environment.insert(u"LP_NUM_THREADS"_s, u"1"_s); // Mesa's drawing processor: one thread is enough
    return environment;
}
} // namespace

ModelPainter::ModelPainter(Engine &engine) : m_engine(engine)
{
    m_process.setProcessEnvironment(withoutDisplay());
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    // Models and answers come first. In the child: nothing but what is safe between fork and exec.
    m_process.setChildProcessModifier([] { (void)!::nice(10); });
#endif
    m_patience.setSingleShot(true);
    m_patience.setInterval(longest);
    connect(&m_patience, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::finished, this, &ModelPainter::keep);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            keep();
    });
    connect(&engine, &Engine::changed, this, &ModelPainter::follow);
}

ModelPainter::~ModelPainter()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished();
}

void ModelPainter::follow(const Changes &changes)
{
    for (const Task &task : changes.tasks) {
        if (!task.model || task.model->format != "glb"_L1)
            continue;
        const Wanted wanted{m_engine.dir().absolute(task.model->path),
                            modelPicturePath(m_engine.dir(), task)};
        const bool isKnown = wanted.picture == m_current.picture ||
                             std::ranges::any_of(m_line, [&wanted](const Wanted &other) {
                                 return other.picture == wanted.picture;
                             });
        if (!isKnown && !QFileInfo::exists(wanted.picture))
            m_line.enqueue(wanted);
    }
    if (m_current.picture.isEmpty())
        paintNext();
}

void ModelPainter::paintNext()
{
    m_current = m_line.isEmpty() ? Wanted() : m_line.dequeue();
    if (m_current.picture.isEmpty())
        return;
    m_patience.start();
    m_process.start(QCoreApplication::applicationFilePath(),
                    {u"inspect"_s, m_current.model, u"--thumbnail"_s, m_current.picture + u".part"_s,
                     u"--size"_s, u"512"_s});
}

void ModelPainter::keep()
{
    m_patience.stop();
    const QString part = m_current.picture + u".part"_s;
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0 ||
        !publish(part, m_current.picture))
        QFile::remove(part);
    paintNext();
}

} // namespace i2m
