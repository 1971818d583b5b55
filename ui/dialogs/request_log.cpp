// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/request_log.h"

#include <QLocale>

namespace i2m {
using namespace Qt::StringLiterals;

RequestLog::RequestLog(ApiDoor &api, QWidget *parent)
    : FactTable(tr("Requests"), {tr("Time"), tr("Request"), tr("Status"), tr("Took"), tr("Client")}, 1,
                parent),
      m_api(api)
{
    setMinimumHeight(180);
    connect(&api, &ApiDoor::changed, this, &RequestLog::refresh);
    refresh();
}

void RequestLog::refresh()
{
    QList<QStringList> rows;
    const QList<ApiRequest> requests = m_api.log();
    for (const ApiRequest &request : requests)
        rows.append({QLocale().toString(request.time.time(), QLocale::ShortFormat),
                     request.method + u' ' + request.path, QString::number(request.status),
                     tr("%1 ms").arg(request.milliseconds), request.client});
    showRows(rows);
}

} // namespace i2m
