// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storebench.h"
#include "tests/testprogram/testprogram.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace coalface;
using namespace coalface::test;

class TestFleetStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aRecordComesBackAsItWas();
    void theSameMacIsTheSameMiner();
    void theSameSerialIsTheSameMinerWhereAMacIsMissing();
    void theSameAddressCountsOnlyWithoutMacs();
    void oneTakenUnaskedIsWhoeverIsKnownThere();
    void oneTakenUnaskedThatOnlyAnnouncesItselfIsTheSame();
    void oneThatWasSalvagedIsWhoeverIsAtItsAddress_data();
    void oneThatWasSalvagedIsWhoeverIsAtItsAddress();
    void whatADeviceDoesNotSayStays();
    void whatADeviceSaysAnewIsTakenOver();
    void namesAreMadeUnique();
    void aTakenNameIsRejectedInAnyCase();
    void removingUnknownMinersIsRejected();
    void anAddressLeavesATrace();
    void othersChangesAreNoticed();

private:
    Result<FleetStore::PutResult> put(const MinerRecord &record,
                                      const QString &proposed = QStringLiteral("Miner"))
    {
        return settled(m_store->fleet.put({record, proposed}));
    }
    int count() { return int(settled(m_store->fleet.load())->size()); }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Store> m_store;
};

void TestFleetStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("coalface.sqlite"));
    m_store = std::make_unique<Store>(m_file);
}

void TestFleetStore::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestFleetStore::aRecordComesBackAsItWas()
{
    MinerRecord record = minerRecord(1);
    record.name = QStringLiteral("Küche ₿");
    record.manufacturer = QStringLiteral("Maker");
    record.firmware = QStringLiteral("v2");
    record.hostname = QStringLiteral("host");
    record.serial = QStringLiteral("S1");
    record.port.reset();
    record.added = utc("2026-01-02T03:04:05Z");
    const auto result = put(record);
    QVERIFY(result.ok() && result->added);
    record.key = result->record.key;
    QCOMPARE(result->record, record);
    const auto miners = settled(m_store->fleet.load());
    QCOMPARE(miners->size(), 1);
    QCOMPARE(miners->first().record, record);
    QVERIFY(!miners->first().telemetry);
}

void TestFleetStore::theSameMacIsTheSameMiner()
{
    const auto first = put(minerRecord(1));
    MinerRecord moved = minerRecord(1);
    moved.address = QStringLiteral("127.9.9.9");
    moved.firmware = QStringLiteral("v3");
    const auto second = put(moved, QStringLiteral("Another"));
    QVERIFY(second.ok() && !second->added);
    QCOMPARE(second->record.key, first->record.key);
    QCOMPARE(second->record.name, first->record.name);
    QCOMPARE(second->record.address, QStringLiteral("127.9.9.9"));
    QCOMPARE(settled(m_store->fleet.load())->first().record, second->record);
}

void TestFleetStore::theSameSerialIsTheSameMinerWhereAMacIsMissing()
{
    MinerRecord record = minerRecord(1);
    record.serial = QStringLiteral("S1");
    MinerRecord withoutMac = record;
    withoutMac.mac.clear();
    withoutMac.address = QStringLiteral("127.9.9.9");
    MinerRecord otherFamily = withoutMac;
    otherFamily.driverType = QStringLiteral("other");
    otherFamily.address = QStringLiteral("127.9.9.8");
    MinerRecord otherMac = minerRecord(2);
    otherMac.serial = record.serial;
    const auto first = put(record);
    const auto second = put(withoutMac);
    QCOMPARE(second->record.key, first->record.key);
    QCOMPARE(second->record.mac, record.mac);
    QVERIFY(put(otherFamily)->added);
    QVERIFY(put(otherMac)->added);
}

void TestFleetStore::theSameAddressCountsOnlyWithoutMacs()
{
    MinerRecord bare = minerRecord(1);
    bare.mac.clear();
    const auto first = put(bare);
    QVERIFY(!put(bare)->added);
    MinerRecord otherPort = bare;
    otherPort.port = 81;
    QVERIFY(put(otherPort)->added);
    QVERIFY(put(minerRecord(1))->added); // it tells a MAC, and a model is known of the one without
    MinerRecord unasked;
    unasked.address = QStringLiteral("127.7.7.7");
    unasked.port = 80;
    unasked.driverType = QStringLiteral("family");
    MinerRecord asked = minerRecord(7);
    asked.address = unasked.address;
    QVERIFY(put(unasked)->added);
    const auto known = put(asked);
    QVERIFY(!known->added);
    QCOMPARE(known->record.mac, asked.mac);
    QCOMPARE(count(), 4);
}

void TestFleetStore::oneTakenUnaskedIsWhoeverIsKnownThere()
{
    const auto asked = put(minerRecord(1));
    MinerRecord unasked;
    unasked.address = asked->record.address;
    unasked.port = asked->record.port;
    unasked.driverType = asked->record.driverType;
    const auto again = put(unasked);
    QVERIFY(!again->added);
    QCOMPARE(again->record, asked->record);
    unasked.driverType = QStringLiteral("other");
    QVERIFY(put(unasked)->added);
}

void TestFleetStore::oneTakenUnaskedThatOnlyAnnouncesItselfIsTheSame()
{
    MinerRecord unasked;
    unasked.address = QStringLiteral("127.7.7.7");
    unasked.port = 80; // a guess
    unasked.driverType = QStringLiteral("family");
    const auto first = put(unasked);
    MinerRecord heard = minerRecord(7);
    heard.mac.clear();
    heard.address = unasked.address;
    heard.port.reset();
    const auto second = put(heard);
    QVERIFY(!second->added);
    QCOMPARE(second->record.key, first->record.key);
    QVERIFY(!second->record.port);
    const auto third = put(unasked); // what is known by now stays
    QVERIFY(!third->added);
    QCOMPARE(third->record, second->record);
    QCOMPARE(count(), 1);
}

void TestFleetStore::oneThatWasSalvagedIsWhoeverIsAtItsAddress_data()
{
    QTest::addColumn<bool>("hasPort"); // that was saved
    QTest::addColumn<bool>("tellsMac");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("it is found") << true << false << true;
    QTest::newRow("it is found, and tells a MAC now") << true << true << true;
    QTest::newRow("it is found, its port was lost") << false << false << true;
    QTest::newRow("it is taken unasked") << true << false << false;
    QTest::newRow("it is taken unasked, its port was lost") << false << false << false;
}

//! Of a miner without MAC and serial number a damaged database may have kept no more than where it was.
void TestFleetStore::oneThatWasSalvagedIsWhoeverIsAtItsAddress()
{
    QFETCH(const bool, hasPort);
    QFETCH(const bool, tellsMac);
    QFETCH(const bool, isAsked);
    MinerRecord salvaged;
    salvaged.name = QStringLiteral("Attic");
    salvaged.address = QStringLiteral("127.7.7.7");
    if (hasPort)
        salvaged.port = 80;
    const auto first = put(salvaged);
    QVERIFY(first->added);
    MinerRecord now = minerRecord(7);
    now.address = salvaged.address;
    if (!tellsMac)
        now.mac.clear();
    if (!isAsked)
        now.model.clear();
    MinerRecord elsewhere = now;
    elsewhere.address = QStringLiteral("127.7.7.8");
    elsewhere.mac.clear();
    QVERIFY(put(elsewhere)->added);
    const auto found = put(now);
    QVERIFY(!found->added);
    QCOMPARE(found->record.key, first->record.key);
    QCOMPARE(found->record.name, salvaged.name);
    QCOMPARE(found->record.driverType, now.driverType);
    QCOMPARE(found->record.port, now.port);
    QCOMPARE(found->record.mac, now.mac);
    MinerRecord other = now;
    other.driverType = QStringLiteral("other"); // whose it is, is known now
    other.port = 81;
    other.model.clear();
    other.mac.clear();
    QVERIFY(put(other)->added);
}

void TestFleetStore::whatADeviceDoesNotSayStays()
{
    MinerRecord record = minerRecord(1);
    record.firmware = QStringLiteral("v2");
    const auto first = put(record);
    record.firmware.clear();
    record.model.clear();
    QCOMPARE(put(record)->record, first->record);
}

//! A device that tells neither MAC nor serial is told by its host name from another one at its address, until it is found anew.
void TestFleetStore::whatADeviceSaysAnewIsTakenOver()
{
    MinerRecord record = minerRecord(1);
    record.mac.clear();
    record.serial.clear();
    record.hostname = QStringLiteral("nm-a");
    const qint64 key = put(record)->record.key;
    record.hostname = QStringLiteral("nm-b");
    QCOMPARE(put(record)->record.key, key);
    QCOMPARE(put(record)->record.hostname, QStringLiteral("nm-b"));
}

void TestFleetStore::namesAreMadeUnique()
{
    const QString wish = QString(70, QLatin1Char('n'));
    QCOMPARE(put(minerRecord(1), QStringLiteral("Gamma"))->record.name, QStringLiteral("Gamma"));
    QCOMPARE(put(minerRecord(2), QStringLiteral("GAMMA"))->record.name, QStringLiteral("GAMMA 2"));
    QCOMPARE(put(minerRecord(3), QStringLiteral("Gamma"))->record.name, QStringLiteral("Gamma 3"));
    QCOMPARE(put(minerRecord(4), wish)->record.name.size(), 63);
    QCOMPARE(put(minerRecord(5), wish)->record.name.size(), 63);
    QVERIFY(!put(minerRecord(6), {})->record.name.isEmpty());
}

void TestFleetStore::aTakenNameIsRejectedInAnyCase()
{
    const QList<qint64> keys = putMiners(*m_store, 2);
    MinerRecord record = minerRecord(5);
    record.name = QStringLiteral("MÖBEL");
    QVERIFY(put(record).ok());
    const auto renamed = settled(m_store->fleet.rename(keys.first(), QStringLiteral("möbel")));
    QVERIFY(!renamed.ok());
    QCOMPARE(renamed.error().kind, Error::Kind::Rejected);
    record = minerRecord(6);
    record.name = QStringLiteral("Möbel");
    QCOMPARE(put(record).error().kind, Error::Kind::Rejected);
    QCOMPARE(count(), 3);
    QVERIFY(settled(m_store->fleet.rename(keys.first(), QStringLiteral("Ofen"))).ok());
    QVERIFY(settled(m_store->fleet.rename(keys.first(), QStringLiteral("OFEN"))).ok()); // its own
    QCOMPARE(settled(m_store->fleet.load())->first().record.name, QStringLiteral("OFEN"));
}

void TestFleetStore::removingUnknownMinersIsRejected()
{
    const QList<qint64> keys = putMiners(*m_store, 1);
    QCOMPARE(settled(m_store->fleet.remove({77})).error().kind, Error::Kind::Rejected);
    QCOMPARE(settled(m_store->fleet.rename(77, QStringLiteral("x"))).error().kind,
             Error::Kind::Rejected);
    QVERIFY(settled(m_store->fleet.remove({77, keys.first()})).ok());
    QVERIFY(settled(m_store->fleet.remove({})).ok());
    QCOMPARE(count(), 0);
}

void TestFleetStore::anAddressLeavesATrace()
{
    MinerRecord record = minerRecord(1);
    QVERIFY(put(record).ok());
    QVERIFY(put(record).ok());
    record.address = QStringLiteral("127.9.9.9");
    const qint64 key = put(record)->record.key;
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM address_history")).toInt(), 2);
    QVERIFY(settled(m_store->fleet.remove({key})).ok());
    QCOMPARE(sqlValue(m_file, QStringLiteral("SELECT count(*) FROM address_history")).toInt(), 0);
}

void TestFleetStore::othersChangesAreNoticed()
{
    const QList<qint64> keys = putMiners(*m_store, 1);
    QSignalSpy own(&m_store->fleet, &FleetStore::changedElsewhere);
    Store other(m_file);
    QVERIFY(settled(other.fleet.load()).ok());
    QSignalSpy others(&other.fleet, &FleetStore::changedElsewhere);
    QVERIFY(settled(m_store->fleet.rename(keys.first(), QStringLiteral("New"))).ok());
    QTRY_COMPARE_WITH_TIMEOUT(others.count(), 1, 10'000);
    QCOMPARE(own.count(), 0);
}

COALFACE_TEST(TestFleetStore)
#include "tst_fleetstore.moc"
