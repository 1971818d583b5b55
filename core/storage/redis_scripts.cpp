// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_scripts.h"

#include "core/clock.h"

#include <QCryptographicHash>
#include <QFile>

// The linker drops a static library's resources unless somebody asks for them; the macro needs the global
// namespace.
static void loadScripts() { Q_INIT_RESOURCE(i2m_storage_lua); }

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QByteArray textOf(const QString &name)
{
    QFile file(u":/storage/redis/"_s + name + u".lua"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not built in", qPrintable(file.fileName()));
    return file.readAll();
}
} // namespace

RedisScripts::RedisScripts(RedisConnection &connection, QByteArray prefix)
    : m_connection(connection), m_prefix(std::move(prefix))
{
    loadScripts();
}

const RedisScripts::Script &RedisScripts::script(const char *name)
{
    Script &found = m_scripts[name];
    if (found.text.isEmpty()) {
        found.text = textOf(u"prelude"_s) + textOf(QString::fromLatin1(name));
        found.sha1 = QCryptographicHash::hash(found.text, QCryptographicHash::Sha1).toHex();
    }
    return found;
}

Result<RedisValue> RedisScripts::run(const char *name, const QList<QByteArray> &arguments)
{
    const Script &chosen = script(name);
    if (auto connected = m_connection.connect(); !connected)
        return connected.error();
    const QByteArray clock = QByteArray::number(qint64(now().time_since_epoch().count())) + '/' +
                             QByteArray::number(m_connection.deadline());
    return m_connection.eval(chosen.text, chosen.sha1, m_prefix, QList<QByteArray>{clock} + arguments);
}

} // namespace i2m
