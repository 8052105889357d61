// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minerstatus.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/errortext.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    //! Also one that closed in the middle is called unreachable.
    void whoeverAnsweredButNotToAnyUseIsNotCalledSilent()
    {
        const QString detail = u"The device closed the connection in the middle."_s;
        const QString text = errorText({Error::Kind::Unreachable, detail});
        QVERIFY2(text.startsWith(u"No usable answer comes from its address. "_s), qPrintable(text));
        QVERIFY2(text.endsWith(u"(%1)"_s.arg(detail)), qPrintable(text));
    }

    void whoeverReportsAFaultOfItsOwnIsNotLookedForInTheNetwork()
    {
        const QString detail = u"The device answered with HTTP 500, a fault of its own."_s;
        const QString full = errorText({Error::Kind::Unreachable, detail});
        QVERIFY2(full.startsWith(u"It answers with a fault of its own (HTTP 500). "_s),
                 qPrintable(full));
        QVERIFY2(full.endsWith(u"(%1)"_s.arg(detail)), qPrintable(full));
        // Where nothing but the sentences is shown.
        const QString text = errorSentences(Error::Kind::Unreachable,
                                            u"The device is busy (HTTP 503): ask again."_s);
        QVERIFY2(text.startsWith(u"It answers with a fault of its own (HTTP 503)."_s),
                 qPrintable(text));
        QVERIFY2(!text.contains(u"switched on"_s), qPrintable(text));
        for (const QString &other :
             {QString(), u"The connection was closed (HTTP 404)."_s, u"HTTP 5000"_s})
            QCOMPARE(errorSentences(Error::Kind::Unreachable, other),
                     errorSentence(Error::Kind::Unreachable) + u' '
                         + errorAdvice(Error::Kind::Unreachable));
    }

    void whoeverWaitedForABusyDriverIsNotCalledSilent()
    {
        const Error error = driverHeldUp(u"pebble"_s);
        QCOMPARE(error.detail, u"The driver pebble was busy with other devices for too long."_s);
        QCOMPARE(errorText(error),
                 u"Its driver was busy with other miners for too long. Try again in a moment."_s);
        QVERIFY(errorText({Error::Kind::Timeout, u"No answer."_s}).startsWith(u"It did not"));
    }
};

COALFACE_TEST(TestErrorText)
#include "tst_errortext.moc"
