// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/error_bodies.h"

#include "tests/fal_simulator/wire_json.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

struct ModelErrorRow
{
    const char *type;
    int status;
    bool retry;
    const char *message;
    const char *context; ///< JSON, or null
};

// Types, statuses and contexts: fal.ai/docs/errors.
constexpr ModelErrorRow modelRows[] = {
    {"internal_server_error", 500, true, "Internal server error", nullptr},
    {"generation_timeout", 504, true, "Generation timeout", nullptr},
    {"downstream_service_error", 400, true, "Downstream service error", nullptr},
    {"downstream_service_unavailable", 500, true, "Downstream service unavailable", nullptr},
    {"content_policy_violation", 422, false,
     "The content could not be processed because it contained material flagged by a content checker.",
     nullptr},
    {"no_media_generated", 422, false, "No media generated", nullptr},
    {"image_too_small", 422, false, "Image too small", R"({"min_height":20,"min_width":20})"},
    {"image_too_large", 422, false, "Image too large", R"({"max_height":6000,"max_width":6000})"},
    {"image_load_error", 422, false, "Image load error", nullptr},
    {"file_download_error", 422, false,
     "Failed to download the file. Please check if the URL is accessible and try again.", nullptr},
    {"file_too_large", 422, false, "File too large", R"({"max_size":20971520})"},
    {"face_detection_error", 422, false, "Could not detect face in the image", nullptr},
    {"greater_than", 422, false, "Input should be greater than 0", R"({"gt":0})"},
    {"greater_than_equal", 422, false, "Input should be greater than or equal to 1", R"({"ge":1})"},
    {"less_than", 422, false, "Input should be less than 10", R"({"lt":10})"},
    {"less_than_equal", 422, false, "Input should be less than or equal to 10", R"({"le":10})"},
    {"multiple_of", 422, false, "Input should be a multiple of 8", R"({"multiple_of":8})"},
    {"sequence_too_short", 422, false, "Sequence too short", R"({"min_length":2})"},
    {"sequence_too_long", 422, false, "Sequence too long", R"({"max_length":4})"},
    {"one_of", 422, false, "Input should be one of the expected values", R"({"expected":["no","standard"]})"},
    {"feature_not_supported", 422, false, "Feature not supported", nullptr},
    {"unsupported_image_format", 422, false, "Unsupported image format",
     R"({"supported_formats":[".jpg",".jpeg",".png",".webp"]})"},
    {"unsupported_audio_format", 422, false, "Unsupported audio format", R"({"supported_formats":[".mp3"]})"},
    {"unsupported_video_format", 422, false, "Unsupported video format", R"({"supported_formats":[".mp4"]})"},
    {"invalid_archive", 422, false, "Invalid archive", R"({"supported_extensions":[".zip"]})"},
    {"archive_file_count_below_minimum", 422, false, "Too few files in the archive",
     R"({"min_count":2,"provided_count":1})"},
    {"archive_file_count_exceeds_maximum", 422, false, "Too many files in the archive",
     R"({"max_count":2,"provided_count":3})"},
    {"audio_duration_too_long", 422, false, "Audio too long",
     R"({"max_duration":60,"provided_duration":61})"},
    {"audio_duration_too_short", 422, false, "Audio too short",
     R"({"min_duration":2,"provided_duration":1})"},
    {"video_duration_too_long", 422, false, "Video too long",
     R"({"max_duration":60,"provided_duration":61})"},
    {"video_duration_too_short", 422, false, "Video too short",
     R"({"min_duration":2,"provided_duration":1})"},
};

const ModelErrorRow *modelRow(const QString &type)
{
    for (const auto &row : modelRows)
        if (type == QLatin1StringView{row.type})
            return &row;
    return nullptr;
}

} // namespace

Answer refusal(int status, const QString &detail)
{
    return jsonAnswer(status, wireObject({{"detail", detail}}));
}

Answer platformFailure(int status, const QString &detail, const QString &errorType)
{
    auto answer = jsonAnswer(status, wireObject({{"detail", detail}, {"error_type", errorType}}));
    answer.add("x-fal-error-type", errorType.toUtf8());
    return answer;
}

Answer platformApiError(int status, const QString &type, const QString &message)
{
    return jsonAnswer(status,
                      wireObject({{"error", QJsonObject{{u"type"_s, type}, {u"message"_s, message}}}}));
}

Answer methodNotAllowed(const QByteArray &allowed)
{
    auto answer = refusal(405, u"Method Not Allowed"_s);
    answer.add("allow", allowed);
    return answer;
}

QByteArray fileGone() { return R"({"detail":"File not found"})"; }

Answer plainFailure(int status)
{
    if (status < 502 || status > 504)
        return refusal(status, QString::fromLatin1(reasonPhrase(status)));
    const auto title = QByteArray::number(status) + ' ' +
                       (status == 504   ? QByteArray{"Gateway Time-out"}
                        : status == 503 ? QByteArray{"Service Temporarily Unavailable"}
                                        : reasonPhrase(status));
    Answer answer;
    answer.status = status;
    answer.headers = {{"content-type", "text/html"}};
    answer.body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
                  "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    return answer;
}

QJsonObject modelError(const QString &type, const QJsonArray &loc)
{
    const auto *row = modelRow(type);
    QJsonObject entry{{u"loc"_s, loc},
                      {u"msg"_s, row ? QString::fromUtf8(row->message) : type},
                      {u"type"_s, type},
                      {u"url"_s, u"https://docs.fal.ai/errors#"_s + type}};
    if (row && row->context)
        entry[u"ctx"_s] = QJsonDocument::fromJson(row->context).object();
    return entry;
}

QStringList modelErrorTypes()
{
    QStringList types;
    for (const auto &row : modelRows)
        types.append(QString::fromLatin1(row.type));
    return types;
}

int modelErrorStatus(const QString &type)
{
    const auto *row = modelRow(type);
    return row ? row->status : 0;
}

bool modelErrorRetryable(const QString &type)
{
    const auto *row = modelRow(type);
    return row && row->retry;
}

int platformErrorStatus(const QString &type)
{
    static const QHash<QString, int> statuses{{u"request_timeout"_s, 504},
                                              {u"startup_timeout"_s, 504},
                                              {u"runner_scheduling_failure"_s, 503},
                                              {u"runner_connection_timeout"_s, 503},
                                              {u"runner_disconnected"_s, 503},
                                              {u"runner_connection_refused"_s, 503},
                                              {u"runner_connection_error"_s, 503},
                                              {u"runner_incomplete_response"_s, 502},
                                              {u"runner_server_error"_s, 500},
                                              {u"client_disconnected"_s, 499},
                                              {u"client_cancelled"_s, 499},
                                              {u"bad_request"_s, 400},
                                              {u"internal_error"_s, 500}};
    return statuses.value(type);
}

} // namespace i2m::sim
