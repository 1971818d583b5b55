// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("image2model"));
    QCoreApplication::setApplicationVersion(QStringLiteral(I2M_VERSION));
    return int(i2m::runCommandLine(QCoreApplication::arguments().sliced(1)));
}
