// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up work for the gallery of states: rows as they are at a certain moment, and what surrounds them.
#pragma once

#include "core/jobs/intake.h"
#include "ui/main_window.h"

#include <functional>
#include <memory>

namespace i2m {

/// An account whose every key works, on a computer with or without a keychain.
std::unique_ptr<Account> exampleAccount(bool keychain);

class GalleryScene
{
public:
    /// Empties the queue of `window`.
    explicit GalleryScene(MainWindow &window);
    Outlook &outlook() { return m_outlook; }

    void draft(int example, const QString &note = {});
    void refused(int example, ErrorCode code);
    void queued(int example);
    void inLine(int example, int ahead);
    void running(int example, const QString &stage, int percent);
    void retrying(int example, ErrorCode code);
    void saving(int example, qint64 received, qint64 receiving);
    void unawaited(int example);
    /// A finished model whose file is not there.
    void missing(int example);
    void ready(int example, const QString &format = QStringLiteral("glb"));
    void failed(int example, ErrorCode code, const QString &detail = {});
    /// Everything that was started.
    Job asJob() const;
    /// Shows it all; `selected` is a row, -1: none, `all`: every one.
    void finish(int selected);
    static constexpr int all = -2;

private:
    QueueRow row(int example, QueueRow::Kind kind);
    void add(int example, const std::function<void(Task &)> &change);

    MainWindow &m_window;
    QueueModel &m_queue;
    Outlook m_outlook;
};

} // namespace i2m
