// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/simulated/machine.h"
#include "simulator/device.h"
#include "simulator/overrides.h"

namespace coalface::simulator::nmminer {

//! One board and firmware of the first generation, with the forms in which that firmware writes.
struct AnnouncingVariant
{
    const char *name;  //!< "cyd28-v1.8.10"
    const char *board; //!< as it is sent
    const char *version;
    double rate;    //!< H/s
    bool hasSensor; //!< without one it sends 0
    int interval;   //!< ms between broadcasts
    bool later; //!< v1.x: "ip", "H/s", percentages, session and ever; older: "IP", single values
    char separator; //!< between session and ever: CR or '/'
    bool hasData;   //!< GET /data
    bool hasSwarm;  //!< GET /swarm, v1.7.06 and later
};
const AnnouncingVariant *announcingVariant(const QString &name);
QStringList announcingVariantNames();

//! An NMMiner v0.3 to v1.x: it broadcasts its status to UDP 12345; some answer two pages besides.
class AnnouncingMiner : public Device
{
public:
    AnnouncingMiner(const AnnouncingVariant &variant, int index, quint64 seed);

    QString model() const override;
    QString mac() const override { return {}; }
    QList<Service> services() const override;
    QList<Broadcast> broadcasts() const override { return {{12345, m_variant.interval}}; }
    void setAddress(const QHostAddress &address) override { m_address = address; }
    void advanceTo(qint64 now) override;
    HttpAnswer handle(const HttpRequest &request) override;
    QByteArray datagram(quint16 port) override;

    QStringList conditions() const override;
    bool setCondition(const QString &condition) override;
    bool setValues(const QJsonObject &values) override;
    bool omitValues(const QStringList &keys) override;
    void resetValues(const QStringList &keys) override { m_overrides.reset(keys); }

    Machine &machine() { return m_machine; }

private:
    QByteArray status() const;
    QByteArray data() const;
    QByteArray swarm() const;
    QByteArray share() const;
    QByteArray best(char separator) const;
    QByteArray uptime() const;

    const AnnouncingVariant &m_variant;
    Machine m_machine;
    Overrides m_overrides;
    QHostAddress m_address;
    qint64 m_stepped = 0;
};

} // namespace coalface::simulator::nmminer
