// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/likeness.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! Which miner of the fleet a found device is.
class TestLikeness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_record = {};
        m_record.address = u"127.0.0.1"_s;
        m_record.port = 80;
        m_record.driverType = u"pebble"_s;
        m_record.model = u"Pebble One"_s;
        m_found = {{}, {QHostAddress(m_record.address), 80}, m_record.driverType, {}};
        m_found.identity.model = m_record.model;
    }

    void theMacCountsWhereverTheDeviceIs()
    {
        m_record.mac = m_found.identity.mac = u"02:00:00:00:00:01"_s;
        m_found.endpoint.address = QHostAddress(u"127.0.0.2"_s);
        QCOMPARE(likenessOf(m_record, m_found), Likeness::Mac);
    }

    void twoMacsAreTwoDevices()
    {
        m_record.mac = u"02:00:00:00:00:01"_s;
        m_found.identity.mac = u"02:00:00:00:00:02"_s;
        m_record.serial = m_found.identity.serial = u"S1"_s;
        QCOMPARE(likenessOf(m_record, m_found), Likeness::None);
    }

    void theSerialCountsWhereAMacIsMissing()
    {
        m_record.serial = m_found.identity.serial = u"S1"_s;
        m_found.endpoint.address = QHostAddress(u"127.0.0.2"_s);
        QCOMPARE(likenessOf(m_record, m_found), Likeness::Serial);
        m_found.driverType = u"brick"_s;
        QCOMPARE(likenessOf(m_record, m_found), Likeness::None);
    }

    void thePlaceCountsWhereAMacIsMissing()
    {
        QCOMPARE(likenessOf(m_record, m_found), Likeness::Place);
        m_record.mac = u"02:00:00:00:00:01"_s;
        QCOMPARE(likenessOf(m_record, m_found), Likeness::Place);
        m_found.endpoint.port = 81;
        QCOMPARE(likenessOf(m_record, m_found), Likeness::None);
    }

    void thePortOfOneThatWasTakenUnaskedWasAGuess()
    {
        m_found.endpoint.port = 0; // it only announces itself
        QCOMPARE(likenessOf(m_record, m_found), Likeness::None);
        m_record.model.clear();
        QCOMPARE(likenessOf(m_record, m_found), Likeness::Place);
        m_found.endpoint.address = QHostAddress(u"127.0.0.2"_s);
        QCOMPARE(likenessOf(m_record, m_found), Likeness::None);
    }

    void ofOneThatWasSalvagedThePlaceMayBeAll()
    {
        m_record.driverType.clear();
        m_record.model.clear();
        QCOMPARE(likenessOf(m_record, m_found), Likeness::Place);
        m_found.endpoint.port = 81;
        QCOMPARE(likenessOf(m_record, m_found), Likeness::None);
        m_record.port.reset();
        QCOMPARE(likenessOf(m_record, m_found), Likeness::Place);
        m_found.endpoint.address = QHostAddress(u"127.0.0.2"_s);
        QCOMPARE(likenessOf(m_record, m_found), Likeness::None);
    }

private:
    MinerRecord m_record;
    Found m_found;
};

COALFACE_TEST(TestLikeness)
#include "tst_likeness.moc"
