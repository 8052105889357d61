// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/namelist.h"

#include "tests/testprogram/testprogram.h"
#include "ui/common/bidi.h"

#include <QApplication>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestNameList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }

    void theFirstAreNamedAndTheOthersCounted()
    {
        const QStringList names{u"Attic"_s, u"Cellar"_s, u"Garage"_s, u"Shed"_s};
        QCOMPARE(listedNames({}, 2), QString());
        QCOMPARE(listedNames(names.mid(0, 1), 2), u"Attic"_s);
        QCOMPARE(listedNames(names.mid(0, 2), 2), u"Attic, Cellar"_s);
        QCOMPARE(listedNames(names.mid(0, 3), 2), u"Attic, Cellar and 1 more"_s);
        QCOMPARE(listedNames(names, 2), u"Attic, Cellar and 2 more"_s);
    }

    void aNameIsNoPlaceForAnotherText()
    {
        QCOMPARE(listedNames({u"%1"_s, u"%2"_s, u"b"_s}, 2), u"%1, %2 and 1 more"_s);
    }

    void eachKeepsItsOwnOrderInARightToLeftWindow()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        QVERIFY(isolated(u"A1"_s) != u"A1"_s);
        QCOMPARE(listedNames({u"A1"_s, u"B2"_s}, 3),
                 isolated(u"A1"_s) + u", "_s + isolated(u"B2"_s));
    }
};

COALFACE_TEST(TestNameList)
#include "tst_namelist.moc"
