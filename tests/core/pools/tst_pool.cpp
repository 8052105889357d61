// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/pool.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

Pool home()
{
    return {u"a"_s, u"Home"_s, u"stratum+tcp://pool.example:3333"_s, u"wallet.{name}"_s, {}};
}

} // namespace

//! What can be kept in the list of pools, and which URLs mean the same.
class TestPool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatSurroundsTheTextsIsTakenOff()
    {
        Pool typed = home();
        typed.name = u"  My   pool "_s;
        typed.url = u" STRATUM+TCP://pool.example:3333 "_s;
        typed.user = u" wallet "_s;
        const Result<Pool> pool = checkedPool(typed, {});
        QVERIFY2(pool, qPrintable(pool ? QString() : pool.error().detail));
        QCOMPARE(pool->name, u"My pool"_s);
        QCOMPARE(pool->url, u"stratum+tcp://pool.example:3333"_s);
        QCOMPARE(pool->user, u"wallet"_s);
    }

    void whatCannotBeKeptSaysWhy_data()
    {
        QTest::addColumn<Pool>("pool");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QString &why, const auto &change) {
            Pool pool = home();
            change(pool);
            QTest::newRow(name) << pool << why;
        };
        row("no name", u"needs a name"_s, [](Pool &pool) { pool.name = u"  "_s; });
        row("a long name", u"longer than 60"_s, [](Pool &pool) { pool.name = QString(61, u'x'); });
        row("a name that is taken", u"There is a pool"_s, [](Pool &pool) {
            pool.id = u"new"_s;
            pool.name = u"HOME"_s;
        });
        row("no port", u"no port"_s, [](Pool &pool) { pool.url = u"stratum+tcp://pool.example"_s; });
        row("two schemes", u"two schemes"_s,
            [](Pool &pool) { pool.url = u"stratum+tcp://stratum+tcp://pool.example:1"_s; });
        row("no user", u"must not be empty"_s, [](Pool &pool) { pool.user = u" "_s; });
        row("itself as the fallback", u"for itself"_s, [](Pool &pool) { pool.fallback = u"a"_s; });
        row("a fallback that is gone", u"not there any more"_s,
            [](Pool &pool) { pool.fallback = u"gone"_s; });
    }
    void whatCannotBeKeptSaysWhy()
    {
        QFETCH(const Pool, pool);
        QFETCH(const QString, why);
        const Result<Pool> checked = checkedPool(pool, {home()});
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, Error::Kind::Rejected);
        QVERIFY2(checked.error().detail.contains(why), qPrintable(checked.error().detail));
    }

    void itsOwnNameIsNotTaken() { QVERIFY(checkedPool(home(), {home()})); }

    void urlsThatLeadToTheSamePool_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        const QString url = u"stratum+tcp://pool.example:3333"_s;
        QTest::newRow("as it is") << url << url << true;
        QTest::newRow("without its scheme") << url << u"pool.example:3333"_s << true;
        QTest::newRow("in another case") << url << u"Pool.Example:3333"_s << true;
        QTest::newRow("with the root's dot") << url << u"pool.example.:3333"_s << true;
        QTest::newRow("with a slash behind") << url << url + u'/' << true;
        QTest::newRow("another port") << url << u"pool.example:3334"_s << false;
        QTest::newRow("another computer") << url << u"other.example:3333"_s << false;
        QTest::newRow("encrypted") << url << u"stratum+ssl://pool.example:3333"_s << false;
        QTest::newRow("encrypted in two words")
            << u"stratum+ssl://pool.example:3333"_s << u"stratum+tls://pool.example:3333"_s << true;
        QTest::newRow("encrypted, without its scheme")
            << u"stratum+ssl://pool.example:3333"_s << u"pool.example:3333"_s << true;
        QTest::newRow("unknown") << QString() << QString() << false;
    }
    void urlsThatLeadToTheSamePool()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const bool, same);
        QCOMPARE(isSamePool(a, b), same);
        QCOMPARE(isSamePool(b, a), same);
    }
};

COALFACE_TEST(TestPool)
#include "tst_pool.moc"
