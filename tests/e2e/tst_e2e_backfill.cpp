// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! While nobody collected, the miners went on recording: what the real programs make of that.
#include "fleethouse.h"
#include "storedsamples.h"
#include "tests/testprogram/testprogram.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int gapSeconds = 900;
constexpr int recordedEvery = 30;

//! One request to a device, past the product; the body of the answer.
QByteArray asked(const Simulator::Device &device, const QByteArray &method, const QByteArray &path,
                 const QByteArray &body = {})
{
    QTcpSocket socket;
    socket.connectToHost(device.address, device.port);
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                 + "Content-Type: application/json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

//! Changes the database of a folder that no program has open.
bool change(const QString &folder, const QStringList &statements)
{
    bool ok = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"backfill"_s);
        database.setDatabaseName(folder + u"/coalface.sqlite"_s);
        ok = database.open();
        for (const QString &statement : statements)
            ok = ok && QSqlQuery(database).exec(statement);
        database.close();
    }
    QSqlDatabase::removeDatabase(u"backfill"_s);
    return ok;
}

} // namespace

class tst_E2eBackfill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void samplesOfTheTimeBetweenAppearAndAreMarked();
    void whereItIsSwitchedOffNobodyIsAsked();

private:
    //! Collects until `rounds` were printed.
    void collect(int rounds);
    //! The collector was stopped that long ago: its samples lie so far back, and the miners went on.
    void letTimePass();
    qint64 number(const QString &query) const
    {
        return storedsamples::number(m_house.folder(), query).value_or(-1);
    }
    qint64 requestsWith(const QString &text)
    {
        qint64 count = 0;
        for (int device = 0; device < m_house.simulator().devices().size(); ++device) {
            for (const QJsonValue &request : m_house.simulator().requests(device))
                count += (request.toObject().value(u"path").toString()
                          + request.toObject().value(u"query").toString())
                             .contains(text);
        }
        return count;
    }

    FleetHouse m_house;
};

void tst_E2eBackfill::initTestCase()
{
    const QString problem = m_house.open(
        {u"gamma601-v2.15.3"_s, u"nerdqaxeplusplus-V1.0.37.2-LTS"_s, u"ultra204-v2.6.5"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    asked(m_house.simulator().devices()[0], "PATCH", "/api/system",
          "{\"statsFrequency\":" + QByteArray::number(recordedEvery) + "}");
}

void tst_E2eBackfill::collect(int rounds)
{
    const auto collecting = m_house.cli().start({u"--json"_s, u"collect"_s, u"--interval"_s, u"5"_s});
    QByteArray out;
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     out += collecting->readAllStandardOutput();
                     return out.count('\n') >= rounds;
                 },
                 60'000),
             out.constData());
    ::kill(pid_t(collecting->processId()), SIGTERM);
    QCOMPARE(Cli::finished(*collecting).status, 0);
}

void tst_E2eBackfill::letTimePass()
{
    QVERIFY(change(m_house.folder(),
                   {u"UPDATE samples SET k = k - %1"_s.arg(gapSeconds),
                    u"UPDATE stale SET first = first - %1, last = last + 900"_s.arg(gapSeconds)}));
    QVERIFY(!m_house.simulator().control({{u"advance"_s, gapSeconds}}).isEmpty());
}

void tst_E2eBackfill::samplesOfTheTimeBetweenAppearAndAreMarked()
{
    collect(1);
    QCOMPARE(number(u"SELECT count(DISTINCT k >> 32) FROM samples"_s), 3);
    const qint64 before = number(u"SELECT max(k & 4294967295) FROM samples"_s) - gapSeconds;
    letTimePass();
    m_house.simulator().clearLogs();
    collect(3);

    const auto key = [this](const QString &model) {
        return number(u"SELECT key FROM miners WHERE model LIKE '%1'"_s.arg(model));
    };
    const qint64 bitaxe = key(u"Bitaxe Gamma%"_s);
    const qint64 nerdqaxe = key(u"Nerd%"_s);
    const qint64 old = key(u"Bitaxe Ultra%"_s);
    const auto inGap = [&](qint64 miner, const QString &what) {
        return number(u"SELECT %1 FROM samples WHERE k > %2 AND k < %3"_s.arg(what)
                          .arg(miner << 32 | (before + 1))
                          .arg(miner << 32 | (before + gapSeconds - 1)));
    };
    // A row every 30 s, none within 5 s of the samples around.
    const qint64 rows = inGap(bitaxe, u"count(*)"_s);
    QVERIFY2(qAbs(rows - gapSeconds / recordedEvery) <= 2, QByteArray::number(rows).constData());
    // Every 5 s, as often as it is polled.
    QVERIFY(inGap(nerdqaxe, u"count(*)"_s) > 150);
    QCOMPARE(inGap(old, u"count(*)"_s), 0); // its firmware keeps no record: the gap stays one
    for (const qint64 miner : {bitaxe, nerdqaxe})
        QCOMPARE(number(u"SELECT count(*) FROM recorded WHERE miner = %1"_s.arg(miner)), 1);
    QCOMPARE(number(u"SELECT count(*) FROM recorded WHERE miner = %1"_s.arg(old)), 0);
    QVERIFY(number(u"SELECT count(*) FROM stale"_s) > 0);
    QCOMPARE(requestsWith(u"statistics"_s), 1);
    QVERIFY(requestsWith(u"ts="_s) >= 1);

    // The figures are those that the miner recorded, each at its time.
    const QJsonObject record = QJsonDocument::fromJson(asked(m_house.simulator().devices()[0],
                                                             "GET", "/api/system/statistics"))
                                   .object();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QJsonArray labels = record.value(u"labels").toArray();
    const auto column = [&labels](const QString &label) {
        for (qsizetype i = 0; i < labels.size(); ++i) {
            if (labels.at(i).toString() == label)
                return i;
        }
        return qsizetype(-1);
    };
    int found = 0;
    for (const QJsonValue &row : record.value(u"statistics").toArray()) {
        const qint64 age = record.value(u"currentTimestamp").toInteger()
                           - row.toArray().at(column(u"timestamp"_s)).toInteger();
        const qint64 second = (now - age) / 1000;
        if (second < before + 40 || second > before + gapSeconds - 40)
            continue;
        // Whole H/s and hundredths of W, within a few seconds of its time.
        const double rate = row.toArray().at(column(u"hashrate"_s)).toDouble() * 1e9;
        const double power = row.toArray().at(column(u"power"_s)).toDouble() * 100;
        const qint64 same = number(
            u"SELECT count(*) FROM samples WHERE k BETWEEN %1 AND %2 AND abs(hashrate - %3) < 1000 AND abs(power - %4) <= 1"_s
                .arg(bitaxe << 32 | (second - 4))
                .arg(bitaxe << 32 | (second + 4))
                .arg(rate, 0, 'f', 0)
                .arg(power, 0, 'f', 0));
        QVERIFY2(same == 1, QByteArray::number(second - before).constData());
        ++found;
    }
    QVERIFY(found > 20);
    // No events are made of it, and the export keeps its columns.
    QCOMPARE(number(u"SELECT count(*) FROM events WHERE time < %1"_s.arg((before + gapSeconds - 60)
                                                                         * 1000)),
             0);
    const CliResult exported = m_house.cli().run({u"export"_s, u"csv"_s});
    QCOMPARE(exported.out, storedsamples::asCsv(m_house.folder()).value_or(QByteArray()));
}

void tst_E2eBackfill::whereItIsSwitchedOffNobodyIsAsked()
{
    QFile settings(m_house.folder() + u"/settings.json"_s);
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("{\"backfill\": false}");
    settings.close();
    letTimePass();
    m_house.simulator().clearLogs();
    const qint64 marks = number(u"SELECT count(*) FROM recorded"_s);
    collect(2);
    QCOMPARE(requestsWith(u"statistics"_s), 0);
    QCOMPARE(requestsWith(u"ts="_s), 0);
    QCOMPARE(number(u"SELECT count(*) FROM recorded"_s), marks);
}

COALFACE_TEST(tst_E2eBackfill)
#include "tst_e2e_backfill.moc"
