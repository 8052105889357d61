// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/simulated/history.h"
#include "bitaxe/simulated/inforeply.h"
#include "bitaxe/simulated/machine.h"
#include "simulator/device.h"
#include "simulator/overrides.h"

namespace coalface::simulator::bitaxe {

//! A Bitaxe of one board and one firmware generation, as its HTTP interface shows it.
class SimulatedBitaxe : public Device
{
public:
    SimulatedBitaxe(const Board &board, const Firmware &firmware, int index, quint64 seed);

    QString model() const override;
    QString mac() const override { return QString::fromLatin1(m_identity.mac); }
    QList<Service> services() const override;
    void setAddress(const QHostAddress &address) override;
    void advanceTo(qint64 now) override;
    bool reachable() const override;
    std::optional<qint64> nextChange() const override;
    HttpAnswer handle(const HttpRequest &request) override;

    QStringList conditions() const override;
    bool setCondition(const QString &condition) override;
    bool setValues(const QJsonObject &values) override;
    bool omitValues(const QStringList &keys) override;
    void resetValues(const QStringList &keys) override { m_overrides.reset(keys); }

    Machine &machine() { return m_machine; }
    bool identifying() const { return m_now < m_identifyUntil; }

private:
    HttpAnswer api(const HttpRequest &request);
    HttpAnswer post(const HttpRequest &request);
    HttpAnswer poolSlot(const HttpRequest &request);
    HttpAnswer unknown(const HttpRequest &request) const;
    HttpAnswer patch(const HttpRequest &request);
    HttpAnswer message(const char *words) const;
    HttpAnswer identify();
    QByteArray info() const;
    bool originAllowed(const HttpRequest &request) const;
    const Pools &shownPools() const;
    void poolsChanged(const Pools &before);

    const Firmware m_firmware;
    Machine m_machine;
    Identity m_identity;
    History m_history;
    Pools m_oldPools; //!< still shown until m_poolsShownAt
    qint64 m_poolsShownAt = 0;
    Overrides m_overrides;
    qint64 m_now = 0;
    qint64 m_stepped = 0;
    std::optional<qint64> m_restartAt;
    std::optional<qint64> m_backAt;
    qint64 m_identifyUntil = 0;
};

} // namespace coalface::simulator::bitaxe
