// SPDX-License-Identifier: GPL-3.0-or-later
// A note that lies on the stage: why no model turns there, and what can be done instead.
#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <functional>

namespace i2m {

class StageNotice : public QFrame
{
    Q_OBJECT

public:
    struct Offer
    {
        QString text;
        std::function<void()> act;
    };

    explicit StageNotice(QWidget *parent = nullptr);

    /// Replaces what was said; empty says nothing and hides.
    void say(const QString &text, const QList<Offer> &offers = {});
    /// Takes at most `room` pixels in width; answers the size it wants then.
    QSize sizeIn(int room);
    /// Below this its buttons are cut off.
    int leastWidth() const;
    bool isEmpty() const { return m_text->text().isEmpty(); }

private:
    QLabel *m_text;
    QBoxLayout *m_offers;
};

} // namespace i2m
