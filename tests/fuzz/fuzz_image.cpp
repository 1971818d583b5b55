// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: whatever the bytes are, checking an image and preparing it for upload must end without a
// report from the sanitizers, and what goes out must pass the check again.
#include "core/imaging/image_check.h"
#include "core/imaging/image_structure.h"
#include "core/imaging/upload_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, std::size_t size)
{
    using namespace i2m;
    const QByteArray file(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const ImageLimits limits{.maxPixels = 1 << 16};
    const QString name = kindOf(file) == ImageKind::Png ? QStringLiteral("a.png") : QStringLiteral("a.jpg");
    const auto facts = checkImage(QByteArrayView(file), name, {}, limits);
    if (!facts)
        return 0;
    const auto sent = uploadBytes(file, true);
    if (sent && !checkImage(QByteArrayView(*sent), name, {}, limits))
        __builtin_trap();
    return 0;
}
