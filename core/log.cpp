// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"

#include "core/clock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <cstdio>

namespace i2m {
using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logEngine, "i2m.engine")
Q_LOGGING_CATEGORY(logFal, "i2m.fal")
Q_LOGGING_CATEGORY(logApi, "i2m.api")
Q_LOGGING_CATEGORY(logApp, "i2m.app")

namespace {
LogFormat logFormat = LogFormat::Text;

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
    case QtFatalMsg:
        return "error";
    }
    return "info";
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString text = masked(message);
    QByteArray line;
    if (logFormat == LogFormat::Json) {
        // A message that is an object itself, such as a request's, gives its fields.
        QJsonObject object =
            text.startsWith(u'{') ? QJsonDocument::fromJson(text.toUtf8()).object() : QJsonObject();
        if (object.isEmpty())
            object[u"message"_s] = text;
        object[u"time"_s] = toIso(now());
        object[u"level"_s] = QString::fromLatin1(levelName(type));
        object[u"category"_s] = QString::fromLatin1(context.category);
        line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    } else {
        line = QByteArray(levelName(type)) + ": " + text.toLocal8Bit();
    }
    line += '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}
} // namespace

QString masked(const QString &text)
{
    static const QRegularExpression secrets(
        uR"((?<=\bKey )\S+|(?<=\bBearer )\S+|\bi2m_[A-Za-z0-9_-]{8,}|\bwhsec_\S+|(?<=[?&]ticket=)[^&\s"]+)"
        uR"(|(?<=[?&]signature=)[^&\s"]+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-fA-F]+)"_s);
    QString clean = text;
    return clean.replace(secrets, u"***"_s);
}

void startLogging(const QString &level, LogFormat format)
{
    logFormat = format;
    const QString name = level.toLower();
    QString rules = u"qt.httpserver*=false\n"_s; // prints all headers, keys included
    if (name != "debug"_L1)
        rules += u"*.debug=false\n"_s;
    if (name == "warning"_L1 || name == "error"_L1)
        rules += u"*.info=false\n"_s;
    if (name == "error"_L1)
        rules += u"*.warning=false\n"_s;
    QLoggingCategory::setFilterRules(rules);
    qInstallMessageHandler(handle);
}

} // namespace i2m
