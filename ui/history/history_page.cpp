// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_page.h"

#include "ui/icon.h"
#include "ui/option_words.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
int pictureSide() { return Theme::iconSide(148); }
constexpr int monthsOffered = 12;

/// A card: picture, name, one line.
class CardDelegate : public QStyledItemDelegate
{
public:
    CardDelegate(Pictures &pictures, QObject *parent) : QStyledItemDelegate(parent), m_pictures(pictures) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.data(HistoryModel::IsDayRole).toBool()) {
            const auto *view = qobject_cast<const QListView *>(option.widget);
            const int width = view ? view->viewport()->width() - 2 * view->spacing() : pictureSide();
            return {width, QFontMetrics(dayFont()).height() + 16};
        }
        const int words = QFontMetrics(Theme::font(Theme::Text::Body, QFont::Medium)).height() +
                          QFontMetrics(Theme::font(Theme::Text::Caption)).height();
        return {pictureSide() + 20, pictureSide() + words + 30};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = Theme::tokens();
        if (index.data(HistoryModel::IsDayRole).toBool()) {
            painter->setFont(dayFont());
            painter->setPen(tokens.text2);
            painter->drawText(option.rect.adjusted(4, 0, -4, -6), Qt::AlignLeading | Qt::AlignBottom,
                              index.data().toString());
            return;
        }
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QRect card = option.rect.adjusted(3, 3, -3, -3);
        painter->save();
        painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter->setPen(QPen(selected ? tokens.accent : tokens.border, selected ? 2 : 1));
        painter->setBrush(selected ? tokens.accentSoft : tokens.surface);
        painter->drawRoundedRect(card, 10, 10);
        const QRect frame(card.left() + 7, card.top() + 7, card.width() - 14, pictureSide());
        QPainterPath clip;
        clip.addRoundedRect(frame, 8, 8);
        painter->fillPath(clip, tokens.sunken);
        const QPixmap picture = m_pictures.find(index.data(HistoryModel::PictureRole).toString(), 256);
        if (!picture.isNull()) {
            painter->setClipPath(clip);
            QRect target(QPoint(), picture.size().scaled(frame.size(), Qt::KeepAspectRatio));
            target.moveCenter(frame.center());
            painter->drawPixmap(target, picture);
            painter->setClipping(false);
        }
        const QFont name = Theme::font(Theme::Text::Body, QFont::Medium);
        const QFont caption = Theme::font(Theme::Text::Caption);
        QRect words(frame.left() + 2, frame.bottom() + 6, frame.width() - 4, QFontMetrics(name).height());
        painter->setFont(name);
        painter->setPen(tokens.text);
        painter->drawText(
            words, Qt::AlignLeading,
            QFontMetrics(name).elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
        words.translate(0, words.height() + 1);
        painter->setFont(caption);
        painter->setPen(tokens.text2);
        painter->drawText(words, Qt::AlignLeading,
                          QFontMetrics(caption).elidedText(index.data(HistoryModel::LineRole).toString(),
                                                           Qt::ElideRight, words.width()));
        painter->restore();
    }

private:
    static QFont dayFont() { return Theme::font(Theme::Text::Body, QFont::DemiBold); }

    Pictures &m_pictures;
};
} // namespace

HistoryPage::HistoryPage(Engine *engine, const DataDir &dir, const Catalogue &catalogue, Pictures &pictures,
                         const QList<QAction *> &commands, QWidget *parent)
    : QWidget(parent), m_model(new HistoryModel(engine, dir, this)), m_search(new QLineEdit),
      m_status(new QComboBox), m_month(new QComboBox), m_made(new QComboBox), m_cost(new QLabel),
      m_nothing(new QLabel), m_view(new QListView), m_commands(commands)
{
    m_made->addItem(tr("All models"));
    for (const ModelEntry &model : catalogue.entries())
        m_made->addItem(catalogueText(model.title), model.id);
    m_cost->setProperty("quiet", true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("quiet", true);
    m_nothing->setFont(Theme::font(Theme::Text::PanelTitle));
    m_view->setObjectName(u"history"_s);
    m_view->setAccessibleName(tr("History"));
    m_view->setViewMode(QListView::IconMode);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setMovement(QListView::Static);
    m_view->setSpacing(6);
    m_view->setSelectionMode(QListView::ExtendedSelection);
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setItemDelegate(new CardDelegate(pictures, m_view));
    m_view->setModel(m_model);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 8);
    column->setSpacing(12);
    column->addLayout(filters());
    column->addWidget(m_nothing, 1);
    column->addWidget(m_view, 1);
    m_view->hide();
    connect(m_model, &HistoryModel::loaded, this, [this] {
        const bool all = m_search->text().isEmpty() && m_status->currentIndex() == 0 &&
                         m_month->currentIndex() == 0 && m_made->currentIndex() == 0;
        m_nothing->setText(all ? tr("Models appear here when they are made, and stay.")
                               : tr("Nothing matches."));
        // With a filter more is read until something is found.
        m_nothing->setVisible(m_model->rowCount() == 0 && !m_model->canFetchMore({}));
        m_view->setVisible(m_model->rowCount() > 0);
    });
    connect(m_model, &HistoryModel::arrived, this, &HistoryPage::arrived);
    connect(m_model, &HistoryModel::modelReset, this, &HistoryPage::selectionChanged);
    connect(&pictures, &Pictures::arrived, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_view, &QListView::customContextMenuRequested, this, &HistoryPage::menu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPage::selectionChanged);
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT openWanted(m_model->at(index.row())); });
}

QHBoxLayout *HistoryPage::filters()
{
    auto *back = new QToolButton;
    back->setIcon(icon(u"back"_s));
    back->setIconSize(iconSquare());
    back->setToolTip(tr("Back to the queue"));
    back->setAccessibleName(tr("Back to the queue"));
    auto *title = new QLabel(tr("History"));
    title->setFont(Theme::font(Theme::Text::PanelTitle));
    m_search->setPlaceholderText(tr("Find by name"));
    m_search->setAccessibleName(tr("Find by name"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(280);
    m_status->setAccessibleName(tr("Show"));
    m_status->addItem(tr("All"));
    m_status->addItem(tr("Completed"), int(TaskState::Completed));
    m_status->addItem(tr("Failed"), int(TaskState::Failed));
    m_status->addItem(tr("Cancelled"), int(TaskState::Cancelled));
    m_month->setAccessibleName(tr("Month"));
    m_month->addItem(tr("Any time"));
    for (int ago = 0; ago < monthsOffered; ++ago) {
        const QDate month = QDate::currentDate().addMonths(-ago);
        m_month->addItem(QLocale().toString(month, u"MMMM yyyy"_s), month);
    }
    m_made->setObjectName(u"made"_s);
    m_made->setAccessibleName(tr("Made with"));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(back);
    row->addWidget(title);
    row->addSpacing(16);
    row->addWidget(m_search, 1);
    for (QComboBox *choice : {m_status, m_month, m_made}) {
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(choice == m_made ? 12 : 9);
        choice->view()->setTextElideMode(Qt::ElideNone);
        row->addWidget(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, &HistoryPage::reload);
    }
    row->addStretch();
    row->addWidget(m_cost);
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms);
    connect(&m_pause, &QTimer::timeout, this, &HistoryPage::reload);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(back, &QToolButton::clicked, this, &HistoryPage::closeWanted);
    return row;
}

void HistoryPage::reload()
{
    const QVariant state = m_status->currentData();
    m_model->search({m_search->text(),
                     state.isValid() ? std::optional(TaskState(state.toInt())) : std::nullopt,
                     m_month->currentData().toDate(), m_made->currentData().toString()});
}

void HistoryPage::showCost(const QString &text) { m_cost->setText(text); }

QList<QueueRow> HistoryPage::selected() const
{
    QList<QueueRow> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
        rows.append(m_model->at(index.row()));
    return rows;
}

void HistoryPage::menu(const QPoint &position)
{
    const QList<QueueRow> rows = selected();
    if (rows.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
            [this, rows] { Q_EMIT openWanted(rows.front()); });
    for (QAction *command : m_commands) {
        if (command)
            menu->addAction(command);
        else
            menu->addSeparator();
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Delete with all files…")), &QAction::triggered, this,
            [this, rows] { Q_EMIT deleteWanted(rows.front()); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace i2m
