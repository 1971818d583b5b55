// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/handlers.h"
#include "core/api/openapi.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonDocument>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
/// Built from the npm packages in resources/web when they were installed at build time.
const QHash<QString, QByteArray> assetTypes{{u"swagger-ui-bundle.js"_s, "text/javascript"},
                                            {u"swagger-ui.css"_s, "text/css"},
                                            {u"redoc.standalone.js"_s, "text/javascript"},
                                            {u"start.js"_s, "text/javascript"}};

Reply page(const QByteArray &body, const QByteArray &policy)
{
    Answer answer;
    answer.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Content-Security-Policy", policy}};
    answer.body = body;
    return answer;
}

/// What is shown when the viewers were not built in: the same table, as plain HTML.
Reply plainPage()
{
    QString rows;
    for (const Route &route : routes()) {
        rows += u"<tr><td><code>%1</code></td><td><code>%2</code></td><td>%3</td></tr>\n"_s.arg(
            QString::fromLatin1(route.method), QString::fromLatin1(route.path),
            QString::fromLatin1(route.summary).toHtmlEscaped());
    }
    const QString body =
        u"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>image2model API</title>"
        "<h1>image2model API</h1><p>The whole description is in "
        "<a href=\"/openapi.json\">/openapi.json</a>.</p><table>\n"_s +
        rows + u"</table></html>\n"_s;
    return page(body.toUtf8(), "default-src 'none'");
}

bool isBuiltIn(const QString &name) { return QFile::exists(u":/web/"_s + name); }
} // namespace

Reply root(Api &, const SharedExchange &)
{
    return jsonAnswer({{u"message"_s, u"image2model API"_s},
                       {u"version"_s, QCoreApplication::applicationVersion()},
                       {u"docs"_s, u"/docs"_s},
                       {u"openapi"_s, u"/openapi.json"_s},
                       {u"health"_s, u"/api/v1/health"_s}});
}

Reply openApi(Api &api, const SharedExchange &)
{
    static const QByteArray document =
        QJsonDocument(openApiDocument(api.parts.catalogue)).toJson(QJsonDocument::Compact);
    Answer answer;
    answer.headers.emplaceBack("Content-Type", "application/json");
    answer.body = document;
    return answer;
}

Reply swagger(Api &, const SharedExchange &)
{
    if (!isBuiltIn(u"swagger-ui-bundle.js"_s))
        return plainPage();
    return page(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>image2model API</title>"
        "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" "
        "href=\"/docs/assets/swagger-ui.css\"></head><body><div id=\"ui\"></div>"
        "<script src=\"/docs/assets/swagger-ui-bundle.js\"></script>"
        "<script src=\"/docs/assets/start.js\"></script></body></html>\n",
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self' data:");
}

Reply redoc(Api &, const SharedExchange &)
{
    if (!isBuiltIn(u"redoc.standalone.js"_s))
        return plainPage();
    return page(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>image2model API</title>"
        "<link rel=\"icon\" href=\"data:,\"></head><body><redoc spec-url=\"/openapi.json\"></redoc>"
        "<script src=\"/docs/assets/redoc.standalone.js\"></script></body></html>\n",
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; font-src 'self' data:; worker-src 'self' blob:");
}

/// Where the "type" of a problem points to.
Reply errorPage(Api &, const SharedExchange &)
{
    QString rows;
    for (const ErrorRow &row : errorRows()) {
        const Error error{row.code, {}};
        rows += u"<dt id=\"%1\"><code>%2</code> (%3)</dt><dd>%4</dd>\n"_s.arg(
            problemAnchor(error), error.name(), QString::number(row.httpStatus),
            error.message().toHtmlEscaped());
    }
    return page(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>image2model API errors</title>"
        "<h1>Errors</h1><dl>\n" +
            rows.toUtf8() + "</dl></html>\n",
        "default-src 'none'");
}

Reply asset(Api &, const SharedExchange &exchange)
{
    const QString name = exchange->arguments[0];
    QFile file(u":/web/"_s + name);
    if (!assetTypes.contains(name) || !file.open(QIODevice::ReadOnly))
        return failed(*exchange, {ErrorCode::FileNotFound, {}});
    Answer answer;
    answer.headers = {{"Content-Type", assetTypes[name]}, {"Cache-Control", "private, max-age=3600"}};
    answer.body = file.readAll();
    return answer;
}

} // namespace i2m::handler
