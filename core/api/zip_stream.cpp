// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/zip_stream.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype blockSize = 256 * 1024;
constexpr int blocksAhead = 4;

bool copyInto(QuaZipFile &target, const ZipEntry &entry)
{
    if (entry.path.isEmpty())
        return target.write(entry.bytes) == entry.bytes.size();
    QFile source(entry.path);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    QByteArray block(blockSize, Qt::Uninitialized);
    for (;;) {
        const qint64 count = source.read(block.data(), block.size());
        if (count <= 0)
            return count == 0;
        if (target.write(block.constData(), count) != count)
            return false;
    }
}

bool writeArchive(QIODevice &device, const QList<ZipEntry> &entries)
{
    // Data descriptors are QuaZip's default: a stream cannot go back to fill in sizes.
    QuaZip archive(&device);
    archive.setAutoClose(false);
    archive.setZip64Enabled(true);
    archive.setUtf8Enabled(true);
    if (!archive.open(QuaZip::mdCreate))
        return false;
    for (const ZipEntry &entry : entries) {
        QuaZipFile target(&archive);
        QuaZipNewInfo info(entry.name);
        if (!entry.path.isEmpty())
            info.dateTime = QFileInfo(entry.path).lastModified();
        constexpr int stored = 0;
        constexpr int noLevel = 0;
        if (!target.open(QIODevice::WriteOnly, info, nullptr, 0, stored, noLevel) || !copyInto(target, entry))
            return false;
        target.close();
        if (target.getZipError() != ZIP_OK)
            return false;
    }
    archive.close();
    return archive.getZipError() == ZIP_OK;
}
} // namespace

/// Where QuaZip writes to: collects blocks and waits for room. Lives in the archive's thread.
class ZipStream::Pipe : public QIODevice
{
public:
    explicit Pipe(ZipStream &stream) : m_stream(stream)
    {
        m_block.reserve(blockSize);
        open(WriteOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool send()
    {
        m_stream.m_room.acquire();
        if (m_stream.m_cancelled)
            return false;
        QMetaObject::invokeMethod(
            &m_stream, [stream = &m_stream, block = std::exchange(m_block, {})] { stream->take(block); },
            Qt::QueuedConnection);
        m_block.reserve(blockSize);
        return true;
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        m_block.append(bytes, size);
        return m_block.size() >= blockSize && !send() ? -1 : size;
    }

private:
    ZipStream &m_stream;
    QByteArray m_block;
};

ZipStream::ZipStream(QList<ZipEntry> entries) : m_entries(std::move(entries)), m_room(blocksAhead) {}

void ZipStream::start()
{
    ++s_running;
    m_thread.reset(QThread::create([this, entries = m_entries] {
        Pipe pipe(*this);
        const bool complete = writeArchive(pipe, entries) && pipe.send();
        if (!m_cancelled)
            QMetaObject::invokeMethod(
                this, [this, complete] { finish(complete); }, Qt::QueuedConnection);
    }));
    m_thread->start();
}

ZipStream::~ZipStream()
{
    if (!m_thread)
        return;
    m_cancelled = true;
    m_room.release(blocksAhead);
    m_thread->wait();
    --s_running;
}

void ZipStream::take(const QByteArray &block)
{
    m_blocks.push_back(block);
    Q_EMIT ready();
}

void ZipStream::finish(bool complete)
{
    m_done = true;
    m_failed = !complete;
    Q_EMIT ready();
}

QByteArray ZipStream::read(qint64)
{
    if (!m_thread)
        start();
    if (m_blocks.empty())
        return {};
    QByteArray block = std::move(m_blocks.front());
    m_blocks.pop_front();
    m_room.release();
    return block;
}

QStringList uniqueNames(const QStringList &names)
{
    QStringList unique;
    QSet<QString> taken;
    for (const QString &name : names) {
        const QString ending = QFileInfo(name).suffix();
        const QString stem = name.chopped(ending.isEmpty() ? 0 : ending.size() + 1);
        QString candidate = name;
        for (int number = 2; taken.contains(candidate.toCaseFolded()); ++number)
            candidate =
                u"%1 (%2)%3"_s.arg(stem).arg(number).arg(ending.isEmpty() ? QString() : u'.' + ending);
        taken.insert(candidate.toCaseFolded());
        unique.append(candidate);
    }
    return unique;
}

} // namespace i2m
