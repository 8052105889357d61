// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "bitaxe/devicewrite.h"
#include "bitaxe/modeplan.h"

namespace coalface::bitaxe {

//! Brings a miner into a mode: checks the rules, sends the pair in one or two steps, reads it back, and
//! restores the former pair where the miner took only half of it.
class ModeChange : public DeviceWrite
{
    Q_OBJECT
public:
    ModeChange(MinerLink &link, AsicPage &asicPage, ModeJob *job);

protected:
    void begin() override;

private:
    bool isAllowed(const QList<PowerMode> &modes);
    void sendFrequency(const QByteArray &body, const QByteArray &voltage);
    void waitForFrequency(const Sending &sending, const QByteArray &voltage);
    void sendVoltage(const QByteArray &body);
    void readBackPair(const Sending &sending);
    void settleAt(const QJsonObject &info);
    void giveUpAt(const QJsonObject &info);
    void restore(const Pair &half);

    const QString m_mode;
    Options m_options;
    Pair m_from;
    Pair m_to;
    QString m_told; //!< what of it was sent, for a person
};

} // namespace coalface::bitaxe
