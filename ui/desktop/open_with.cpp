// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/open_with.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QProcess>
#include <QSettings>
#include <QUrl>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int remembered = 6;
const QString key = u"open_with/programs"_s;
} // namespace

OpenWithMenu::OpenWithMenu(const QString &memory, std::function<QString()> path, QWidget *parent)
    : QMenu(parent), m_memory(memory), m_path(std::move(path))
{
    connect(this, &QMenu::aboutToShow, this, &OpenWithMenu::fill);
}

QStringList OpenWithMenu::programs() const
{
    QStringList programs = QSettings(m_memory, QSettings::IniFormat).value(key).toStringList();
    programs.removeIf([](const QString &program) { return !QFileInfo(program).isExecutable(); });
    return programs;
}

void OpenWithMenu::fill()
{
    clear();
    connect(addAction(tr("Default program")), &QAction::triggered, this, [this] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_path())))
            Q_EMIT failed(tr("the default program"));
    });
    for (const QString &program : programs())
        connect(addAction(QFileInfo(program).completeBaseName()), &QAction::triggered, this,
                [this, program] { start(program); });
    addSeparator();
    connect(addAction(tr("Another program…")), &QAction::triggered, this, &OpenWithMenu::chooseProgram);
}

void OpenWithMenu::chooseProgram()
{
#if defined(Q_OS_WIN)
    const QString usual = qEnvironmentVariable("ProgramFiles");
#elif defined(Q_OS_MACOS)
    const QString usual = u"/Applications"_s;
#else
    const QString usual = u"/usr/bin"_s;
#endif
    const QString program =
        QFileDialog::getOpenFileName(parentWidget(), tr("Open with which program?"), usual);
    if (program.isEmpty())
        return;
    QStringList known = programs();
    known.removeAll(program);
    known.prepend(program);
    QSettings(m_memory, QSettings::IniFormat).setValue(key, known.mid(0, remembered));
    start(program);
}

void OpenWithMenu::start(const QString &program)
{
#ifdef Q_OS_MACOS
    const bool started = QProcess::startDetached(u"open"_s, {u"-a"_s, program, m_path()});
#else
    const bool started = QProcess::startDetached(program, {m_path()});
#endif
    if (!started)
        Q_EMIT failed(QFileInfo(program).completeBaseName());
}

} // namespace i2m
