// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/webhooks.h"
#include "tests/api/api_fixture.h"

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void webhooksAreSignedAsSpecified();
};

void TestWebhooks::webhooksAreSignedAsSpecified()
{
    // The example of the Standard Webhooks specification's reference libraries.
    const QByteArray secret = QByteArray::fromBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QCOMPARE(
        Webhooks::signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"),
        QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "test_webhooks.moc"
