// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/window.h"
#include "ui/preview/headless_gl.h"

#include <QGuiApplication>
#include <memory>

namespace {
/// Only drawing needs more than the core, and even that must run where there is no display.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (qstrncmp(argv[i], "--thumbnail", 11) != 0)
            continue;
        i2m::chooseHeadlessPlatform();
        return std::make_unique<QGuiApplication>(argc, argv);
    }
    return std::make_unique<QCoreApplication>(argc, argv);
}
} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!i2m::isForCommandLine(arguments))
        return int(i2m::runWindow(argc, argv));
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("image2model"));
    QCoreApplication::setApplicationVersion(QStringLiteral(I2M_VERSION));
    return int(i2m::runCommandLine(QCoreApplication::arguments().sliced(1)));
}
