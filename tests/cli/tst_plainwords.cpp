// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plainwords.h"

#include "core/alerts/alert.h"
#include "core/operations/outcomes.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::cli;
using namespace Qt::StringLiterals;

class TestPlainWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesOfTheDocumentsBecomeWords()
    {
        QCOMPARE(plainWords(alertKindName(AlertKind::NotHashing)), u"not hashing"_s);
        QCOMPARE(plainWords(u"offline"_s), u"offline"_s);
    }

    void whatAPersonStoppedIsNoFailureOfTheMiners()
    {
        QCOMPARE(plainOutcome(notTried()), u"not tried"_s);
        QCOMPARE(plainOutcome(WriteReport{Outcome::Unreachable, false, u"Nobody there."_s}),
                 u"unreachable"_s);
        QCOMPARE(plainOutcome(WriteReport{Outcome::NeedsRestart, true, u"Stored."_s}),
                 u"needs restart"_s);
    }
};

COALFACE_TEST(TestPlainWords)
#include "tst_plainwords.moc"
