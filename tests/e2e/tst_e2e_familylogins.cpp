// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Devices that want to know who changes them: the password of their web page, or a one-time code.
#include "fleethouse.h"
#include "tests/testprogram/testprogram.h"

#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace {

enum Wanting { Nano3S, Nano3, Q, Mini3, WithCodes, Bitaxe, WebMiner };
const QStringList wantingVariants{u"nano3s-25021401"_s,
                                  u"nano3-24071801"_s,
                                  u"q-25052801"_s,
                                  u"mini3-25011701"_s,
                                  u"nerdqaxeplusplus-v1.0.37.1-otp"_s,
                                  u"gamma601-v2.15.3"_s,
                                  u"esp32s3-v2.1.0"_s};

//! RFC 6238, of the secret that the simulated device has ("MNXWC3DG…" for an app).
QByteArray presentCode()
{
    QByteArray counter(8, '\0');
    qToBigEndian<quint64>(quint64(QDateTime::currentSecsSinceEpoch() / 30), counter.data());
    const QByteArray hash = QMessageAuthenticationCode::hash(counter, "coalface-simulated!!"_ba,
                                                             QCryptographicHash::Sha1);
    const quint32 word = qFromBigEndian<quint32>(hash.constData() + (hash.at(19) & 0xf))
                         & 0x7fffffff;
    return QByteArray::number(word % 1'000'000).rightJustified(6, '0');
}

const QStringList anotherPool{u"--json"_s,
                              u"pool"_s,
                              u"set"_s,
                              u"--url"_s,
                              u"stratum+tcp://pool.example:3333"_s,
                              u"--user"_s,
                              u"bc1qtest.w"_s};

} // namespace

class tst_E2eFamilyLogins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_house.open(wantingVariants), QString()); }
    void init() { m_house.simulator().clearLogs(); }
    void aWrongWebPasswordIsRefusedByTheDeviceOnce();
    void withTheWebPasswordAPoolIsInUseAfterTheRestart();
    void aWrongCodeIsTriedOnce();
    void withACodeTheMinerLetsItselfBeChangedUntilItIsForgotten();
    void whereNoLoginIsWantedNoneIsTaken();

private:
    CliResult login(Wanting device, const QStringList &how, const QByteArray &secret) const
    {
        return m_house.cli().runWithInput(QStringList{u"--json"_s, u"miners"_s, u"login"_s,
                                                      m_house.place(device)}
                                              + how,
                                          secret + '\n');
    }
    FleetHouse m_house;
};

void tst_E2eFamilyLogins::aWrongWebPasswordIsRefusedByTheDeviceOnce()
{
    // There is no harmless way to try one: it is kept, and shows at the first change.
    const CliResult typed = login(Nano3S, {u"--password-stdin"_s}, "mistyped");
    QVERIFY2(typed.status == 0, typed.told());
    QVERIFY2(typed.err.contains("It was not tried"), typed.told());
    const CliResult result = m_house.cli().run(anotherPool + QStringList{m_house.place(Nano3S)});
    QVERIFY2(result.status == 1, result.told());
    QCOMPARE(FleetHouse::outcomeOf(result), u"refused"_s);
    QVERIFY2(FleetHouse::resultAt(result, 0).value(u"detail").toString().contains(u"password"_s),
             result.told());
    QCOMPARE(m_house.writes(Nano3S), 1);
    QVERIFY(!(result.out + result.err + typed.out + typed.err).contains("mistyped"));
}

void tst_E2eFamilyLogins::withTheWebPasswordAPoolIsInUseAfterTheRestart()
{
    const QList<Wanting> devices{Nano3S, Nano3, Q, Mini3};
    QStringList places;
    for (const Wanting device : devices) {
        const QString user = device == Nano3 ? u"root"_s : u"admin"_s;
        const CliResult kept = login(device, {u"--user"_s, user, u"--password-stdin"_s},
                                     user.toUtf8());
        QVERIFY2(kept.status == 0, kept.told());
        QCOMPARE(FleetHouse::resultAt(kept, 0).value(u"ok"), QJsonValue(true));
        places << m_house.place(device);
    }
    // Without a restart nothing that the device tells shows it.
    const CliResult stored = m_house.cli().run(anotherPool + QStringList{m_house.place(Nano3S)});
    QVERIFY2(stored.status == 1, stored.told());
    QCOMPARE(FleetHouse::outcomeOf(stored), u"not_confirmed"_s); // `pools` shows what is in use
    QCOMPARE(FleetHouse::resultAt(stored, 0).value(u"verified"), QJsonValue(false));
    QCOMPARE(m_house.writesWith(Nano3S, u"setpool"_s), 1);
    QCOMPARE(m_house.writesWith(Nano3S, u"reboot"_s), 0);
    const QByteArray waits("pool.example:3333, bc1qtest.w was sent to it, but has not shown since: "
                           "it may be stored, and used only after a restart.");
    const QStringList get{u"pool"_s, u"get"_s, m_house.place(Nano3S)};
    QVERIFY2(m_house.cli().run(get).out.contains(waits), m_house.cli().run(get).told());
    m_house.simulator().clearLogs();

    const CliResult result = m_house.cli().run(anotherPool + QStringList{u"--restart"_s} + places);
    QVERIFY2(result.status == 0, result.told());
    for (int i = 0; i < devices.size(); ++i) {
        QCOMPARE(FleetHouse::outcomeOf(result, i), u"applied"_s);
        QCOMPARE(FleetHouse::resultAt(result, i).value(u"verified"), QJsonValue(true));
        QCOMPARE(m_house.writesWith(devices[i], u"setpool"_s), 1);
        QCOMPARE(m_house.writesWith(devices[i], u"reboot"_s), 1);
    }
    QVERIFY(!m_house.cli().run(get).out.contains("was sent to it"));
    const CliResult pools = m_house.cli().run(QStringList{u"--json"_s, u"pool"_s, u"get"_s} + places);
    QVERIFY2(pools.status == 0, pools.told());
    for (int i = 0; i < devices.size(); ++i) {
        const QJsonObject info = FleetHouse::resultAt(pools, i).value(u"pool_info").toObject();
        QVERIFY2(info.value(u"pool_url").toString().endsWith(u"pool.example:3333"), pools.told());
        QCOMPARE(info.value(u"pool_user").toString(), u"bc1qtest.w"_s);
    }
}

void tst_E2eFamilyLogins::aWrongCodeIsTriedOnce()
{
    const QByteArray wrong = presentCode() == "123456" ? "654321" : "123456";
    const CliResult result = login(WithCodes, {u"--otp-stdin"_s}, wrong);
    QVERIFY2(result.status == 1, result.told());
    const QJsonObject first = FleetHouse::resultAt(result, 0);
    QCOMPARE(first.value(u"ok"), QJsonValue(false));
    QCOMPARE(first.value(u"error").toObject().value(u"kind").toString(), u"unauthorized"_s);
    QCOMPARE(m_house.writes(WithCodes), 1); // five within a minute lock everybody out
    QVERIFY(!(result.out + result.err).contains(wrong));
}

void tst_E2eFamilyLogins::withACodeTheMinerLetsItselfBeChangedUntilItIsForgotten()
{
    const QStringList low{u"--json"_s, u"mode"_s, u"set"_s, u"low"_s, m_house.place(WithCodes)};
    const CliResult before = m_house.cli().run(low);
    QVERIFY2(before.status == 1, before.told());
    QCOMPARE(FleetHouse::outcomeOf(before), u"refused"_s);
    QCOMPARE(m_house.writes(WithCodes), 0);

    const CliResult in = login(WithCodes, {u"--otp-stdin"_s}, presentCode());
    QVERIFY2(in.status == 0, in.told());
    QCOMPARE(m_house.writesWith(WithCodes, u"/api/otp/session"_s), 1);
    const CliResult mode = m_house.cli().run(low);
    QVERIFY2(mode.status == 0, mode.told());
    QCOMPARE(FleetHouse::outcomeOf(mode), u"applied"_s);
    QCOMPARE(m_house.writesWith(WithCodes, u"/api/otp/session"_s), 1); // one session for both
    const CliResult pool = m_house.cli().run(anotherPool + QStringList{m_house.place(WithCodes)});
    QVERIFY2(pool.status == 0, pool.told());
    QCOMPARE(FleetHouse::outcomeOf(pool), u"applied"_s);
    QCOMPARE(m_house.writesWith(WithCodes, u"pool.example"_s), 1);

    const CliResult forgotten = login(WithCodes, {u"--forget"_s}, {});
    QVERIFY2(forgotten.status == 0, forgotten.told());
    m_house.simulator().clearLogs();
    const CliResult after = m_house.cli().run(low);
    QVERIFY2(after.status == 1, after.told());
    QCOMPARE(FleetHouse::outcomeOf(after), u"refused"_s);
    QCOMPARE(m_house.writes(WithCodes), 0);
}

void tst_E2eFamilyLogins::whereNoLoginIsWantedNoneIsTaken()
{
    for (const Wanting device : {Bitaxe, WebMiner}) {
        const CliResult result = login(device, {u"--password-stdin"_s}, "needless");
        QVERIFY2(result.status == 1, result.told());
        const QJsonObject error = FleetHouse::resultAt(result, 0).value(u"error").toObject();
        QCOMPARE(error.value(u"kind").toString(), u"unsupported"_s);
        QVERIFY(error.value(u"detail").toString().endsWith(u'.'));
        QCOMPARE(m_house.writes(device), 0);
    }
}

COALFACE_TEST(tst_E2eFamilyLogins)
#include "tst_e2e_familylogins.moc"
