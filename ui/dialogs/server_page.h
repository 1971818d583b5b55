// SPDX-License-Identifier: GPL-3.0-or-later
// The upper part of the settings' page for the API server: its switch, address, keys and newest requests.
#pragma once

#include "ui/api_door.h"
#include "ui/dialogs/fact_table.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

namespace i2m {

class ServerPage : public QWidget
{
    Q_OBJECT

public:
    explicit ServerPage(ApiDoor &api, QWidget *parent = nullptr);

private:
    QWidget *keyBox();
    void refresh();
    void refreshKeys();
    void makeKey();
    void revokeKey();
    void showNewKey(const Secret &key);

    ApiDoor &m_api;
    QCheckBox *m_on;
    QLabel *m_address;
    QLabel *m_sample;
    FactTable *m_keys;
    QPushButton *m_newKey;
    QPushButton *m_revoke;
};

} // namespace i2m
