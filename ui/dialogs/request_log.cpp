// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/request_log.h"

#include <QHeaderView>
#include <QLocale>

namespace i2m {

RequestLog::RequestLog(ApiDoor &api, QWidget *parent) : QTableWidget(parent), m_api(api)
{
    setAccessibleName(tr("Requests"));
    setColumnCount(6);
    setHorizontalHeaderLabels(
        {tr("Time"), tr("Method"), tr("Path"), tr("Status"), tr("Milliseconds"), tr("Client")});
    horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setMinimumHeight(160);
    connect(&api, &ApiDoor::changed, this, &RequestLog::refresh);
    refresh();
}

void RequestLog::refresh()
{
    const auto requests = m_api.log();
    setRowCount(int(requests.size()));
    for (int row = 0; row < requests.size(); ++row) {
        const ApiRequest &request = requests[row];
        const QString cells[] = {QLocale().toString(request.time.time(), QLocale::ShortFormat),
                                 request.method,
                                 request.path,
                                 QString::number(request.status),
                                 QString::number(request.milliseconds),
                                 request.client};
        for (int column = 0; column < 6; ++column)
            setItem(row, column, new QTableWidgetItem(cells[column]));
    }
}

} // namespace i2m
