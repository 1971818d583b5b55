// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how long a draft of a 12 megapixel photo takes, from the JPEG file to the GLB's bytes, stage by
// stage. Photos given as arguments are measured as they are.
#include "core/imaging/decode.h"
#include "core/providers/draft_model.h"
#include "tests/providers/draft_pictures.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <cstdio>
#include <ctime>

using namespace i2m;
using namespace Qt::StringLiterals;
using draft_pictures::Backdrop;

namespace {
double processorSeconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

void measure(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    const double before = processorSeconds();
    const auto photo = decodeImageFile(path, 4096);
    if (!photo) {
        std::printf("%s: %s\n", qPrintable(path), qPrintable(photo.error().message()));
        return;
    }
    QString stages = u"decode"_s;
    const auto draft = makeDraft(*photo, {}, [&](const QString &stage, int percent) {
        stages += u" %1 ms | %2 %3 %"_s.arg(timer.elapsed()).arg(stage).arg(percent);
        return true;
    });
    std::printf("%s: %.2f s, %.2f s of processor time; %s\n", qPrintable(path.section(u'/', -1)),
                double(timer.elapsed()) / 1000, processorSeconds() - before, qPrintable(stages));
    if (draft)
        std::printf("  %lld faces, %.0f kB, %s\n", draft->facts[u"faces"_s].toInteger(),
                    double(draft->glb.size()) / 1000, qPrintable(draft->facts[u"shape"_s].toString()));
}
} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    QStringList photos = application.arguments().mid(1);
    const QTemporaryDir folder;
    if (photos.isEmpty()) {
        for (const Backdrop backdrop : {Backdrop::Shadowed, Backdrop::Busy}) {
            photos.append(folder.filePath(backdrop == Backdrop::Busy ? u"busy.jpg"_s : u"studio.jpg"_s));
            if (!draft_pictures::product(u"mug"_s, {4000, 3000}, backdrop).save(photos.last(), "JPEG", 92))
                return 1;
        }
    }
    std::printf("target: a 12 megapixel photo in under 3 s on two cores\n");
    for (const QString &path : photos)
        measure(path);
    return 0;
}
