// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_api.h"

#include "core/durable_file.h"
#include "core/log.h"

#include <QFile>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
const QString switchedOff = u"api_off"_s;

QString keyFile(const DataDir &dir) { return dir.root() + u"/api-key"_s; }

/// A key that people must be able to read again cannot be kept hashed; only its owner can read the file.
Secret makeKey(const DataDir &dir)
{
    const Secret key("i2m_" + randomHex128().toLatin1() + randomHex128().toLatin1());
    if (const auto kept = writePrivately(keyFile(dir), key.reveal()); !kept)
        qCWarning(logApp) << "the API key is good for this session only:" << kept.error().message();
    return key;
}

Secret keptKey(const DataDir &dir)
{
    QFile file(keyFile(dir));
    if (!file.open(QIODevice::ReadOnly))
        return makeKey(dir);
    const QByteArray text = file.readAll().trimmed();
    return text.isEmpty() ? makeKey(dir) : Secret(text);
}
} // namespace

WindowApi::WindowApi(EngineThread &engine, QObject *parent)
    : ApiDoor(parent), m_engine(engine), m_service(std::make_shared<std::unique_ptr<ApiService>>()),
      m_key(keptKey(engine.application().dir()))
{
    connect(&m_look, &QTimer::timeout, this, &WindowApi::lookAtLog);
    m_look.start(std::chrono::seconds(1));
    ask(m_engine.context(), [application = &m_engine.application()] {
        const auto off = application->store().fact(switchedOff);
        return off && *off == "1"_L1;
    }).then(this, [this](bool off) {
        if (!off)
            open();
    });
}

/// Once a second is often enough for people to read along, and costs the server nothing.
void WindowApi::lookAtLog()
{
    ask(m_engine.context(), [service = m_service] {
        return *service ? (*service)->server().served() : ServedRequests();
    }).then(this, [this](const ServedRequests &all) {
        const QList<ServedRequest> &served = all.newest;
        const auto timeOf = [](const ServedRequest &request) {
            return QDateTime::fromMSecsSinceEpoch(request.time.time_since_epoch().count());
        };
        if (served.isEmpty() || (!m_log.isEmpty() && m_log.front().time == timeOf(served.back())))
            return;
        m_log.clear();
        for (auto each = served.crbegin(); each != served.crend(); ++each)
            m_log.append({timeOf(*each), each->method, each->path, each->status, int(each->took.count()),
                          each->client});
        m_state.requestsToday = all.today;
        m_state.lastUse = m_log.front().time;
        m_state.lastClient = m_log.front().client;
        Q_EMIT changed();
    });
}

WindowApi::~WindowApi()
{
    ask(m_engine.context(), [service = m_service] { service->reset(); }).waitForFinished();
}

void WindowApi::show(const ApiState &state)
{
    m_state = state;
    Q_EMIT changed();
}

void WindowApi::open()
{
    show({.kind = ApiState::Kind::Starting, .address = {}, .note = {}, .lastUse = {}, .lastClient = {}});
    ask(m_engine.context(), [application = &m_engine.application(), service = m_service, key = m_key] {
        service->reset(); // an old one must be gone before: it removes runtime.json
        const ListenAt where{.orNextFree = true};
        auto started = ApiService::start(*application, where, key);
        if (!started)
            return ApiState{.kind = ApiState::Kind::Problem, .note = started.error().message()};
        *service = std::move(*started);
        ApiState state{.kind = ApiState::Kind::On};
        state.address = (*service)->url().section(u"//"_s, 1);
        if ((*service)->server().port() != where.port)
            state.note = tr("Port %1 is used by another program. Using %2.")
                             .arg(where.port)
                             .arg((*service)->server().port());
        return state;
    }).then(this, [this](const ApiState &state) { show(state); });
}

void WindowApi::close()
{
    ask(m_engine.context(), [service = m_service] { service->reset(); }).then(this, [this] { show({}); });
}

void WindowApi::setOn(bool on)
{
    (void)ask(m_engine.context(), [application = &m_engine.application(), on] {
        return application->store().setFact(switchedOff, on ? u"0"_s : u"1"_s).ok();
    });
    on ? open() : close();
}

void WindowApi::renewKey()
{
    m_key = makeKey(m_engine.application().dir());
    if (m_state.kind == ApiState::Kind::On)
        open(); // a server that starts anew knows only the new key
    else
        Q_EMIT changed();
}

} // namespace i2m
