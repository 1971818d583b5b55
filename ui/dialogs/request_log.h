// SPDX-License-Identifier: GPL-3.0-or-later
// The newest requests to the API server, as a table.
#pragma once

#include "ui/api_door.h"
#include "ui/dialogs/fact_table.h"

namespace i2m {

class RequestLog : public FactTable
{
    Q_OBJECT

public:
    explicit RequestLog(ApiDoor &api, QWidget *parent = nullptr);

private:
    void refresh();

    ApiDoor &m_api;
};

} // namespace i2m
