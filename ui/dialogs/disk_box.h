// SPDX-License-Identifier: GPL-3.0-or-later
// In the settings: how much room images and models take, and the way to less.
#pragma once

#include "ui/workbench.h"

#include <QLabel>
#include <QWidget>

namespace i2m {

class DiskBox : public QWidget
{
    Q_OBJECT

public:
    explicit DiskBox(Workbench &bench, QWidget *parent = nullptr);

private:
    void refresh();

    Workbench &m_bench;
    QLabel *m_use;
};

/// Bytes of all files in and below these folders. Blocking.
qint64 bytesBelow(const QStringList &folders);

} // namespace i2m
