// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/simulated/linereply.h"
#include "avalon_nano/simulated/linerequest.h"
#include "avalon_nano/simulated/mmtext.h"
#include "simulator/device.h"

namespace coalface::simulator::avalon_nano {

//! An Avalon of one model and firmware, as its API on TCP port 4028 shows it. Times are shorter than real
//! ones: a restart takes 6 s (real: 1 to 4 minutes), a mode is in effect after 3 s (real: up to minutes).
class SimulatedAvalon : public Device
{
public:
    SimulatedAvalon(const Spec &spec, int index, quint64 seed);

    QString model() const override;
    QString mac() const override;
    QList<Service> services() const override;
    void advanceTo(qint64 now) override;
    bool reachable() const override { return !m_backAt; }
    std::optional<qint64> nextChange() const override;
    HttpAnswer handle(const HttpRequest &) override { return HttpAnswer::text({}, 404); }
    QByteArray answerLine(const QByteArray &request) override;

    QStringList conditions() const override;
    bool setCondition(const QString &condition) override;
    bool setValues(const QJsonObject &values) override;
    bool omitValues(const QStringList &keys) override;
    void resetValues(const QStringList &keys) override;

    Machine &machine() { return m_machine; }

private:
    //! The answer to one command; nothing where the device closes without one.
    std::optional<LineReply> answer(const QByteArray &command,
                                    const std::optional<QByteArray> &parameter);
    QByteArray joined(const LineRequest &request);
    LineReply check(const std::optional<QByteArray> &parameter) const;
    bool has(const QByteArray &command) const;
    qint64 when() const;
    qint64 unixTime() const;

    // setcommands.cpp
    std::optional<LineReply> ascset(const std::optional<QByteArray> &parameter);
    std::optional<LineReply> set(const QByteArray &option, const QList<QByteArray> &values);
    LineReply setMode(const QByteArray &option, const QList<QByteArray> &values);
    std::optional<LineReply> reboot(const QByteArray &value);
    LineReply standby(const QByteArray &option, const QByteArray &value);
    LineReply light(const QByteArray &option, const QByteArray &value);
    bool hasOption(const QByteArray &option) const;

    // poolcommands.cpp
    LineReply setPool(const std::optional<QByteArray> &parameter);
    LineReply choosePool(const QByteArray &command, const std::optional<QByteArray> &parameter);
    bool isWebPassword(const QByteArray &sent) const;

    Machine m_machine;
    Unit m_unit;
    Overrides m_overrides;
    const qint64 m_epoch; //!< Unix time of the clock's 0
    qint64 m_now = 0;     //!< ms
    qint64 m_stepped = 0;
    std::optional<qint64> m_restartAt;
    std::optional<qint64> m_backAt;
    std::optional<qint64> m_modeAt;
    int m_nextMode = 0;
    qint64 m_offAt = 0; //!< Unix time, 0 = none is scheduled
    qint64 m_onAt = 0;
};

} // namespace coalface::simulator::avalon_nano
