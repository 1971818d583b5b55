// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the window costs: start to its first painted frame with 1,000 jobs behind it, idle memory and
// processor, the history with 10,000 models, and how long the main thread is away while 25 photos of 10 MB
// are dropped and while the API is under load.
#include "app/api_service.h"
#include "app/engine_thread.h"
#include "core/durable_file.h"
#include "core/storage/sqlite_store.h"
#include "tests/imaging/sample_images.h"
#include "ui/history/history_page.h"
#include "ui/main_window.h"
#include "ui/translation.h"

#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QListView>
#include <QMimeData>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <chrono>
#include <cstdio>
#include <ctime>

using namespace i2m;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
qint64 monotonic()
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Resident memory in MB, from /proc.
double residentMegabytes()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

void rest(Milliseconds span)
{
    QEventLoop loop;
    QTimer::singleShot(span, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitFor(const std::function<bool()> &done)
{
    for (int i = 0; i < 12'000 && !done(); ++i)
        rest(5ms);
    return done();
}

const QString rareModel = u"tripo3d/tripo/v2.5/image-to-3d"_s;

/// Finished jobs of one model each, with a thumbnail on disk.
void fill(const DataDir &dir, int jobs)
{
    if (!dir.create())
        qFatal("no folder");
    auto store = SqliteStore::open(dir);
    if (!store)
        qFatal("no store");
    const QImage picture = sample::picture(256, 192);
    for (int i = 0; i < jobs; ++i) {
        Job job;
        job.id.value = randomHex128();
        job.source = u"window"_s;
        job.provider = u"draft"_s;
        // Only the oldest, so that the history filtered by it has to look through all the others.
        job.model = i < 10 ? rareModel : u"draft"_s;
        job.created = now() - std::chrono::minutes(jobs - i);
        Task task;
        task.id.value = randomHex128();
        task.job = job.id;
        task.state = TaskState::Completed;
        task.percent = 100;
        task.created = task.started = job.created;
        task.finished = job.created + 20s;
        ImageFile image{.path = DataDir::relativePath(job.id, {task.id.value}, u".jpg"_s),
                        .name = u"vase %1.jpg"_s.arg(i),
                        .contentType = u"image/jpeg"_s,
                        .sha256 = QByteArray(32, 'a'),
                        .size = 1'000'000,
                        .width = 4000,
                        .height = 3000};
        task.images = {image};
        ModelFile model;
        model.path = image.path + u".glb"_s;
        model.sha256 = QByteArray(32, 'b');
        model.size = 4'000'000;
        task.model = model;
        job.tasks = {task};
        if (!(*store)->insert(job))
            qFatal("insert failed");
        QDir().mkpath(dir.jobDir(job.id));
        if (i >= jobs - 60)
            picture.save(thumbnailPath(dir, image), "PNG");
    }
}

/// The longest time in which a 10 ms timer of the main thread did not come.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_worst = std::max(m_worst, m_clock.nsecsElapsed());
            m_clock.restart();
        });
        m_clock.start();
        m_timer.start(10ms);
    }
    double worstMilliseconds() const { return double(m_worst) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_worst = 0;
};

/// Tells when a window has painted its first frame.
class Painted : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest)
            QTimer::singleShot(0, this, [this] { done = true; });
        return false;
    }
    bool done = false;
};

struct Desk
{
    explicit Desk(const QString &folder)
    {
        settings = *Settings::load(folder + u"/settings.ini"_s);
        auto started = EngineThread::start(DataDir(folder), settings);
        if (!started)
            qFatal("%s", qPrintable(started.error().message()));
        thread = std::move(*started);
        Engine *engine = &thread->engine();
        window = std::make_unique<MainWindow>(
            WindowParts{thread->application().catalogue(), settings, DataDir(folder), engine});
        window->installEventFilter(&painted);
        window->show();
        (void)ask(engine, [engine] { engine->start(); });
    }
    Settings settings;
    std::unique_ptr<EngineThread> thread;
    Painted painted;
    std::unique_ptr<MainWindow> window;
};

/// In a process of its own: says how long it took, then rests.
int startOnly(const QString &folder, qint64 begun)
{
    Desk desk(folder);
    if (!waitFor([&desk] { return desk.painted.done; }))
        return 1;
    std::printf("start to painted window with 1,000 jobs: %lld ms\n", qlonglong(monotonic() - begun));
    rest(3s);
    const std::clock_t cpu = std::clock();
    rest(5s);
    std::printf("idle: %.0f MB, %.1f %% of a processor\n", residentMegabytes(),
                double(std::clock() - cpu) / CLOCKS_PER_SEC / 5 * 100);
    return 0;
}

void measureHistory(const QString &folder)
{
    Desk desk(folder);
    waitFor([&desk] { return desk.painted.done; });
    QElapsedTimer clock;
    Heartbeat heart;
    clock.start();
    desk.window->actions()[Do::History]->trigger();
    QListView *view = nullptr;
    waitFor([&] {
        view = desk.window->findChild<QListView *>(u"history"_s);
        return view && view->model()->rowCount() > 0;
    });
    std::printf("history with 10,000 models: shown after %lld ms", qlonglong(clock.elapsed()));
    auto *find = desk.window->findChild<HistoryPage *>()->findChild<QLineEdit *>();
    clock.restart();
    find->setText(u"vase 4321"_s);
    auto *models = desk.window->findChild<HistoryModel *>();
    waitFor([&] { return models->models() == 1; });
    std::printf(", one of them found after %lld ms of typing", qlonglong(clock.elapsed()));
    find->clear();
    waitFor([&] { return models->models() > 1; });
    auto *made = desk.window->findChild<QComboBox *>(u"made"_s);
    clock.restart();
    made->setCurrentIndex(made->findData(rareModel));
    const auto isRare = [models](int row) { return models->at(row).model == rareModel; };
    waitFor([&] { return models->rowCount() > 1 && isRare(1); }); // row 0 names the day
    std::printf(", those of a rare model after %lld ms", qlonglong(clock.elapsed()));
    std::printf(", longest gap %.0f ms\n", heart.worstMilliseconds());
}

QStringList photos(const QTemporaryDir &folder)
{
    const QByteArray bytes = sample::photo(10 << 20);
    QStringList paths;
    for (int i = 0; i < maxTasksPerJob; ++i) {
        paths.append(folder.filePath(u"photo %1.jpg"_s.arg(i)));
        // Photos that are dropped are on disk already: nobody else's fsync has to wait for them.
        if (!writeDurably(paths.back(), bytes))
            qFatal("cannot write");
    }
    return paths;
}

void measureDrop(const QTemporaryDir &folder)
{
    const QStringList paths = photos(folder);
    Desk desk(folder.filePath(u"drop"_s));
    waitFor([&desk] { return desk.painted.done; });
    rest(500ms);
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    mime.setUrls(urls);
    QElapsedTimer clock;
    Heartbeat heart;
    clock.start();
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(desk.window.get(), &enter);
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(desk.window.get(), &drop);
    QueueModel &queue = desk.window->workbench().queue();
    const auto shown = [&] {
        return queue.counts().drafts == maxTasksPerJob &&
               std::ranges::all_of(queue.rows(), [&](const QueueRow &row) {
                   return !desk.window->pictures().find(queue.picturePath(row), 256).isNull();
               });
    };
    if (!waitFor(shown))
        std::printf("25 photos of 10 MiB dropped: only %d became drafts in a minute\n",
                    queue.counts().drafts);
    std::printf("25 photos of 10 MiB dropped: all thumbnails after %lld ms, longest gap %.0f ms\n",
                qlonglong(clock.elapsed()), heart.worstMilliseconds());
}

/// Asks for the list of jobs, one request after the other, until `until`. Answers how often.
int hammer(quint16 port, const QByteArray &key, qint64 until)
{
    int answers = 0;
    QTcpSocket socket;
    while (monotonic() < until) {
        if (socket.state() != QAbstractSocket::ConnectedState) {
            socket.connectToHost(u"127.0.0.1"_s, port);
            if (!socket.waitForConnected(1000))
                return answers;
        }
        socket.write("GET /api/v1/jobs HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                     "\r\nX-API-Key: " + key + "\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(1000))
            answer += socket.readAll();
        const qsizetype body = answer.indexOf("\r\n\r\n") + 4;
        const qsizetype at = answer.toLower().indexOf("content-length:");
        const qsizetype length = answer.mid(at + 15, answer.indexOf('\r', at) - at - 15).trimmed().toInt();
        while (answer.size() < body + length && socket.waitForReadyRead(1000))
            answer += socket.readAll();
        answers += answer.startsWith("HTTP/1.1 200");
    }
    return answers;
}

void measureLoad(const QString &folder)
{
    qputenv("I2M_RATE_LIMIT_PER_MINUTE", "1000000");
    qputenv("I2M_RATE_LIMIT_PER_HOUR", "1000000");
    const QByteArray key = "i2m_" + randomHex128().toLatin1();
    Desk desk(folder);
    waitFor([&desk] { return desk.painted.done; });
    rest(500ms);
    auto service = std::make_shared<std::unique_ptr<ApiService>>();
    auto port = ask(desk.thread->context(), [&, service]() -> quint16 {
        auto started = ApiService::start(desk.thread->application(), {.port = 0}, Secret(key));
        if (!started)
            return 0;
        *service = std::move(*started);
        return (*service)->server().port();
    });
    port.waitForFinished();
    Heartbeat heart;
    const qint64 until = monotonic() + 5000;
    QList<QFuture<int>> clients;
    for (int i = 0; i < 4; ++i)
        clients.append(QtConcurrent::run(hammer, port.result(), key, until));
    waitFor([&clients] { return std::ranges::all_of(clients, &QFuture<int>::isFinished); });
    int answers = 0;
    for (const QFuture<int> &client : clients)
        answers += client.result();
    std::printf("API under load, %d answers/s: longest gap %.0f ms\n", answers / 5,
                heart.worstMilliseconds());
    ask(desk.thread->context(), [service] { service->reset(); }).waitForFinished();
}
} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    installTranslation(u"en"_s);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 3)
        return startOnly(arguments[1], arguments[2].toLongLong());
    const QTemporaryDir folder;
    const QString thousand = folder.filePath(u"1000"_s);
    fill(DataDir(thousand), 1000);
    for (int run = 0; run < 3; ++run)
        QProcess::execute(application.applicationFilePath(), {thousand, QString::number(monotonic())});
    fill(DataDir(folder.filePath(u"10000"_s)), 10'000);
    measureHistory(folder.filePath(u"10000"_s));
    measureDrop(folder);
    measureLoad(thousand);
    return 0;
}
