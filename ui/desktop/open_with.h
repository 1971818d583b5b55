// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of programs that can open a model: the system's own choice, and those the user has named here.
#pragma once

#include <QMenu>
#include <functional>

namespace i2m {

class OpenWithMenu : public QMenu
{
    Q_OBJECT

public:
    /// `memory`: an INI file for the programs; `path`: of the model, asked when something is chosen.
    OpenWithMenu(const QString &memory, std::function<QString()> path, QWidget *parent);

Q_SIGNALS:
    /// Something could not be started.
    void failed(const QString &program);

private:
    void fill();
    void chooseProgram();
    void start(const QString &program);
    QStringList programs() const;

    QString m_memory;
    std::function<QString()> m_path;
};

} // namespace i2m
