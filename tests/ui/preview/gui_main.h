// SPDX-License-Identifier: GPL-3.0-or-later
// main() of a test that wants OpenGL: without a display it runs anyway, finds no OpenGL and says it skipped.
#pragma once

#include <QTest>

#define I2M_GUI_TEST(Test, Application)                                                                      \
    int main(int argc, char **argv)                                                                          \
    {                                                                                                        \
        if (qEnvironmentVariableIsEmpty("DISPLAY"))                                                          \
            qputenv("QT_QPA_PLATFORM", "offscreen");                                                         \
        Application application(argc, argv);                                                                 \
        Test test;                                                                                           \
        return QTest::qExec(&test, argc, argv);                                                              \
    }
