// SPDX-License-Identifier: GPL-3.0-or-later
// The stage for a finished model: title, what can be done with it, facts, the source image, the view itself.
#pragma once

#include "core/data_dir.h"
#include "core/mesh/export.h"
#include "ui/actions.h"
#include "ui/stage/info_card.h"
#include "ui/stage/model_top.h"
#include "ui/stage/picture_box.h"
#include "ui/stage/stage_notice.h"

#include <QFrame>

namespace i2m {

class Film;
class ModelView;
class ViewPill;

class ModelPage : public QWidget
{
    Q_OBJECT

public:
    explicit ModelPage(const Actions &actions, QWidget *parent = nullptr);

    /// `modelPath`: absolute, of the GLB; loaded only when it is another one than before.
    void show(const QueueRow &row, const QString &subtitle, const QString &modelPath, const QPixmap &poster,
              const QPixmap &source);
    /// Two models side by side under one camera.
    void showPair(const QueueRow &left, const QueueRow &right, const DataDir &dir, const QPixmap &poster);
    void showInfo(bool shown);
    /// Why the model is not to be seen, and what can be done.
    void explain(const Error &error);
    /// One turn as pictures in `folder`; null when no model is shown.
    Film *startFilm(const QString &folder);

Q_SIGNALS:
    /// A picture of the model was taken; it should be saved under this name.
    void pictureTaken(const QImage &picture, const QString &name);
    void filmWanted(const QString &name);
    void fullScreenWanted();
    /// The file of the model that is shown cannot be read.
    void unreadable(const QString &key);
    /// The model is wanted in this format, in one gesture.
    void formatWanted(i2m::ModelFormat format);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeView();
    void load(const QueueRow &row, const QString &modelPath, const QPixmap &poster);
    void sayBroken(const QString &text);
    StageNotice::Offer offer(Do command) const;
    void compare(const QString &rival);
    void place();
    void placeNotice(int aside);

    PictureBox *m_poster;
    ModelTop *m_top;
    InfoCard *m_card;
    QFrame *m_inset;
    PictureBox *m_source;
    StageNotice *m_notice;
    ModelView *m_view = nullptr; ///< none without OpenGL 3.3
    ViewPill *m_pill = nullptr;
    QString m_loaded;
    QString m_stamp;         ///< which file that was, and whether it was there
    bool m_insisted = false; ///< on seeing it, large as it is
    QueueRow m_row;
    QString m_rival; ///< path of the model it is compared with
    const Actions &m_actions;
    bool m_isPair = false;
    bool m_infoWanted = true;
};

} // namespace i2m
