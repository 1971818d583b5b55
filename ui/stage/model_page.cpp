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
    button->setIconSize({20, 20});
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
      m_source(new PictureBox), m_notice(new QLabel(this))
{
    m_poster->setOnStage(true);
    m_top = makeTop(actions);
    m_notice->setAlignment(Qt::AlignCenter);
    m_notice->setWordWrap(true);
    m_notice->setProperty("quiet", true);
    m_notice->setFont(Theme::font(Theme::Text::Caption));
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
    more->setIconSize({20, 20});
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    auto *save = new QPushButton(tr("Export"));
    save->setObjectName(u"export"_s);
    save->setProperty("kind", u"primary"_s);
    save->setIcon(icon(u"export"_s, &Tokens::onAccent));
    save->setIconSize({18, 18});
    save->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    connect(save, &QPushButton::clicked, actions[Do::Export], &QAction::trigger);
    auto *formats = new QPushButton;
    formats->setObjectName(u"exportMenu"_s);
    formats->setProperty("kind", u"primary"_s);
    formats->setIcon(icon(u"chevron"_s, &Tokens::onAccent));
    formats->setIconSize({14, 14});
    formats->setMenu(exportMenu(actions));
    formats->setToolTip(tr("Other formats"));
    formats->setAccessibleName(tr("Other formats"));
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(words, 1);
    m_blender = stageButton(actions[Do::OpenInBlender], true);
    row->addWidget(m_blender);
    row->addWidget(stageButton(actions[Do::ShowInFolder], false));
    row->addWidget(more);
    row->addSpacing(4);
    row->addWidget(save);
    row->addWidget(formats);
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
        m_notice->setText(tr("3D preview needs OpenGL 3.3. Showing the picture instead."));
        m_notice->setToolTip(why);
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
        m_notice->setText(error.message());
        place();
        m_view->hide();
        place();
    });
    m_view->show();
    m_pill->show();
}

void ModelPage::load(const QString &modelPath, const QPixmap &poster)
{
    if (modelPath == m_loaded) {
        // Pictures are read elsewhere, and this one may only be there by now.
        if (m_view && !m_view->hasModel() && !poster.isNull())
            m_view->setPoster(poster.toImage());
        return;
    }
    m_loaded = modelPath;
    m_rival.clear();
    m_notice->clear();
    if (!m_view)
        makeView();
    if (!m_view || !QFileInfo::exists(modelPath) || !modelPath.endsWith(".glb"_L1)) {
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
    load(modelPath, poster);
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
    load(dir.absolute(right.task.model->path), poster);
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

/// The sheet of keys and the facts would lie on one another.
bool ModelPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        place();
    return QWidget::eventFilter(watched, event);
}

void ModelPage::resizeEvent(QResizeEvent *) { place(); }

void ModelPage::place()
{
    m_poster->setGeometry(rect());
    if (m_view)
        m_view->setGeometry(rect());
    constexpr int roomForWords = 580;
    m_blender->setToolButtonStyle(width() < roomForWords ? Qt::ToolButtonIconOnly
                                                         : Qt::ToolButtonTextBesideIcon);
    m_top->setGeometry(margin, 14, width() - 2 * margin, m_top->sizeHint().height());
    m_card->adjustSize();
    const bool roomy = width() >= 620 && height() >= 440;
    const bool isComparing = m_view && m_view->isComparing();
    constexpr int roomForThree = 1000;
    m_card->setVisible(m_infoWanted && roomy && !m_isPair && (!isComparing || width() >= roomForThree) &&
                       !(m_view && m_view->keySheet().isVisibleTo(this)));
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    m_card->move(rtl ? margin : width() - margin - m_card->width(), m_top->geometry().bottom() + 8);
    m_inset->setVisible(roomy && !m_isPair && !isComparing);
    const int aside = m_inset->isHidden() ? margin : margin + insetSide + 16;
    const int words = std::max(24, m_notice->heightForWidth(width() - 2 * aside));
    m_notice->setGeometry(aside, height() - 16 - words, width() - 2 * aside, words);
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
