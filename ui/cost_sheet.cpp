// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cost_sheet.h"

#include "core/jobs/job_json.h"
#include "ui/wording.h"

#include <QStringList>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString cell(QString text)
{
    // A spreadsheet takes such a text for a formula; nobody's image runs one.
    static const QString formula = u"=+-@\t\r"_s;
    if (!text.isEmpty() && formula.contains(text[0]))
        text.prepend(u'\'');
    const bool plain = !text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n');
    return plain ? text : u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString timeCell(Time time)
{
    return time == Time{}
               ? QString()
               : localTime(time).toOffsetFromUtc(localTime(time).offsetFromUtc()).toString(Qt::ISODate);
}
} // namespace

QByteArray costSheet(const QList<Job> &jobs)
{
    QString sheet = u"created,finished,image,model,state,usd,billing,request_id,source\r\n"_s;
    for (const Job &job : jobs) {
        for (const Task &task : job.tasks) {
            const QStringList cells{
                timeCell(task.created), timeCell(task.finished), cell(task.name()),
                cell(job.model),        nameOf(task.state),      QString::number(task.cost, 'f', 2),
                nameOf(task.billing),   cell(task.requestId),    cell(job.source)};
            sheet += cells.join(u',') + u"\r\n"_s;
        }
    }
    return sheet.toUtf8();
}

} // namespace i2m
