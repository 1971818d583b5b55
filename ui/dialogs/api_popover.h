// SPDX-License-Identifier: GPL-3.0-or-later
// Below the API chip: switch, address, key, how much it was used. The log of requests is one click away.
#pragma once

#include "ui/api_door.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>

namespace i2m {

class ApiPopover : public QFrame
{
    Q_OBJECT

public:
    explicit ApiPopover(ApiDoor &api, QWidget *parent = nullptr);

    /// Opens below `anchor` and deletes itself when it closes.
    void openBelow(const QWidget *anchor);

Q_SIGNALS:
    void settingsWanted();

private:
    void refresh();

    ApiDoor &m_api;
    QCheckBox *m_on;
    QLabel *m_address;
    QLabel *m_key;
    QLabel *m_note;
};

} // namespace i2m
