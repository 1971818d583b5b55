// SPDX-License-Identifier: GPL-3.0-or-later
// Reads names of files from its input, one a line, and prints for each whether our reader takes it, and why
// not: for comparing its judgment with others.
#include "core/mesh/glb.h"
#include "core/mesh/statistics.h"

#include <cstdio>
#include <iostream>
#include <string>

using namespace i2m;

int main()
{
    for (std::string name; std::getline(std::cin, name);) {
        const auto statistics = statisticsOf(QString::fromStdString(name));
        const QString why = statistics ? QString() : statistics.error().detail;
        std::printf("%s\t%s\n", statistics ? "taken" : "refused", qUtf8Printable(why));
    }
    return 0;
}
