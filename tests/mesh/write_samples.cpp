// SPDX-License-Identifier: GPL-3.0-or-later
// Writes every sample GLB into the folder named on the command line: for other readers, and as fuzzing seeds.
#include "tests/mesh/sample_glb.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (const auto &[name, bytes] : sampleFeatures()) {
        QFile file(folder.filePath(name + u".glb"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return 1;
    }
    return 0;
}
