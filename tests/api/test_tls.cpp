// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/api_fixture.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSecureServerTakesUploadsAndTellsEvents();
    void plainRequestsToASecurePortAreNotAnswered();
    void filesThatDoNotFitAreSaid_data();
    void filesThatDoNotFitAreSaid();

private:
    ListenAt secure() const
    {
        return {.port = 0, .tlsCertificate = path(u"a.pem"_s), .tlsKey = path(u"a.key"_s)};
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void makeCertificate(const QString &name, const QStringList &kind) const;
    /// Says `request` over TLS, trusting only our certificate, and reads until `until` or the end.
    QByteArray talkSecurely(quint16 port, const QByteArray &request, const QByteArray &until = {}) const;

    QTemporaryDir m_folder;
};

namespace {
ApiParts partsOf(ApiBench &bench)
{
    return {*bench.engine, bench.catalogue, bench.metrics, bench.settings, [] { return u"fal"_s; }};
}

KeyRing ringOf(const ApiBench &bench)
{
    KeyRing keys = *KeyRing::load(bench.folder.filePath(u"none.json"_s));
    keys.add(Secret("user-key"), Caller::Role::User);
    return keys;
}
} // namespace

void TestTls::makeCertificate(const QString &name, const QStringList &kind) const
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  QStringList{u"req"_s, u"-x509"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                              u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                              u"-keyout"_s, path(name + u".key"_s), u"-out"_s, path(name + u".pem"_s)} +
                      kind);
    QVERIFY(openssl.waitForFinished());
    QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError());
}

void TestTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    makeCertificate(u"a"_s, {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s});
    makeCertificate(u"b"_s, {u"-newkey"_s, u"rsa:2048"_s});
    QVERIFY(writeDurably(path(u"text.pem"_s), "this is no certificate").ok());
}

QByteArray TestTls::talkSecurely(quint16 port, const QByteArray &request, const QByteArray &until) const
{
    QSslSocket socket;
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(QSslCertificate::fromPath(path(u"a.pem"_s)));
    socket.setSslConfiguration(trust);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    QByteArray reply;
    const bool safe = QTest::qWaitFor([&] { return socket.isEncrypted(); });
    if (!safe)
        return socket.errorString().toUtf8();
    socket.write(request);
    (void)QTest::qWaitFor(
        [&] {
            reply += socket.readAll();
            return (!until.isEmpty() && reply.contains(until)) ||
                   socket.state() == QAbstractSocket::UnconnectedState;
        },
        10'000);
    return reply;
}

void TestTls::aSecureServerTakesUploadsAndTellsEvents()
{
    ApiBench bench;
    ApiServer server(partsOf(bench), ringOf(bench));
    const auto port = server.open(secure());
    QVERIFY2(port.ok(), port.ok() ? "" : qPrintable(port.error().message()));
    bench.port = *port; // for the Host field
    const QByteArray picture = pngImage(600);
    const QByteArray form = ApiBench::filePart("a.png", picture) + "--B--\r\n";
    const Response uploaded =
        parsed(talkSecurely(*port, bench.head("POST", "/api/v1/upload/batch", ApiBench::user) +
                                       "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
                                       QByteArray::number(form.size()) + "\r\n\r\n" + form));
    QCOMPARE(uploaded.status, 202);
    QVERIFY(uploaded.header("Strict-Transport-Security").startsWith("max-age="));
    const QByteArray job = uploaded.json()[u"job_id"].toString().toLatin1();
    const QByteArray stream =
        talkSecurely(*port, bench.head("GET", "/api/v1/status/stream/" + job, "\r\n"), "event: progress");
    QVERIFY(stream.contains("retry: 3000"));
    bench.complete(QByteArray(3'000'000, 'm'));
    const QByteArray whole = talkSecurely(*port, bench.head("GET", "/api/v1/status/stream/" + job, "\r\n"));
    QVERIFY(whole.contains("event: completed"));
    const Response archive =
        parsed(talkSecurely(*port, bench.head("GET", "/api/v1/download/" + job + "/all", "\r\n")));
    QVERIFY(archive.body.size() > 3'000'000);
}

void TestTls::plainRequestsToASecurePortAreNotAnswered()
{
    ApiBench bench;
    ApiServer server(partsOf(bench), ringOf(bench));
    const quint16 port = *server.open(secure());
    bench.port = port;
    const QByteArray reply = talk(port, bench.head("GET", "/api/v1/health", "\r\n"), {}, 10'000);
    QVERIFY2(!reply.contains("HTTP/1.1 200"), reply);
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(talkSecurely(port, bench.head("GET", "/api/v1/health", "\r\n")).startsWith("HTTP/1.1 200"));
}

void TestTls::filesThatDoNotFitAreSaid_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("said");
    QTest::newRow("the key of another") << u"a.pem"_s << u"b.key"_s << u"is not the key of"_s;
    QTest::newRow("no key at all") << u"a.pem"_s << QString() << u"--tls-key is missing"_s;
    QTest::newRow("no certificate") << QString() << u"a.key"_s << u"--tls-cert is missing"_s;
    QTest::newRow("a file that is not there") << u"gone.pem"_s << u"a.key"_s << u"--tls-cert: "_s;
    QTest::newRow("not PEM") << u"text.pem"_s << u"a.key"_s << u"has no PEM certificate"_s;
    QTest::newRow("a key that is a certificate") << u"a.pem"_s << u"a.pem"_s << u"has no PEM key"_s;
}

void TestTls::filesThatDoNotFitAreSaid()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, said);
    ApiBench bench;
    ApiServer server(partsOf(bench), ringOf(bench));
    const auto full = [&](const QString &name) { return name.isEmpty() ? name : path(name); };
    const auto port = server.open({.port = 0, .tlsCertificate = full(certificate), .tlsKey = full(key)});
    QVERIFY(!port.ok());
    QCOMPARE(port.error().code, ErrorCode::ValidationError);
    QVERIFY2(port.error().message().contains(said), qPrintable(port.error().message()));
}

QTEST_GUILESS_MAIN(TestTls)
#include "test_tls.moc"
