// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: a GLB that may be anything is made ready for the preview and leaves in every format; what
// was taken must leave, and nothing may end in a report from the sanitizers.
#include "core/mesh/export.h"
#include "tests/fuzz/glb_repair.h"
#include "ui/preview/preview_scene.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace i2m;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, std::size_t size)
{
    static const QTemporaryDir folder(QDir(u"/dev/shm"_s).exists()
                                          ? u"/dev/shm/i2m-fuzz-XXXXXX"_s
                                          : QDir::tempPath() + u"/i2m-fuzz-XXXXXX"_s);
    const QByteArray whole =
        withRightLengths(QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    const QString path = folder.filePath(u"model.glb"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(whole) != whole.size())
        return 0;
    file.close();
    const PreviewLimits limits{.fileBytes = 1 << 20, .triangles = 50'000, .textureSide = 64};
    const auto scene = loadPreview(path, limits, std::make_shared<std::atomic_bool>(false));
    if (!scene || (*scene)->statistics.triangles == 0)
        return 0;
    for (const FormatRow &row : formatRows()) {
        const QString target = folder.filePath(u"model-out."_s + QLatin1StringView(row.suffix));
        if (!exportModel(path, target, usualOptions(row.format)))
            __builtin_trap();
    }
    return 0;
}
