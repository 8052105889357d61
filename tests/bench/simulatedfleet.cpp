// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatedfleet.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace coalface::bench {

namespace {

Found foundOf(const QJsonObject &line)
{
    Found found;
    found.endpoint.address = QHostAddress(line.value(u"address"_qs).toString());
    found.endpoint.port = quint16(line.value(u"port"_qs).toInt());
    found.driverType = line.value(u"family"_qs).toString();
    found.identity.model = line.value(u"model"_qs).toString();
    found.identity.mac = normalisedMac(line.value(u"mac"_qs).toString());
    return found;
}

} // namespace

SimulatedFleet::SimulatedFleet(int count)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationDirPath() + u"/coalface-sim"_qs,
                    {u"--family"_qs, u"bitaxe"_qs, u"--count"_qs, QString::number(count),
                     u"--ports"_qs, u"--first-port"_qs, u"20000"_qs, u"--json"_qs,
                     u"--exit-with-stdin"_qs, u"--log-size"_qs, u"4"_qs});
    while (m_problem.isEmpty()) {
        const QJsonObject line = QJsonDocument::fromJson(nextLine(60000)).object();
        if (line.value(u"ready"_qs).toBool())
            return;
        if (line.contains(u"device"_qs))
            m_devices += foundOf(line);
        else
            m_problem = u"coalface-sim did not start %1 devices."_qs.arg(count);
    }
}

SimulatedFleet::~SimulatedFleet()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

QByteArray SimulatedFleet::nextLine(int milliseconds)
{
    QElapsedTimer passed;
    passed.start();
    while (!m_process.canReadLine()) {
        const qint64 left = milliseconds - passed.elapsed();
        if (left <= 0 || !m_process.waitForReadyRead(int(left)))
            return {};
    }
    return m_process.readLine();
}

QJsonObject SimulatedFleet::ask(const QJsonObject &line)
{
    m_process.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_process.waitForBytesWritten(5000);
    return QJsonDocument::fromJson(nextLine(5000)).object();
}

qint64 SimulatedFleet::requests()
{
    qint64 sum = 0;
    for (int device = 0; device < m_devices.size(); ++device)
        sum += ask({{u"stats"_qs, device}}).value(u"total"_qs).toInteger();
    return sum;
}

int SimulatedFleet::mostInFlight()
{
    int most = 0;
    for (int device = 0; device < m_devices.size(); ++device)
        most = std::max(most, ask({{u"stats"_qs, device}}).value(u"most_in_flight"_qs).toInt());
    return most;
}

QByteArray SimulatedFleet::lastPath(int device)
{
    const QJsonArray log = ask({{u"log"_qs, device}}).value(u"requests"_qs).toArray();
    return log.isEmpty() ? QByteArray()
                         : log.last().toObject().value(u"path"_qs).toString().toUtf8();
}

} // namespace coalface::bench
