// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/job.h"

#include "tests/fal_simulator/wire_json.h"

using namespace Qt::StringLiterals;

namespace i2m::sim {

std::chrono::milliseconds Job::age(Clock::time_point at) const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(at - started);
}

double Job::inferenceSeconds() const
{
    return started == Clock::time_point{} ? 0.0 : std::chrono::duration<double>(ended - started).count();
}

QList<LogLine> logScript(std::chrono::milliseconds duration)
{
    QList<LogLine> lines{{{}, u"Loading image"_s}, {{}, u"Generating model"_s}};
    for (int percent = 10; percent <= 100; percent += 10)
        lines.append({duration * percent / 100, u"progress: %1%"_s.arg(percent)});
    return lines;
}

namespace {

QByteArray lineJson(const Job &job, const LogLine &line)
{
    const auto time = job.startedAt.addMSecs(line.at.count()).toUTC().toString(Qt::ISODateWithMs);
    return wireObject(
        {{"message", line.message}, {"timestamp", time}, {"level", "INFO"}, {"source", "USER"}});
}

} // namespace

QByteArray logJson(const Job &job, qsizetype skip, qsizetype &total)
{
    QByteArrayList entries;
    total = 0;
    if (job.started != Job::Clock::time_point{}) {
        const auto age = job.state == Job::State::Completed ? job.age(job.ended) : job.age();
        for (const auto &line : logScript(job.duration)) {
            if (line.at > age)
                break;
            if (++total > skip)
                entries.append(lineJson(job, line));
        }
    }
    return wireArray(entries);
}

std::optional<std::chrono::milliseconds> nextLogIn(const Job &job, qsizetype total)
{
    const auto lines = logScript(job.duration);
    if (job.state != Job::State::Running || total >= lines.size())
        return {};
    return std::max(std::chrono::milliseconds{1}, lines[total].at - job.age());
}

QByteArray statusJson(const Job &job, qsizetype queuePosition, const QByteArray &base, const QByteArray &logs)
{
    const auto url = QString::fromLatin1(base) + u'/' + job.endpoint.app + u"/requests/"_s + job.id;
    const auto word = job.state == Job::State::Waiting   ? u"IN_QUEUE"_s
                      : job.state == Job::State::Running ? u"IN_PROGRESS"_s
                                                         : u"COMPLETED"_s;
    auto text = wireObject({{"status", word},
                            {"request_id", job.id},
                            {"response_url", url},
                            {"status_url", url + u"/status"_s},
                            {"cancel_url", url + u"/cancel"_s},
                            {"logs", RawJson{logs}}});
    text.chop(1);
    if (job.state == Job::State::Completed) {
        text += R"(,"metrics":{"inference_time":)" + WireValue{job.inferenceSeconds()}.text + '}';
        if (!job.result.error.isEmpty())
            text += ",\"error\":" + WireValue{job.result.error}.text +
                    ",\"error_type\":" + WireValue{job.result.errorType}.text;
    } else {
        text += ",\"metrics\":{}";
    }
    if (job.state == Job::State::Waiting)
        text += ",\"queue_position\":" + QByteArray::number(queuePosition);
    return text + '}';
}

} // namespace i2m::sim
