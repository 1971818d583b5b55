// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clean_up_dialog.h"

#include "core/async.h"
#include "ui/dialogs/disk_box.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype jobsAtOnce = 5;
}

CleanUpDialog::CleanUpDialog(Engine *engine, bool shared, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_shared(shared), m_age(new QComboBox), m_what(new QLabel),
      m_delete(new QPushButton(tr("Delete")))
{
    setWindowTitle(tr("Clean up"));
    setProperty("surface", true);
    for (const int days : {7, 30, 90, 365})
        m_age->addItem(tr("Finished more than %n day(s) ago", nullptr, days), days);
    m_age->addItem(tr("Everything that is finished"), 0);
    m_age->setCurrentIndex(m_age->findData(30));
    m_age->setAccessibleName(tr("What to delete"));
    m_what->setWordWrap(true);
    m_what->setMinimumWidth(Theme::scaled(380));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_delete, QDialogButtonBox::AcceptRole);
    m_delete->setAutoDefault(false); // Enter deletes nothing
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_delete->setEnabled(false);
        m_age->setEnabled(false);
        removeFrom(0);
    });
    connect(m_age, &QComboBox::currentIndexChanged, this, &CleanUpDialog::count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addWidget(m_age);
    column->addWidget(m_what);
    column->addWidget(buttons);
    count();
}

void CleanUpDialog::count()
{
    m_delete->setEnabled(false);
    m_what->setText(tr("Looking how much that is…"));
    if (!m_engine)
        return;
    const auto age = std::chrono::hours(24 * m_age->currentData().toInt());
    ask(m_engine, [engine = m_engine, age] { return engine->store().finishedBefore(now() - age); }) |
        then(this, [this, asked = ++m_asked](const Result<QList<JobId>> &jobs) {
            if (asked != m_asked)
                return;
            m_jobs = jobs ? *jobs : QList<JobId>();
            QStringList folders;
            for (const JobId &job : std::as_const(m_jobs))
                folders.append(m_engine->dir().jobDir(job));
            QtConcurrent::run(bytesBelow, folders) | then(this, [this, asked](qint64 bytes) {
                if (asked == m_asked)
                    showAmount(m_jobs.size(), bytes);
            });
        });
}

void CleanUpDialog::showAmount(qsizetype batches, qint64 bytes)
{
    m_delete->setEnabled(batches > 0);
    if (batches == 0)
        return m_what->setText(tr("There is nothing so old."));
    const QString what =
        tr("%n batch(es) with %1, from the history too. Exported files stay.", nullptr, int(batches))
            .arg(sizeText(bytes));
    m_what->setText(
        m_shared ? what + u"\n\n"_s + tr("They belong to everybody who works on the shared queue.") : what);
}

void CleanUpDialog::removeFrom(qsizetype first)
{
    if (first >= m_jobs.size()) {
        Q_EMIT cleaned(int(m_jobs.size()));
        return accept();
    }
    ask(m_engine, [engine = m_engine, jobs = m_jobs.mid(first, jobsAtOnce)] {
        for (const JobId &job : jobs)
            (void)engine->remove(job); // one that has begun again meanwhile stays
    }) | then(this, [this, first] { removeFrom(first + jobsAtOnce); });
}

} // namespace i2m
