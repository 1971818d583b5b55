// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the fal provider's faults share: scripts for a server that misbehaves byte by byte, and
// the count of what costs money.
#pragma once

#include "tests/providers/fal_driver.h"
#include "tests/providers/raw_server.h"

namespace i2m {
using namespace Qt::StringLiterals;
using Then = RawAnswer::Then;

constexpr const char *modelPath = "/tripo3d/tripo/v2.5/image-to-3d";
inline int submits(const RawServer &server) { return server.count("POST", modelPath); }
/// A script that answers requests whose path contains `part` in turn, the last answer for ever.
inline RawServer::Script onPath(const QByteArray &part, const QList<RawAnswer> &answers)
{
    return [part, answers, turn = 0](const RawRequest &request) mutable -> std::optional<RawAnswer> {
        if (!request.path.contains(part))
            return {};
        const auto answer = answers.at(std::min<qsizetype>(turn, answers.size() - 1));
        ++turn;
        return answer;
    };
}
inline Refused refusal(const Outcome &outcome)
{
    if (const auto *refused = std::get_if<Refused>(&outcome))
        return *refused;
    qFatal("it was not refused");
}
inline QString nameOf(ErrorCode code) { return Error{code}.name(); }
inline RawServer::Script served(const QByteArray &file, const QByteArray &part = "/files/model.glb")
{
    return [file, part](const RawRequest &request) -> std::optional<RawAnswer> {
        if (!request.path.contains(part))
            return {};
        const QByteArray range = request.header("range");
        const qsizetype start = range.isEmpty() ? 0 : range.mid(6).chopped(1).toLongLong();
        const QByteArray tag = "ETag: \"v1\"\r\n";
        if (start == 0 || request.header("if-range") != "\"v1\"")
            return RawAnswer::http(200, file, tag);
        return RawAnswer::http(206, file.mid(start),
                               tag + "Content-Range: bytes " + QByteArray::number(start) + "-" +
                                   QByteArray::number(file.size() - 1) + "/" +
                                   QByteArray::number(file.size()) + "\r\n");
    };
}
/// A GLB of `size` bytes.
inline QByteArray bigModel(qsizetype size)
{
    QByteArray glb = RawServer::smallModel();
    glb += QByteArray(size - glb.size(), 'x');
    for (int i = 0; i < 4; ++i)
        glb[8 + i] = char(size >> (8 * i) & 255);
    return glb;
}

} // namespace i2m
