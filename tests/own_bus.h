// SPDX-License-Identifier: GPL-3.0-or-later
// A session bus for one test program, which ends with it.
#pragma once

#include <QByteArray>
#include <unistd.h>
#include <vector>

namespace i2m::test {

/// Begins the program anew on a bus of its own, by dbus-run-session: libdbus reads the bus's address once,
/// maybe before a test can set it. Returns in the new one.
inline void beginOnOwnBus(int argc, char **argv)
{
    if (!qEnvironmentVariableIsEmpty("I2M_TEST_BUS"))
        return;
    qputenv("I2M_TEST_BUS", "1");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    std::vector<const char *> words{"dbus-run-session", "--"};
    words.insert(words.end(), argv, argv + argc + 1); // with the null at the end
    execvp(words.front(), const_cast<char **>(words.data()));
}

} // namespace i2m::test
