// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
constexpr int simulatorPatience = 30'000;
}

Simulator::~Simulator()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

bool Simulator::start(const QStringList &variants, int count, const QStringList &more)
{
    QStringList arguments{u"--json"_s, u"--exit-with-stdin"_s, u"--log-size"_s,
                          u"2000"_s,   u"--count"_s,           QString::number(count)};
    if (!more.contains(u"--loopback-addresses"_s))
        arguments << u"--first-port"_s << u"0"_s;
    for (const QString &variant : variants)
        arguments << u"--variant"_s << variant;
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(QStringLiteral(COALFACE_BIN_DIR "/coalface-sim"), arguments + more);
    for (QByteArray line; readLine(line);) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.contains(u"ready"))
            return true;
        m_devices.append(
            {object.value(u"device").toInt(), object.value(u"family").toString(),
             object.value(u"variant").toString(), object.value(u"mac").toString().toLower(),
             object.value(u"address").toString(), quint16(object.value(u"port").toInt())});
    }
    m_error = QStringLiteral("coalface-sim is not ready: %1 %2")
                  .arg(m_process.errorString(), QString::fromUtf8(m_process.readAllStandardError()));
    return false;
}

const Simulator::Device *Simulator::at(quint16 port) const
{
    for (const Device &device : m_devices) {
        if (device.port == port)
            return &device;
    }
    return nullptr;
}

QStringList Simulator::places() const
{
    QStringList list;
    for (const Device &device : m_devices) {
        if (device.port != 0)
            list << device.place();
    }
    return list;
}

QJsonObject Simulator::control(const QJsonObject &line)
{
    m_process.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    QByteArray answer;
    if (!readLine(answer))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    return object.value(u"ok").toBool() ? object : QJsonObject();
}

bool Simulator::setFault(int device, const QString &fault)
{
    return !control({{u"device"_s, device}, {u"fault"_s, fault}}).isEmpty();
}

QJsonArray Simulator::requests(int device)
{
    return control({{u"log"_s, device}}).value(u"requests").toArray();
}

int Simulator::total(int device)
{
    return control({{u"stats"_s, device}}).value(u"total").toInt(-1);
}

void Simulator::clearLogs()
{
    for (const Device &device : std::as_const(m_devices))
        control({{u"clear_log"_s, device.index}});
}

bool Simulator::readLine(QByteArray &line)
{
    const QDeadlineTimer deadline(simulatorPatience);
    while (!m_process.canReadLine()) {
        if (m_process.state() == QProcess::NotRunning && !m_process.canReadLine())
            return false;
        if (!m_process.waitForReadyRead(int(deadline.remainingTime())) && deadline.hasExpired())
            return false;
    }
    line = m_process.readLine();
    return true;
}
