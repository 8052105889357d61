// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! One scan of a network with every family, generation and look-alike in it, each at an address of its own
//! and on its real port; some only announce themselves.
#include "cli.h"
#include "expectedfind.h"
#include "tests/testprogram/testprogram.h"

#include <QSet>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
// They announce themselves every 2 to 5 s.
const QStringList listening{u"--listen"_s, u"10"_s};
} // namespace

class tst_E2eFamilies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachMinerIsFoundOnceAndAsWhatItIs();
    void lookalikesAreRejectedEachWithItsReason();
    void whoIsHeardIsFoundAlsoAtANamedPort();
    void whoIsHeardCanBeAdded();

private:
    const Simulator::Device *at(const QString &address) const;
    const Simulator::Device *variant(const QString &name) const;

    Simulator m_simulator;
    QTemporaryDir m_folder;
    CliResult m_scan;  //!< of the whole network
    CliResult m_named; //!< of one port of a miner that announces itself and has a web page
    CliResult m_added; //!< the same one, put into the fleet
};

void tst_E2eFamilies::initTestCase()
{
    QTcpServer port;
    if (!port.listen(QHostAddress(u"127.20.255.253"_s), 80))
        QSKIP("Port 80 of 127.20.255.253 is not permitted here.");
    // Another run on this computer may have the same addresses.
    const bool started = QTest::qWaitFor(
        [this] { return m_simulator.start({u"all"_s}, 1, {u"--loopback-addresses"_s}); }, 60'000);
    QVERIFY2(started, qPrintable(m_simulator.errorString()));
    QVERIFY(m_simulator.devices().size() > 80);
    const Simulator::Device *withPage = variant(u"cyd28-v1.8.10"_s);
    QVERIFY(withPage && withPage->port == 80);
    // Side by side, as all of them wait for announcements.
    const QTemporaryDir others[2];
    const auto scan = Cli(m_folder.path())
                          .start(QStringList{u"--json"_s, u"scan"_s, u"127.20.0.0/24"_s} + listening);
    const auto named = Cli(others[0].path())
                           .start(QStringList{u"--json"_s, u"scan"_s, withPage->place()} + listening);
    const auto added = Cli(others[1].path())
                           .start({u"--json"_s, u"miners"_s, u"add"_s, withPage->address});
    m_scan = Cli::finished(*scan);
    m_named = Cli::finished(*named);
    m_added = Cli::finished(*added);
}

const Simulator::Device *tst_E2eFamilies::at(const QString &address) const
{
    for (const Simulator::Device &device : m_simulator.devices()) {
        if (device.address == address)
            return &device;
    }
    return nullptr;
}

const Simulator::Device *tst_E2eFamilies::variant(const QString &name) const
{
    for (const Simulator::Device &device : m_simulator.devices()) {
        if (device.variant == name)
            return &device;
    }
    return nullptr;
}

void tst_E2eFamilies::eachMinerIsFoundOnceAndAsWhatItIs()
{
    QVERIFY2(m_scan.status == 0, m_scan.told());
    QCOMPARE(m_scan.document().value(u"scanned").toInt(), 254);
    QSet<QString> found;
    QSet<QString> identities;
    for (const QJsonValue &value : m_scan.document().value(u"miners").toArray()) {
        const QJsonObject miner = value.toObject();
        const QString address = miner.value(u"address").toString();
        const Simulator::Device *device = at(address);
        QVERIFY2(device, qPrintable(address));
        QVERIFY2(!found.contains(address), qPrintable(device->variant + u" is told of twice"_s));
        found.insert(address);
        QCOMPARE(ExpectedFind(*device).whatIsWrongWith(miner, device->port), QString());
        for (const QString &key : {u"mac"_s, u"serial"_s}) {
            const QString identity = miner.value(key).toString();
            QVERIFY2(identity.isEmpty() || !identities.contains(identity), qPrintable(identity));
            identities.insert(identity);
        }
    }
    for (const Simulator::Device &device : m_simulator.devices())
        QVERIFY2(found.contains(device.address) == ExpectedFind(device).isMiner(),
                 qPrintable(device.variant));
}

void tst_E2eFamilies::lookalikesAreRejectedEachWithItsReason()
{
    QSet<QString> rejected;
    for (const QJsonValue &value : m_scan.document().value(u"rejected").toArray()) {
        const QJsonObject host = value.toObject();
        const QString address = host.value(u"address").toString();
        const Simulator::Device *device = at(address);
        QVERIFY2(device && !rejected.contains(address), qPrintable(address));
        rejected.insert(address);
        QCOMPARE(host.value(u"port").toInt(), int(device->port));
        const QString reason = host.value(u"reason").toString();
        const QString wanted = ExpectedFind(*device).rejection;
        QVERIFY2(!wanted.isEmpty() && reason.contains(wanted),
                 qPrintable(device->variant + u": "_s + reason));
    }
    for (const Simulator::Device &device : m_simulator.devices()) {
        // Of datagrams that are no miner's nothing is told: all kinds of programs send them.
        const bool answers = device.port != 0;
        QVERIFY2(rejected.contains(device.address) == (answers && !ExpectedFind(device).isMiner()),
                 qPrintable(device.variant));
    }
}

void tst_E2eFamilies::whoIsHeardIsFoundAlsoAtANamedPort()
{
    QVERIFY2(m_named.status == 0, m_named.told());
    const QJsonArray miners = m_named.document().value(u"miners").toArray();
    QCOMPARE(miners.size(), 1);
    QCOMPARE(ExpectedFind(*variant(u"cyd28-v1.8.10"_s)).whatIsWrongWith(miners.at(0).toObject(), 80),
             QString());
    QVERIFY2(m_named.document().value(u"rejected").toArray().isEmpty(), m_named.told());
}

void tst_E2eFamilies::whoIsHeardCanBeAdded()
{
    QVERIFY2(m_added.status == 0, m_added.told());
    const QJsonObject miner = m_added.document().value(u"miners").toArray().at(0).toObject();
    QCOMPARE(miner.value(u"driver_type").toString(), u"nmminer"_s);
    QVERIFY(miner.value(u"port").isNull());
}

COALFACE_TEST(tst_E2eFamilies)
#include "tst_e2e_families.moc"
