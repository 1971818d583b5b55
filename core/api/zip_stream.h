// SPDX-License-Identifier: GPL-3.0-or-later
// Many files as one ZIP archive, stored, made by QuaZip on a thread of its own while it is sent. Memory stays
// constant: the thread, which starts with the first read(), waits until the client has taken a block.
#pragma once

#include "core/api/answer.h"

#include <QSemaphore>
#include <QThread>
#include <atomic>
#include <deque>
#include <memory>

namespace i2m {

struct ZipEntry
{
    QString name;       ///< in the archive; unique
    QString path;       ///< of the file, or empty
    QByteArray bytes{}; ///< the content when there is no path
};

class ZipStream : public BodySource
{
    Q_OBJECT

public:
    explicit ZipStream(QList<ZipEntry> entries);
    /// Stops the thread, wherever it is.
    ~ZipStream() override;

    QByteArray read(qint64 most) override;
    bool atEnd() const override { return m_done && !m_failed && m_blocks.empty(); }
    bool failed() const override { return m_failed; }

    /// How many archives are being made now, in the whole process.
    static int running() { return s_running; }

private:
    class Pipe;

    void start();
    void take(const QByteArray &block);
    void finish(bool complete);

    QList<ZipEntry> m_entries;
    std::deque<QByteArray> m_blocks;
    bool m_done = false;
    bool m_failed = false;
    // Shared with the thread:
    QSemaphore m_room;
    std::atomic_bool m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
    static inline std::atomic_int s_running = 0;
};

/// Names that are unique whatever the case: "vase.glb", "vase (2).glb".
QStringList uniqueNames(const QStringList &names);

} // namespace i2m
