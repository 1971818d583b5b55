// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds the form parser, the head parser and the chunk decoder with whatever libFuzzer makes up. The first
// byte chooses, the second is the size of the pieces.
#include "core/api/chunked.h"
#include "core/api/form_data.h"
#include "core/api/request.h"

#include <QTemporaryDir>

using namespace i2m;

namespace {
void feedForm(QByteArrayView bytes, qsizetype piece)
{
    static const QTemporaryDir folder;
    FormData form("b", folder.path(), {.files = 3, .fileBytes = 4096, .fields = 3, .fieldBytes = 256});
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (!form.write(bytes.sliced(at, std::min(piece, bytes.size() - at))))
            return;
    }
    (void)form.finish();
}

void feedChunks(QByteArrayView bytes, qsizetype piece)
{
    ChunkedDecoder decoder;
    for (qsizetype at = 0; at < bytes.size() && !decoder.atEnd(); at += piece) {
        const auto sink = [](QByteArrayView) { return Result<void>(); };
        if (!decoder.decode(bytes.sliced(at, std::min(piece, bytes.size() - at)), sink))
            return;
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 2, qsizetype(size - 2));
    const qsizetype piece = data[1] + 1;
    if (data[0] % 3 == 0)
        feedForm(bytes, piece);
    else if (data[0] % 3 == 1)
        feedChunks(bytes, piece);
    else
        (void)parseHead(bytes.toByteArray() + "\r\n\r\n");
    return 0;
}
