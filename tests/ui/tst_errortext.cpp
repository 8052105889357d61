// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"
#include "ui/common/errortext.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    //! Also one that closed in the middle, or reported a fault of its own, is called unreachable.
    void whoeverAnsweredButNotToAnyUseIsNotCalledSilent()
    {
        const QString detail = u"The device answered with HTTP 500, a fault of its own."_s;
        const QString text = errorText({Error::Kind::Unreachable, detail});
        QVERIFY2(text.startsWith(u"No usable answer comes from its address. "_s), qPrintable(text));
        QVERIFY2(text.endsWith(u"(%1)"_s.arg(detail)), qPrintable(text));
    }

    //! Where nothing but the sentence is shown.
    void whoeverReportsAFaultOfItsOwnIsNotLookedForInTheNetwork()
    {
        const QString text = errorSentences(Error::Kind::Unreachable,
                                            u"The device is busy (HTTP 503): ask again."_s);
        QVERIFY2(text.startsWith(u"It answers with a fault of its own (HTTP 503)."_s),
                 qPrintable(text));
        QVERIFY2(!text.contains(u"switched on"_s), qPrintable(text));
        for (const QString &detail :
             {QString(), u"The connection was closed (HTTP 404)."_s, u"HTTP 5000"_s})
            QCOMPARE(errorSentences(Error::Kind::Unreachable, detail),
                     errorSentence(Error::Kind::Unreachable) + u' '
                         + errorAdvice(Error::Kind::Unreachable));
    }
};

COALFACE_TEST(TestErrorText)
#include "tst_errortext.moc"
