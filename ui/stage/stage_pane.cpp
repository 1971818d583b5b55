// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_pane.h"

#include "core/jobs/pictures.h"
#include "ui/preview/offscreen.h"
#include "ui/stage/image_quality.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QFileInfo>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int pictureSide = 1024;

QString createdText(const QueueRow &row)
{
    using namespace std::chrono;
    const Task &task = row.task;
    QStringList parts{StagePane::tr("Created %1").arg(agoText(task.finished, now()))};
    if (task.started != Time{} && task.finished > task.started)
        parts.append(exactSpanText(duration_cast<seconds>(task.finished - task.started)));
    parts.append(task.model->format.toUpper() + u' ' + sizeText(task.model->size));
    if (row.provider == "draft"_L1)
        parts.append(StagePane::tr("free draft"));
    return parts.join(u" · "_s);
}

QLabel *words()
{
    auto *label = new QLabel;
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setFont(Theme::font(Theme::Text::PanelTitle));
    label->setProperty("quiet", true);
    return label;
}
} // namespace

StagePane::StagePane(const QueueModel &queue, Pictures &pictures, const Actions &actions, QWidget *parent)
    : QStackedWidget(parent), m_queue(queue), m_pictures(pictures), m_hint(words()), m_image(new ImagePage),
      m_model(new ModelPage(actions)), m_failure(new FailurePage), m_several(new SeveralPage)
{
    setObjectName(u"stage"_s);
    setAccessibleName(tr("Stage"));
    m_hint->setText(tr("Models appear here as they finish"));
    for (QWidget *page :
         {static_cast<QWidget *>(m_hint), static_cast<QWidget *>(m_image), static_cast<QWidget *>(m_model),
          static_cast<QWidget *>(m_failure), static_cast<QWidget *>(m_several)})
        addWidget(page);
    const auto act = [this](StageAction action) {
        if (!m_keys.isEmpty())
            Q_EMIT triggered(m_keys.front(), action);
    };
    connect(m_image, &ImagePage::replaceWanted, this, [act] { act(StageAction::Replace); });
    connect(m_image, &ImagePage::turnWanted, this,
            [act](bool right) { act(right ? StageAction::TurnRight : StageAction::TurnLeft); });
    connect(m_failure, &FailurePage::triggered, this, act);
    connect(m_several, &SeveralPage::exportWanted, actions[Do::Export], &QAction::trigger);
    connect(&pictures, &Pictures::arrived, this, [this](const QString &path) {
        const QueueRow *row = m_keys.size() == 1 ? m_queue.find(m_keys.front()) : nullptr;
        if (row && (path == sourcePath(*row) || path == m_queue.picturePath(*row)))
            showOne(*row, m_price);
        else if (currentWidget() == m_several)
            showSeveral(m_keys);
    });
}

QString StagePane::sourcePath(const QueueRow &row) const
{
    return row.task.images.isEmpty() ? row.original : m_queue.dir().absolute(row.task.images.front().path);
}

void StagePane::show(const QStringList &keys, const QString &price)
{
    m_keys = keys;
    m_price = price;
    if (keys.size() > 1)
        return showSeveral(keys);
    const QueueRow *row = keys.isEmpty() ? nullptr : m_queue.find(keys.front());
    if (row)
        showOne(*row, price);
    else
        setCurrentWidget(m_hint);
}

void StagePane::showOne(const QueueRow &row, const QString &price)
{
    if (row.isReady())
        return showModel(row);
    const QPixmap picture = m_pictures.find(sourcePath(row), pictureSide);
    if (row.isFailed()) {
        m_failure->show(picture, failureTextFor(row), price);
        setCurrentWidget(m_failure);
        return;
    }
    const auto text = m_queue.index(m_queue.indexOf(row.key), 0).data(QueueModel::TextRole).value<RowText>();
    QString line = text.line;
    if (row.isDraft() && !row.task.images.isEmpty())
        line += u" · %1 × %2"_s.arg(row.task.images.front().width).arg(row.task.images.front().height);
    m_image->show(picture, row.name, line, text.percent);
    const bool draft = row.isDraft() && !row.task.images.isEmpty();
    m_image->showTools(row.isDraft(), draft && row.task.images.size() == 1,
                       draft ? qualityNote(row.task.images.front(), pictureOf(row).toImage()) : QString());
    setCurrentWidget(m_image);
}

void StagePane::showModel(const QueueRow &row)
{
    const bool onlyImage =
        row.task.model->thumbnail.isEmpty() && !QFileInfo::exists(modelPicturePath(m_queue.dir(), row.task));
    const QPixmap poster =
        m_pictures.find(onlyImage ? sourcePath(row) : m_queue.picturePath(row), pictureSide);
    m_model->show(row, createdText(row), m_queue.dir().absolute(row.task.model->path), poster,
                  m_pictures.find(sourcePath(row), pictureSide));
    setCurrentWidget(m_model);
}

QPixmap StagePane::pictureOf(const QueueRow &row) { return m_pictures.find(m_queue.picturePath(row), 256); }

bool StagePane::showPair(const QStringList &keys)
{
    const QueueRow *left = m_queue.find(keys.front());
    const QueueRow *right = m_queue.find(keys.back());
    const auto isGlb = [](const QueueRow *row) {
        return row && row->isReady() && row->task.model->format == "glb"_L1;
    };
    if (keys.size() != 2 || !isGlb(left) || !isGlb(right) || !canPreview())
        return false;
    m_model->showPair(*left, *right, m_queue.dir(),
                      m_pictures.find(m_queue.picturePath(*right), pictureSide));
    setCurrentWidget(m_model);
    return true;
}

void StagePane::showSeveral(const QStringList &keys)
{
    if (showPair(keys))
        return;
    QList<QPixmap> pictures;
    int models = 0;
    qint64 modelBytes = 0;
    qint64 imageBytes = 0;
    for (const QString &key : keys) {
        const QueueRow *row = m_queue.find(key);
        if (!row)
            continue;
        pictures.append(pictureOf(*row));
        imageBytes += row->bytes();
        if (row->isReady()) {
            ++models;
            modelBytes += row->task.model->size;
        }
    }
    const QString made = tr("%n model(s) · %1", nullptr, models).arg(sizeText(modelBytes));
    const QString chosen = tr("%n selected", nullptr, int(keys.size()));
    const QString images = tr("%n image(s) · %1", nullptr, int(keys.size())).arg(sizeText(imageBytes));
    if (models == keys.size())
        m_several->show(pictures, made, {}, true);
    else
        m_several->show(pictures, models > 0 ? chosen : images, models > 0 ? made : QString(), models > 0);
    setCurrentWidget(m_several);
}

} // namespace i2m
