// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;
using namespace Qt::StringLiterals;

//! Tags and notes, and what is told of a miner's past.
class TestRemarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"coalface.sqlite"_s);
        m_store = std::make_unique<Store>(m_file);
        m_keys = putMiners(*m_store, 3);
    }
    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void tagsAndNotesAreKept()
    {
        const auto tags = tag({m_keys[0], m_keys[2]}, {u"garage"_s, u"Loud"_s});
        QVERIFY(tags);
        QCOMPARE(tags->value(m_keys[0]), (QStringList{u"garage"_s, u"Loud"_s}));
        QVERIFY(settled(m_store->fleet.setNotes(m_keys[2], u"Fan replaced\nin May ₿"_s)));
        m_store = std::make_unique<Store>(m_file);
        QCOMPARE(remarks(0), (MinerRemarks{{u"garage"_s, u"Loud"_s}, {}}));
        QCOMPARE(remarks(1), MinerRemarks());
        QCOMPARE(remarks(2),
                 (MinerRemarks{{u"garage"_s, u"Loud"_s}, u"Fan replaced\nin May ₿"_s}));
        QVERIFY(settled(m_store->fleet.setNotes(m_keys[2], {})));
        QVERIFY(tag(m_keys, {}, {u"GARAGE"_s, u"nowhere"_s}));
        QCOMPARE(remarks(2), (MinerRemarks{{u"Loud"_s}, {}}));
    }

    void aTagIsOneInAnyCaseAndSpelledAsFirst()
    {
        QVERIFY(tag({m_keys[0]}, {u"Küche"_s}));
        QVERIFY(tag({m_keys[0], m_keys[1]}, {u"KÜCHE"_s, u"küche"_s}));
        QCOMPARE(remarks(0).tags, QStringList{u"Küche"_s});
        QCOMPARE(remarks(1).tags, QStringList{u"Küche"_s});
    }

    void tooManyTagsAreRejectedAsAWhole()
    {
        QStringList many;
        for (int i = 0; i < mostTags; ++i)
            many += u"t%1"_s.arg(i);
        QVERIFY(tag({m_keys[1]}, many));
        const auto refused = tag({m_keys[0], m_keys[1]}, {u"more"_s});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Rejected);
        QVERIFY(remarks(0).tags.isEmpty());
        QCOMPARE(remarks(1).tags.size(), mostTags);
    }

    void ofRemovedMinersNothingIsLeft()
    {
        QVERIFY(tag(m_keys, {u"a"_s}));
        QVERIFY(settled(m_store->fleet.setNotes(m_keys[0], u"n"_s)));
        QVERIFY(settled(m_store->fleet.remove({m_keys[0]})));
        QVERIFY(!tag({m_keys[0]}, {u"b"_s}));
        QVERIFY(!settled(m_store->fleet.setNotes(m_keys[0], u"n"_s)));
        m_store.reset();
        QCOMPARE(sqlValue(m_file, u"SELECT count(*) FROM miner_tags"_s).toInt(), 2);
        QCOMPARE(sqlValue(m_file, u"SELECT count(*) FROM miner_notes"_s).toInt(), 0);
    }

    void aDeviceThatIsFoundAgainKeepsThem()
    {
        QVERIFY(tag({m_keys[0]}, {u"a"_s}));
        MinerRecord moved = minerRecord(1);
        moved.address = u"10.9.9.9"_s;
        const auto put = settled(m_store->fleet.put({moved, {}}));
        QVERIFY(put);
        QVERIFY(!put->added);
        const auto stored = settled(m_store->fleet.load());
        int tagged = 0;
        for (const StoredMiner &miner : *stored)
            tagged += miner.remarks.tags.size();
        QCOMPARE(tagged, 1);
    }

    void anotherProgramNoticesWithinTwoSeconds()
    {
        Store other(m_file);
        QVERIFY(settled(other.fleet.load()));
        QSignalSpy changed(&other.fleet, &FleetStore::changedElsewhere);
        QVERIFY(tag({m_keys[0]}, {u"a"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 2000);
        QCOMPARE(settled(other.fleet.load())->first().remarks.tags, QStringList{u"a"_s});
    }

    void addressesAreToldTheNewestFirst()
    {
        MinerRecord moved = minerRecord(2);
        moved.address = u"10.9.9.9"_s;
        moved.port = 8080;
        const auto put = settled(m_store->fleet.put({moved, {}}));
        const auto used = settled(m_store->fleet.addresses(put->record.key));
        QVERIFY(used);
        QCOMPARE(used->size(), 2);
        QCOMPARE(used->first().address, u"10.9.9.9"_s);
        QCOMPARE(used->first().port, std::optional<quint16>(8080));
        QVERIFY(used->first().since >= used->last().since);
        QCOMPARE(settled(m_store->fleet.addresses(4711))->size(), 0);
    }

    void thePastIsCountedWhereThatIsCheap()
    {
        const auto none = settled(m_store->fleet.extent(m_keys));
        QCOMPARE(none->samples, std::optional<qint64>(0));
        QVERIFY(!none->first.isValid());
        QList<Sample> samples;
        for (int i = 0; i < 5; ++i)
            samples += {m_keys[i % 2], telemetryAt(utc("2026-03-01T10:00:00Z").addSecs(30 * i))};
        QVERIFY(settled(m_store->log.append(samples, {})));
        const auto both = settled(m_store->fleet.extent(m_keys));
        QCOMPARE(both->samples, std::optional<qint64>(5));
        QCOMPARE(both->first, utc("2026-03-01T10:00:00Z"));
        const auto second = settled(m_store->fleet.extent({m_keys[1]}));
        QCOMPARE(second->samples, std::optional<qint64>(2));
        QCOMPARE(second->first, utc("2026-03-01T10:00:30Z"));
        const auto many = settled(m_store->fleet.extent(m_keys + QList<qint64>{7, 8, 9}));
        QVERIFY(!many->samples);
        QCOMPARE(many->first, utc("2026-03-01T10:00:00Z"));
    }

    void whatCannotBeATagIsSaid()
    {
        QVERIFY(tagProblem(u"garage"_s).isEmpty());
        for (const QString &bad : {u""_s, u"two words"_s, u"a,b"_s, u"a:b"_s, QString(25, u'x')})
            QVERIFY2(!tagProblem(bad).isEmpty(), qPrintable(bad));
        QVERIFY(notesProblem(QString(4000, u'x')).isEmpty());
        QVERIFY(notesProblem(QString(4001, u'x')).contains(u"4001"_s));
    }

private:
    Result<QHash<qint64, QStringList>> tag(const QList<qint64> &keys, const QStringList &added,
                                           const QStringList &removed = {})
    {
        return settled(m_store->fleet.tag(keys, added, removed));
    }
    MinerRemarks remarks(int index) { return settled(m_store->fleet.load())->at(index).remarks; }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
    QList<qint64> m_keys;
};

COALFACE_TEST(TestRemarks)
#include "tst_remarks.moc"
