// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the computer from falling asleep by itself for as long as that is wanted and this object lives. The
// system takes it back by itself when the program ends, however it ends. Main thread.
#pragma once

#include <QObject>
#include <memory>

namespace i2m {

class KeepAwake : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~KeepAwake() override;

    /// A system that refuses is logged, and asked again only when it was not wanted in between.
    void want(bool on);
    bool isWanted() const { return m_wanted; }

private:
    void hold();
    void release();

    bool m_wanted = false;
    std::shared_ptr<void> m_lock;             ///< Linux
    [[maybe_unused]] quint32 m_assertion = 0; ///< macOS
};

} // namespace i2m
