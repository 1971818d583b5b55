// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/disk_box.h"

#include "core/async.h"
#include "core/jobs/engine.h"
#include "ui/crew_door.h"
#include "ui/dialogs/clean_up_dialog.h"
#include "ui/wording.h"

#include <QDirIterator>
#include <QHBoxLayout>
#include <QPushButton>

namespace i2m {
using namespace Qt::StringLiterals;

qint64 bytesBelow(const QStringList &folders)
{
    qint64 sum = 0;
    for (const QString &folder : folders) {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            sum += files.fileInfo().size();
        }
    }
    return sum;
}

DiskBox::DiskBox(Workbench &bench, QWidget *parent)
    : QWidget(parent), m_bench(bench), m_use(new QLabel(tr("Looking how much room models take…")))
{
    auto *clean = new QPushButton(tr("Clean up…"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_use, 1);
    row->addWidget(clean);
    clean->setEnabled(bench.parts().engine);
    connect(clean, &QPushButton::clicked, this, [this] {
        const CrewDoor *crew = m_bench.parts().crew;
        const bool shared = crew && crew->state().kind == CrewState::Kind::Joined;
        auto *dialog = new CleanUpDialog(m_bench.parts().engine, shared, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &CleanUpDialog::cleaned, this, [this](int jobs) {
            Q_EMIT m_bench.told(tr("%n batch(es) deleted.", nullptr, jobs));
            refresh();
        });
        dialog->open();
    });
    refresh();
}

void DiskBox::refresh()
{
    Engine *engine = m_bench.parts().engine;
    if (!engine)
        return;
    ask(engine, [engine] {
        const auto counts = engine->store().counts();
        return counts ? counts->completed : 0;
    }) | then(this, [this](int models) {
        QtConcurrent::run(bytesBelow, QStringList{m_bench.queue().dir().root() + u"/jobs"_s}) |
            then(this, [this, models](qint64 bytes) {
                m_use->setText(tr("%1 in %n model(s)", nullptr, models).arg(sizeText(bytes)));
            });
    });
}

} // namespace i2m
