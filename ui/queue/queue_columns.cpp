// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_columns.h"

#include "ui/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace i2m {
using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {
struct Columns
{
    Q_DECLARE_TR_FUNCTIONS(QueueColumns)
};

constexpr const char *titles[queueColumns] = {
    QT_TRANSLATE_NOOP("QueueColumns", "Name"),       QT_TRANSLATE_NOOP("QueueColumns", "Status"),
    QT_TRANSLATE_NOOP("QueueColumns", "Progress"),   QT_TRANSLATE_NOOP("QueueColumns", "Time left"),
    QT_TRANSLATE_NOOP("QueueColumns", "Attempts"),   QT_TRANSLATE_NOOP("QueueColumns", "Triangles"),
    QT_TRANSLATE_NOOP("QueueColumns", "Size"),       QT_TRANSLATE_NOOP("QueueColumns", "Cost"),
    QT_TRANSLATE_NOOP("QueueColumns", "Added"),      QT_TRANSLATE_NOOP("QueueColumns", "Finished"),
    QT_TRANSLATE_NOOP("QueueColumns", "Request id"), QT_TRANSLATE_NOOP("QueueColumns", "Worker"),
};

qint64 secondsLeft(const QueueRow &row, const RowSurroundings &around)
{
    if (row.task.state != TaskState::Running || !around.usual || row.task.started == Time{})
        return -1;
    const auto gone = std::chrono::duration_cast<seconds>(around.present - row.task.started);
    return std::max<qint64>(-1, (*around.usual - gone).count());
}

qint64 bytesOf(const QueueRow &row) { return row.isReady() ? row.task.model->size : row.bytes(); }

qint64 trianglesOf(const QueueRow &row)
{
    return row.isReady() ? row.task.model->statistics.value("triangles"_L1).toInteger() : 0;
}

QString momentText(Time time)
{
    return time == Time{} ? QString() : QLocale().toString(localTime(time), QLocale::ShortFormat);
}
} // namespace

QString columnTitle(QueueColumn column) { return Columns::tr(titles[int(column)]); }

QString cellText(const QueueRow &row, const RowSurroundings &around, QueueColumn column)
{
    switch (column) {
    case QueueColumn::Name:
        return row.name;
    case QueueColumn::Status:
        return textFor(row, around).line;
    case QueueColumn::Progress:
        return row.isOpen() && row.task.percent > 0 ? Columns::tr("%1%").arg(row.task.percent) : QString();
    case QueueColumn::TimeLeft: {
        const qint64 left = row.isOpen() ? secondsLeft(row, around) : -1;
        return left > 0 ? spanText(seconds(left)) : QString();
    }
    case QueueColumn::Attempts:
        return row.task.attempts > 0 ? QLocale().toString(row.task.attempts) : QString();
    case QueueColumn::Triangles:
        return trianglesOf(row) > 0 ? QLocale().toString(trianglesOf(row)) : QString();
    case QueueColumn::Size:
        return bytesOf(row) > 0 ? sizeText(bytesOf(row)) : QString();
    case QueueColumn::Cost:
        return row.task.cost > 0 ? moneyText(row.task.cost) : QString();
    case QueueColumn::Added:
        return momentText(row.task.created);
    case QueueColumn::Finished:
        return momentText(row.task.finished);
    case QueueColumn::RequestId:
        return row.task.requestId;
    case QueueColumn::Worker:
        return row.task.worker;
    }
    return {};
}

QVariant sortValue(const QueueRow &row, const RowSurroundings &around, QueueColumn column)
{
    switch (column) {
    case QueueColumn::Progress:
        return row.isReady() ? 100 : row.task.percent;
    case QueueColumn::TimeLeft:
        return secondsLeft(row, around);
    case QueueColumn::Attempts:
        return row.task.attempts;
    case QueueColumn::Triangles:
        return trianglesOf(row);
    case QueueColumn::Size:
        return bytesOf(row);
    case QueueColumn::Cost:
        return row.task.cost;
    case QueueColumn::Added:
        return qint64(row.task.created.time_since_epoch().count());
    case QueueColumn::Finished:
        return qint64(row.task.finished.time_since_epoch().count());
    case QueueColumn::Name:
    case QueueColumn::Status:
    case QueueColumn::RequestId:
    case QueueColumn::Worker:
        break;
    }
    return cellText(row, around, column);
}

} // namespace i2m
