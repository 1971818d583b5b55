// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/filter_bar.h"

#include "ui/icon.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace i2m {
using namespace Qt::StringLiterals;

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_groups(new QButtonGroup(this)), m_text(new QLineEdit),
      m_search(new QToolButton)
{
    auto *segments = new QFrame;
    segments->setObjectName(u"segments"_s);
    auto *row = new QHBoxLayout(segments);
    row->setContentsMargins(3, 3, 3, 3);
    row->setSpacing(2);
    for (int group = 0; group < 4; ++group) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setFont(Theme::font(Theme::Text::Caption, QFont::DemiBold));
        m_groups->addButton(button, group);
        row->addWidget(button);
    }
    m_groups->button(0)->setChecked(true);
    m_text->setPlaceholderText(tr("Find by name"));
    m_text->setAccessibleName(tr("Find by name"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    auto *holder = new QWidget;
    auto *left = new QHBoxLayout(holder);
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(segments);
    left->addStretch();
    m_stack->addWidget(holder);
    m_stack->addWidget(m_text);
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_search->setIcon(icon(u"search"_s));
    m_search->setIconSize(iconSquare());
    m_search->setToolTip(tr("Find (Ctrl+F)"));
    m_search->setAccessibleName(tr("Find"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 8);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_search);
    connect(m_groups, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT chosen(QueueModel::Group(id)); });
    connect(m_search, &QToolButton::clicked, this,
            [this] { m_stack->currentIndex() == 0 ? openSearch() : closeSearch(); });
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::searched);
}

void FilterBar::showCounts(const QueueModel &queue)
{
    const int all = queue.countOf(QueueModel::Group::All);
    const int active = queue.countOf(QueueModel::Group::Active);
    const int done = queue.countOf(QueueModel::Group::Done);
    const int failed = queue.countOf(QueueModel::Group::Failed);
    m_groups->button(0)->setText(tr("All %1").arg(all));
    m_groups->button(1)->setText(tr("Active %1").arg(active));
    m_groups->button(2)->setText(tr("Done %1").arg(done));
    m_groups->button(3)->setText(tr("Failed %1").arg(failed));
    const int counts[] = {1, active, done, failed};
    for (int group = 0; group < 4; ++group) {
        QAbstractButton *button = m_groups->button(group);
        button->setEnabled(counts[group] > 0 || button->isChecked());
    }
}

void FilterBar::choose(QueueModel::Group group)
{
    m_groups->button(int(group))->setChecked(true);
    Q_EMIT chosen(group);
}

void FilterBar::openSearch()
{
    m_stack->setCurrentIndex(1);
    m_search->setIcon(icon(u"close"_s));
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::closeSearch()
{
    m_text->clear();
    m_stack->setCurrentIndex(0);
    m_search->setIcon(icon(u"search"_s));
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeSearch();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace i2m
