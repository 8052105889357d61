// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nmminer/simulated/machine.h"
#include "nmminer/simulated/settings.h"
#include "simulator/device.h"
#include "simulator/overrides.h"

namespace coalface::simulator::nmminer {

//! One board and firmware of the second generation.
struct WebVariant
{
    const char *name;    //!< "cyd28-v2.0.04"
    const char *board;   //!< for people; the device does not tell it
    const char *version; //!< as it prints it, with or without the v
    double rate;         //!< H/s
    bool hasSensor;
    bool poolNeedsRestart; //!< the makers' documents disagree: one variant of each
    bool scanFields;       //!< of /alive
    bool losesPools;       //!< knows the condition "emptypool" (issue 196)
};
const WebVariant *webVariant(const QString &name);
QStringList webVariantNames();

//! An NMMiner v2 as its HTTP interface shows it.
class WebMiner : public Device
{
public:
    WebMiner(const WebVariant &variant, int index, quint64 seed);

    QString model() const override;
    QString mac() const override { return {}; }
    QList<Service> services() const override { return {{Service::Kind::Http, 80, 2, false}}; }
    void setAddress(const QHostAddress &address) override { m_address = address; }
    void advanceTo(qint64 now) override;
    bool reachable() const override { return !m_backAt; }
    std::optional<qint64> nextChange() const override
    {
        return m_restartAt ? m_restartAt : m_backAt;
    }
    HttpAnswer handle(const HttpRequest &request) override;

    QStringList conditions() const override;
    bool setCondition(const QString &condition) override;
    bool setValues(const QJsonObject &values) override;
    bool omitValues(const QStringList &keys) override;
    void resetValues(const QStringList &keys) override { m_overrides.reset(keys); }

    Machine &machine() { return m_machine; }
    bool isShowingItself() const { return m_now < m_showsUntil; }

private:
    HttpAnswer get(const HttpRequest &request);
    HttpAnswer post(const HttpRequest &request);
    HttpAnswer changeSettings(const QByteArray &page, const HttpRequest &request);
    void takePoolIntoUse();

    QByteArray probe() const;
    QByteArray alive() const;
    QByteArray info() const;

    const WebVariant &m_variant;
    Machine m_machine;
    Settings m_settings;
    Overrides m_overrides;
    QHostAddress m_address;
    QByteArray m_poolInUse; //!< "host:port"
    QByteArray m_workerInUse;
    qint64 m_now = 0;
    qint64 m_stepped = 0;
    std::optional<qint64> m_restartAt;
    std::optional<qint64> m_backAt;
    std::optional<qint64> m_newPoolAt;
    std::optional<qint64> m_weatherAt;
    qint64 m_showsUntil = 0;
};

} // namespace coalface::simulator::nmminer
