// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driverhouse.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using coalface::ferret;

void DriverHouse::startDevices()
{
    QVERIFY2(m_simulator.start({u"gamma601-v2.15.3"_s}, ferrets + 1),
             qPrintable(m_simulator.errorString()));
}

void DriverHouse::makeFolder()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cli = std::make_unique<Cli>(m_folder->path());
    const CliResult first = install(u"1.0.0"_s);
    QVERIFY2(first.status == 0, first.told());
    QCOMPARE(only(first).value(u"status"), u"installed"_s);
    for (const Simulator::Device &device : m_simulator.devices()) {
        const QString type = device.index < ferrets ? u"ferret"_s : u"bitaxe"_s;
        const CliResult added = m_cli->run({u"miners"_s, u"add"_s, device.place(), u"--driver"_s,
                                            type, u"--offline"_s, u"--name"_s,
                                            u"%1 %2"_s.arg(type).arg(device.index)});
        QVERIFY2(added.status == 0, added.told());
    }
}

void DriverHouse::endCollector()
{
    if (m_collector) {
        m_collector->terminate();
        QCOMPARE(Cli::finished(*m_collector).status, 0);
        m_collector.reset();
    }
}

QJsonObject DriverHouse::entryOf(const QString &command, const QString &type) const
{
    const QJsonArray all = drivers({command}).document().value(u"drivers").toArray();
    for (const auto &entry : all) {
        if (entry.toObject().value(u"driver_type") == type)
            return entry.toObject();
    }
    return {};
}

void DriverHouse::collect()
{
    m_out.clear();
    m_collector = m_cli->start({u"--json"_s, u"collect"_s, u"--interval"_s, u"1"_s});
    QVERIFY2(allAnswer(), m_out);
    QVERIFY(runs(u"1.0.0"_s));
}

QList<QJsonObject> DriverHouse::rounds()
{
    m_out += m_collector->readAllStandardOutput();
    QList<QJsonObject> all;
    const QByteArrayList lines = m_out.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            all << QJsonDocument::fromJson(line).object();
    }
    return all;
}

QList<QJsonObject> DriverHouse::next(int number)
{
    const qsizetype before = rounds().size();
    (void)QTest::qWaitFor([&] { return rounds().size() >= before + number; }, patience);
    return rounds().mid(before);
}

//! Soon every miner does, so many rounds in a row.
bool DriverHouse::allAnswer(int number)
{
    const qsizetype from = rounds().size();
    return QTest::qWaitFor(
        [&] {
            const QList<QJsonObject> since = rounds().mid(from);
            return since.size() >= number
                   && std::all_of(since.cend() - number, since.cend(), [](const QJsonObject &round) {
                          return round.value(u"ok") == ferrets + 1;
                      });
        },
        patience);
}
