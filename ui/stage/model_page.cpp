// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/model_page.h"

#include "core/error.h"
#include "ui/elided_label.h"
#include "ui/icon.h"
#include "ui/preview/offscreen.h"
#include "ui/stage/film.h"
#include "ui/stage/view_pill.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int margin = 20;
constexpr int insetSide = 132;

QToolButton *stageButton(QAction *action, bool withText)
{
    auto *button = new QToolButton;
    button->setIcon(action->icon());
    button->setIconSize(iconSquare());
    button->setText(withText ? ModelPage::tr("Open in Blender") : QString());
    button->setToolButtonStyle(withText ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->toolTip());
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}
} // namespace

ModelPage::ModelPage(const Actions &actions, QWidget *parent)
    : QWidget(parent), m_poster(new PictureBox(this)), m_top(nullptr), m_title(new ElidedLabel),
      m_subtitle(new ElidedLabel), m_card(new InfoCard(this)), m_inset(new QFrame(this)),
      m_source(new PictureBox), m_notice(new StageNotice(this)), m_actions(actions)
{
    m_poster->setOnStage(true);
    m_top = makeTop(actions);
    m_top->installEventFilter(this);
    m_inset->setObjectName(u"card"_s);
    m_inset->setFixedSize(insetSide, insetSide);
    m_source->setAccessibleName(tr("Source image"));
    auto *holder = new QVBoxLayout(m_inset);
    holder->setContentsMargins(1, 1, 1, 1);
    holder->addWidget(m_source);
}

QWidget *ModelPage::makeTop(const Actions &actions)
{
    auto *top = new QWidget(this);
    m_title->setFont(Theme::font(Theme::Text::PanelTitle));
    m_subtitle->setFont(Theme::font(Theme::Text::Caption));
    m_subtitle->setProperty("quiet", true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *menu = new QMenu(top);
    for (const Do command :
         {Do::Preview, Do::OpenWith, Do::CopyFile, Do::CopyPath, Do::CreateAgain, Do::Rename, Do::Details})
        menu->addAction(actions[command]);
    auto *more = new QToolButton;
    more->setIcon(icon(u"more"_s));
    more->setIconSize(iconSquare());
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    auto *save = new QPushButton(tr("Export"));
    save->setObjectName(u"export"_s);
    save->setProperty("kind", u"primary"_s);
    save->setIcon(icon(u"export"_s, &Tokens::onAccent));
    save->setIconSize(iconSquare(18));
    save->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    connect(save, &QPushButton::clicked, actions[Do::Export], &QAction::trigger);
    auto *formats = new QPushButton;
    formats->setObjectName(u"exportMenu"_s);
    formats->setProperty("kind", u"primary"_s);
    formats->setIcon(icon(u"chevron"_s, &Tokens::onAccent));
    formats->setIconSize(iconSquare(14));
    formats->setMenu(exportMenu(actions));
    formats->setToolTip(tr("Other formats"));
    formats->setAccessibleName(tr("Other formats"));
    m_commands = new QWidget;
    auto *row = new QHBoxLayout(m_commands);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_blender = stageButton(actions[Do::OpenInBlender], true);
    row->addWidget(m_blender);
    row->addWidget(stageButton(actions[Do::ShowInFolder], false));
    row->addWidget(more);
    row->addSpacing(4);
    row->addWidget(save);
    row->addWidget(formats);
    m_topLine = new QHBoxLayout(top);
    m_topLine->setContentsMargins(0, 0, 0, 0);
    m_topLine->setSpacing(8);
    m_topLine->addLayout(words, 1);
    m_topLine->addWidget(m_commands);
    return top;
}

QMenu *ModelPage::exportMenu(const Actions &actions)
{
    auto *menu = new QMenu(this);
    for (const FormatRow &row : formatRows())
        connect(menu->addAction(QCoreApplication::translate("Export", row.label)), &QAction::triggered, this,
                [this, format = row.format] { Q_EMIT formatWanted(format); });
    menu->addSeparator();
    for (const Do command : {Do::ExportAs, Do::ExportAll, Do::ExportZip, Do::ExportFolder})
        menu->addAction(actions[command]);
    return menu;
}

void ModelPage::makeView()
{
    QString why;
    if (!canPreview(&why)) {
        m_notice->say(tr("3D preview needs OpenGL 3.3. Showing the picture instead."),
                      {{tr("Why?"), [this, why] {
                            m_notice->say(why);
                            place();
                        }}});
        return;
    }
    m_view = new ModelView(this);
    m_view->setReducedMotion(Theme::reducedMotion());
    m_view->setStageColors(Theme::tokens().stageCenter, Theme::tokens().stageEdge);
    m_view->setCovered(64);
    m_pill = new ViewPill(*m_view, this);
    connect(m_pill, &ViewPill::infoToggled, this, &ModelPage::showInfo);
    connect(m_pill, &ViewPill::compareWanted, this,
            [this](bool on) { m_view->compareWith(on ? m_source->picture().toImage() : QImage()); });
    connect(m_pill, &ViewPill::pictureWanted, this, [this](bool transparent) {
        m_view->screenshot(transparent).then(this, [this](const QImage &picture) {
            Q_EMIT pictureTaken(picture, m_title->text());
        });
    });
    connect(m_pill, &ViewPill::filmWanted, this, [this] { Q_EMIT filmWanted(m_title->text()); });
    connect(m_pill, &ViewPill::fullScreenWanted, this, &ModelPage::fullScreenWanted);
    m_view->keySheet().installEventFilter(this);
    connect(m_view, &ModelView::compareChanged, this, &ModelPage::place);
    connect(m_view, &ModelView::loaded, this, [this] { place(); });
    connect(m_view, &ModelView::failed, this, [this](const Error &error) {
        m_view->hide();
        explain(error);
        place();
        if (error.code == ErrorCode::ModelUnreadable && !m_isPair)
            Q_EMIT unreadable(m_row.key);
    });
    m_view->show();
    m_pill->show();
}

StageNotice::Offer ModelPage::offer(Do command) const
{
    QAction *action = m_actions[command];
    return {action->text().remove(u'&'), [action] { action->trigger(); }};
}

void ModelPage::explain(const Error &error)
{
    if (error.code == ErrorCode::ModelTooLarge)
        m_notice->say(tr("This model is very large."), {{tr("Preview anyway"), [this] {
                                                             m_notice->say({});
                                                             m_view->show();
                                                             m_view->load(m_loaded, PreviewLimits::none());
                                                             place();
                                                         }}});
    else if (error.code == ErrorCode::ModelUnreadable)
        sayBroken(tr("This model file can't be read."));
    else
        m_notice->say(error.message());
}

void ModelPage::sayBroken(const QString &text)
{
    QList<StageNotice::Offer> offers{offer(Do::CreateAgain), offer(Do::ShowInFolder)};
    if (m_row.canFetch())
        offers.prepend(
            {tr("Download again (free)"), [action = m_actions[Do::FetchModel]] { action->trigger(); }});
    m_notice->say(text, offers);
}

void ModelPage::load(const QueueRow &row, const QString &modelPath, const QPixmap &poster)
{
    const QFileInfo file(modelPath);
    const bool missing = row.fileProblem == ErrorCode::FileNotFound;
    const QString stamp = u"%1 %2 %3 %4"_s.arg(modelPath, file.lastModified().toString(Qt::ISODateWithMs))
                              .arg(file.size())
                              .arg(missing);
    m_row = row;
    if (stamp == m_stamp) {
        // Pictures are read elsewhere, and this one may only be there by now.
        if (m_view && !m_view->hasModel() && !poster.isNull())
            m_view->setPoster(poster.toImage());
        return;
    }
    m_loaded = modelPath;
    m_stamp = stamp;
    m_rival.clear();
    m_notice->say({});
    if (!m_view)
        makeView();
    const QString format = row.task.model->format;
    if (missing)
        sayBroken(tr("The file of this model is missing."));
    else if (format != "glb"_L1)
        m_notice->say(tr("%1 files can't be previewed here.").arg(format.toUpper()),
                      {offer(Do::OpenInBlender), offer(Do::Export)});
    if (!m_view || !file.exists() || format != "glb"_L1) {
        if (m_view)
            m_view->hide();
        return;
    }
    m_view->show();
    m_view->setPoster(poster.toImage());
    m_view->compareWith(QImage());
    m_view->load(modelPath);
}

void ModelPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_view)
        m_view->setStageColors(Theme::tokens().stageCenter, Theme::tokens().stageEdge);
}

void ModelPage::show(const QueueRow &row, const QString &subtitle, const QString &modelPath,
                     const QPixmap &poster, const QPixmap &source)
{
    const QString title = QFileInfo(row.name).completeBaseName();
    m_title->setText(title);
    m_title->setToolTip(row.name);
    m_subtitle->setText(subtitle);
    m_poster->setPicture(poster);
    m_poster->setAccessibleName(tr("3D model of %1, %2").arg(title, subtitle));
    m_source->setPicture(source);
    m_card->show(row);
    m_isPair = false;
    load(row, modelPath, poster);
    compare({});
    place();
}

void ModelPage::showPair(const QueueRow &left, const QueueRow &right, const DataDir &dir,
                         const QPixmap &poster)
{
    const auto stem = [](const QueueRow &row) { return QFileInfo(row.name).completeBaseName(); };
    const QString title = stem(left) + u" · "_s + stem(right);
    m_title->setText(title);
    m_title->setToolTip(title);
    m_subtitle->setText(tr("Compared under one camera"));
    m_poster->setPicture(poster);
    m_poster->setAccessibleName(title);
    m_isPair = true;
    load(right, dir.absolute(right.task.model->path), poster);
    compare(dir.absolute(left.task.model->path));
    place();
}

void ModelPage::compare(const QString &rival)
{
    if (!m_view || rival == m_rival)
        return;
    m_rival = rival;
    m_view->compareWithModel(rival);
}

Film *ModelPage::startFilm(const QString &folder)
{
    constexpr int frames = 72; // each five degrees on
    constexpr QSize pixels(1280, 960);
    return m_view && m_view->hasModel() ? new Film(*m_view, folder, frames, pixels) : nullptr;
}

void ModelPage::showInfo(bool shown)
{
    m_infoWanted = shown;
    place();
}

/// The sheet of keys and the facts would lie on one another; the commands may want more room than they had.
bool ModelPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isTop = watched == m_top;
    if (isTop ? event->type() == QEvent::LayoutRequest
              : event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        place();
    return QWidget::eventFilter(watched, event);
}

void ModelPage::resizeEvent(QResizeEvent *) { place(); }

/// The title keeps a line of its own where the commands would leave it too little.
void ModelPage::placeTop()
{
    const int all = width() - 2 * margin;
    const int enough = std::min(Theme::scaled(240), m_title->sizeHint().width());
    const int word = m_blender->fontMetrics().horizontalAdvance(m_blender->text()) + 4;
    const bool hasWord = m_blender->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
    const int left =
        all - m_topLine->spacing() - m_commands->sizeHint().width() + (hasWord ? word : 0); // as icons
    m_blender->setToolButtonStyle(left - word >= enough ? Qt::ToolButtonTextBesideIcon
                                                        : Qt::ToolButtonIconOnly);
    const auto direction = left >= enough ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (direction != m_topLine->direction()) {
        m_topLine->setDirection(direction);
        m_topLine->setAlignment(m_commands, left >= enough ? Qt::AlignVCenter : Qt::AlignLeading);
    }
    m_topLine->invalidate();
    m_top->setGeometry(margin, 14, all, m_topLine->totalSizeHint().height());
}

void ModelPage::placeNotice(int aside)
{
    if (m_notice->isEmpty())
        return;
    const int room = width() - 2 * aside;
    const QSize size = m_notice->sizeIn(room);
    m_notice->setGeometry({{aside + (room - size.width()) / 2, height() - margin - size.height()}, size});
}

void ModelPage::place()
{
    m_poster->setGeometry(rect());
    if (m_view)
        m_view->setGeometry(rect());
    placeTop();
    m_card->adjustSize();
    const bool roomy = width() >= 620 && height() >= 440;
    const bool roomyForWords = width() >= Theme::iconSide(620);
    const bool isComparing = m_view && m_view->isComparing();
    constexpr int roomForThree = 1000;
    m_card->setVisible(m_infoWanted && roomy && roomyForWords && !m_isPair &&
                       (!isComparing || width() >= roomForThree) &&
                       !(m_view && m_view->keySheet().isVisibleTo(this)));
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    m_card->move(rtl ? margin : width() - margin - m_card->width(), m_top->geometry().bottom() + 8);
    m_inset->setVisible(roomy && !m_isPair && !isComparing);
    const int aside = m_inset->isHidden() ? margin : margin + insetSide + 16;
    placeNotice(aside);
    if (m_pill) {
        m_pill->setVisible(m_view->isVisibleTo(this));
        const int beside = m_inset->isHidden() ? margin : margin + insetSide + 16;
        m_pill->fitInto(width() - beside - margin);
        const int middle = (width() - m_pill->width()) / 2;
        const int left =
            rtl ? std::min(middle, width() - beside - m_pill->width()) : std::max(middle, beside);
        m_pill->move(left, height() - margin - m_pill->height());
        m_pill->raise();
    }
    m_inset->move(rtl ? width() - margin - insetSide : margin, height() - margin - insetSide);
    m_notice->raise();
    m_top->raise();
    m_card->raise();
    m_inset->raise();
}

} // namespace i2m
