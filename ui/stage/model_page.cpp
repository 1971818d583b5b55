// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/model_page.h"

#include "core/async.h"
#include "core/error.h"
#include "ui/preview/offscreen.h"
#include "ui/stage/film.h"
#include "ui/stage/view_pill.h"
#include "ui/theme.h"

#include <QFileInfo>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int margin = 20;
constexpr int insetSide = 132;

/// On the disk it makes no difference how it came to be so.
bool isBroken(const Error &error)
{
    return error.code == ErrorCode::ModelUnreadable || error.code == ErrorCode::ModelDamaged;
}
} // namespace

ModelPage::ModelPage(const Actions &actions, QWidget *parent)
    : QWidget(parent), m_poster(new PictureBox(this)), m_top(new ModelTop(actions, this)),
      m_card(new InfoCard(this)), m_inset(new QFrame(this)), m_source(new PictureBox),
      m_notice(new StageNotice(this)), m_actions(actions)
{
    m_poster->setOnStage(true);
    m_top->installEventFilter(this);
    connect(m_top, &ModelTop::formatWanted, this, &ModelPage::formatWanted);
    m_inset->setObjectName(u"card"_s);
    m_inset->setFixedSize(insetSide, insetSide);
    m_source->setAccessibleName(tr("Source image"));
    auto *holder = new QVBoxLayout(m_inset);
    holder->setContentsMargins(1, 1, 1, 1);
    holder->addWidget(m_source);
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
        m_view->screenshot(transparent) |
            then(this, [this](const QImage &picture) { Q_EMIT pictureTaken(picture, m_top->title()); });
    });
    connect(m_pill, &ViewPill::filmWanted, this, [this] { Q_EMIT filmWanted(m_top->title()); });
    connect(m_pill, &ViewPill::fullScreenWanted, this, &ModelPage::fullScreenWanted);
    m_view->keySheet().installEventFilter(this);
    connect(m_view, &ModelView::compareChanged, this, &ModelPage::place);
    connect(m_view, &ModelView::loaded, this, [this] { place(); });
    connect(m_view, &ModelView::failed, this, [this](const Error &error) {
        m_view->hide();
        explain(error);
        place();
        if (isBroken(error) && !m_isPair)
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
    if (error.code == ErrorCode::ModelTooLarge && !m_insisted)
        m_notice->say(tr("This model is very large."), {{tr("Preview anyway"), [this] {
                                                             m_insisted = true;
                                                             m_notice->say({});
                                                             m_view->show();
                                                             m_view->load(m_loaded, PreviewLimits::none());
                                                             place();
                                                         }}});
    else if (isBroken(error))
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
    m_insisted = false;
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
    m_top->show(title, row.name, subtitle);
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
    m_top->show(title, title, tr("Compared under one camera"));
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

void ModelPage::placeNotice(int aside)
{
    if (m_notice->isEmpty())
        return;
    int room = width() - 2 * aside;
    int bottom = height() - margin;
    if (m_notice->leastWidth() > room) { // above the source image instead of beside it
        room = width() - 2 * margin;
        bottom -= m_inset->isHidden() ? 0 : insetSide + 12;
    }
    const QSize size = m_notice->sizeIn(room);
    m_notice->setGeometry({{(width() - size.width()) / 2, bottom - size.height()}, size});
}

void ModelPage::place()
{
    m_poster->setGeometry(rect());
    if (m_view)
        m_view->setGeometry(rect());
    m_top->placeIn({margin, 14}, width() - 2 * margin);
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
