// SPDX-License-Identifier: GPL-3.0-or-later
// Measures what api_bench.py cannot make happen from outside: how soon a change reaches event streams, what a
// stream costs, and how fast large models leave, one by one and as an archive.
#include "tests/api/api_fixture.h"

#include <QElapsedTimer>
#include <QProcess>
#include <algorithm>
#include <cstdio>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <arpa/inet.h>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int rounds = 40;
constexpr int mostClients = 1000;

/// What the process with the clients and this one share.
struct Board
{
    std::atomic<int> ready;                   ///< clients that have their snapshot
    std::atomic<int> told;                    ///< events seen, of all clients
    std::atomic<qint64> changed[rounds];      ///< ns, when the provider spoke
    float milliseconds[rounds * mostClients]; ///< from there to the client's read()
};

qint64 nanoseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

double megabytes(const char *field)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf(field);
    return text.mid(text.indexOf(':', at) + 1, 20).simplified().split(' ').front().toDouble() / 1024;
}

/// The round that the newest progress event in `bytes` is about, or -1: round r reports r + 1 percent.
int roundIn(QByteArrayView bytes)
{
    const qsizetype at = bytes.lastIndexOf("\"file\":{");
    const qsizetype value = at < 0 ? -1 : bytes.indexOf("\"progress\":", at);
    return value < 0 ? -1 : bytes.sliced(value + 11, 3).toByteArray().split(',').front().toInt() - 1;
}

/// Runs in a process of its own: opens the streams and notes when each event arrives.
[[noreturn]] void followAll(Board &board, int clients, quint16 port, const QByteArray &request)
{
    const int poll = epoll_create1(0);
    std::vector<bool> started(1 << 16);
    std::vector<int> newest(1 << 16, -1); // a change may be told in two steps
    for (int i = 0; i < clients; ++i) {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
            write(socket, request.constData(), size_t(request.size())) != request.size())
            _exit(1);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event);
    }
    static char block[1 << 16];
    epoll_event events[64];
    for (;;) {
        const int count = epoll_wait(poll, events, 64, -1);
        for (int i = 0; i < count; ++i) {
            const int socket = events[i].data.fd;
            const ssize_t size = read(socket, block, sizeof block);
            if (size <= 0)
                _exit(0);
            const qint64 now = nanoseconds();
            const QByteArrayView bytes(block, size);
            if (!started[size_t(socket)] && bytes.contains("\"files\":")) {
                started[size_t(socket)] = true;
                ++board.ready;
            }
            const int round = roundIn(bytes);
            if (round > newest[size_t(socket)] && round < rounds && board.changed[round] > 0) {
                newest[size_t(socket)] = round;
                board.milliseconds[board.told++] = float(double(now - board.changed[round]) / 1e6);
            }
        }
    }
}

template <class Done>
bool waitFor(Done done, int most = 60'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < most)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 2);
    return done();
}

Wait progress(int percent)
{
    Wait wait;
    wait.delay = 1ms;
    wait.progress.stage = u"generating"_s;
    wait.progress.percent = percent;
    return wait;
}

const QMap<QString, QString> wide{{u"api.connections"_s, u"4000"_s},
                                  {u"api.connections_per_address"_s, u"4000"_s},
                                  {u"api.streams"_s, u"4000"_s},
                                  {u"api.streams_per_key"_s, u"4000"_s}};

void measureStreams(Board &board, int clients)
{
    board.ready = board.told = 0;
    ApiBench bench(wide);
    const QByteArray job = bench.job().toLatin1();
    waitFor([&] { return !bench.provider.open.empty(); });
    const double before = megabytes("VmRSS");
    const QByteArray request = "GET /api/v1/status/stream/" + job +
                               " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(bench.port) + "\r\n" +
                               ApiBench::user + "\r\n";
    const pid_t child = fork();
    if (child == 0)
        followAll(board, clients, bench.port, request);
    if (!waitFor([&] { return board.ready == clients; }))
        std::printf("  only %d of %d streams opened\n", int(board.ready), clients);
    const double each = (megabytes("VmRSS") - before) * 1024 / clients;
    for (int round = 0; round < rounds; ++round) {
        waitFor([&] { return !bench.provider.open.empty(); });
        const int told = board.told;
        board.changed[round] = nanoseconds();
        bench.provider.answer(progress(round + 1));
        waitFor([&] { return board.told >= told + clients; }, 2000);
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const int count = board.told;
    std::sort(board.milliseconds, board.milliseconds + count);
    const auto percentile = [&](double part) { return double(board.milliseconds[int(part * (count - 1))]); };
    std::printf("change to %4d event streams: p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d of %d events), %.1f "
                "KB a stream\n",
                clients, percentile(0.5), percentile(0.99), percentile(1), count, rounds * clients, each);
}

/// Bytes a second and the seconds to the first byte, by curl.
void measureDownload(const ApiBench &bench, const char *what, const QByteArray &path, qint64 atLeast)
{
    const double before = megabytes("VmRSS");
    double best = 0, first = 1e9;
    for (int i = 0; i < 5; ++i) {
        QProcess curl;
        curl.start(u"curl"_s, {u"-s"_s, u"-o"_s, u"/dev/null"_s, u"-w"_s,
                               u"%{http_code} %{size_download} %{time_starttransfer} %{time_total}"_s,
                               u"-H"_s, u"Authorization: Bearer user-key"_s,
                               u"http://127.0.0.1:%1%2"_s.arg(bench.port).arg(QString::fromLatin1(path))});
        waitFor([&] { return curl.state() == QProcess::NotRunning; });
        const QByteArrayList words = curl.readAllStandardOutput().split(' ');
        if (words.size() < 4 || words[0] != "200" || words[1].toLongLong() < atLeast) {
            std::printf("  %s failed: %s\n", what, words.join(' ').constData());
            return;
        }
        best = std::max(best, words[1].toDouble() / (words[3].toDouble() - words[2].toDouble()));
        first = std::min(first, words[2].toDouble());
    }
    std::printf("%s: %.2f GB/s, first byte after %.1f ms, memory %+.1f MB\n", what, best / 1e9, first * 1000,
                megabytes("VmHWM") - before);
}

void measureDownloads()
{
    ApiBench bench(wide);
    bench.provider.places = 25;
    const QByteArray job = bench.job(25).toLatin1();
    waitFor([&] { return bench.provider.open.size() == 25; });
    QByteArray model(20 << 20, Qt::Uninitialized);
    for (qsizetype i = 0; i < model.size(); ++i)
        model[i] = char(i * 2654435761u >> 13);
    for (int i = 0; i < 25; ++i)
        bench.complete(model);
    model = {};
    const auto finished = [&] {
        const auto found = bench.store->job({QString::fromLatin1(job)});
        return found && finishedAt(*found) != Time{};
    };
    waitFor(finished);
    const QString file = bench.store->job({QString::fromLatin1(job)})->tasks.front().id.value;
    // The high-water mark of making the models is not that of sending them.
    QFile marks(u"/proc/self/clear_refs"_s);
    if (marks.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        marks.write("5");
    measureDownload(bench, "one model of 20 MB", "/api/v1/download/" + job + '/' + file.toLatin1() + "/model",
                    20 << 20);
    measureDownload(bench, "archive of 25 x 20 MB", "/api/v1/download/" + job + "/all", 500 << 20);
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    void *shared = mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return 1;
    auto *board = new (shared) Board;
    measureDownloads();
    for (const int clients : {100, 1000})
        measureStreams(*board, clients);
    return 0;
}
