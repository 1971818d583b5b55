// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include "app/exit_code.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace i2m {

#ifdef Q_OS_UNIX
namespace {
int ends[2] = {-1, -1}; // of the pipe through which a signal handler may speak
volatile std::sig_atomic_t asked = 0;

void onSignal(int)
{
    if (asked)
        ::_exit(int(ExitCode::Interrupted));
    asked = 1;
    const char one = 1;
    // If the pipe is full nobody reads, and the next signal ends the process.
    [[maybe_unused]] const auto written = ::write(ends[1], &one, 1);
}

void handleWith(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}
} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    asked = 0;
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT requested();
    });
    handleWith(onSignal);
}

Interrupt::~Interrupt()
{
    if (!m_notifier)
        return;
    handleWith(SIG_DFL);
    delete m_notifier;
    ::close(ends[0]);
    ::close(ends[1]);
}
#else
Interrupt::Interrupt(QObject *parent) : QObject(parent) {}
Interrupt::~Interrupt() = default;
#endif

} // namespace i2m
