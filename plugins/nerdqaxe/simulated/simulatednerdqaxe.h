// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/simulated/history.h"
#include "nerdqaxe/simulated/inforeply.h"
#include "nerdqaxe/simulated/machine.h"
#include "nerdqaxe/simulated/onetimepasswords.h"
#include "simulator/device.h"
#include "simulator/overrides.h"

namespace coalface::simulator::nerdqaxe {

//! A NerdQAxe or sibling of one board and one firmware generation, as its HTTP interface shows it.
class SimulatedNerdQAxe : public Device
{
public:
    //! `otp`: one-time passwords are on (v1.0.34 and later).
    SimulatedNerdQAxe(const Board &board, const Firmware &firmware, bool otp, int index,
                      quint64 seed);

    QString model() const override { return QString::fromUtf8(m_machine.board.deviceModel); }
    QString mac() const override { return QString::fromLatin1(m_identity.mac); }
    QList<Service> services() const override;
    void setAddress(const QHostAddress &address) override;
    void advanceTo(qint64 now) override;
    bool reachable() const override { return !m_backAt; }
    std::optional<qint64> nextChange() const override
    {
        return m_restartAt ? m_restartAt : m_backAt;
    }
    HttpAnswer handle(const HttpRequest &request) override;

    //! Besides the usual ones: "overheated" (has switched itself off), "fallback" (uses its second
    //! pool), "dual" (both pools).
    QStringList conditions() const override;
    bool setCondition(const QString &condition) override;
    bool setValues(const QJsonObject &values) override;
    bool omitValues(const QStringList &keys) override;
    void resetValues(const QStringList &keys) override { m_overrides.reset(keys); }

    Machine &machine() { return m_machine; }
    //! What the owner's authenticator app shows now. Its secret: base32 of "coalface-simulated!!".
    QByteArray oneTimeCode() const { return m_passwords.codeAt(wallClock()); }

private:
    HttpAnswer answer(const HttpRequest &request);
    HttpAnswer get(const HttpRequest &request);
    HttpAnswer getV2(const QByteArray &path);
    HttpAnswer post(const HttpRequest &request);
    HttpAnswer patch(const HttpRequest &request);
    HttpAnswer openSession(const HttpRequest &request);
    bool originAllowed(const HttpRequest &request) const;
    std::optional<HttpAnswer> whyLocked(const HttpRequest &request);
    qint64 wallClock() const { return m_startedAt + m_now; }

    const Firmware m_firmware;
    Machine m_machine;
    Identity m_identity;
    OneTimePasswords m_passwords;
    History m_history;
    Overrides m_overrides;
    const qint64 m_startedAt; //!< ms since 1970
    qint64 m_now = 0;
    qint64 m_stepped = 0;
    std::optional<qint64> m_restartAt;
    std::optional<qint64> m_backAt;
};

} // namespace coalface::simulator::nerdqaxe
