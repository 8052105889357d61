// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/conversation.h"

#include <minersdk/adapter.h>
#include <minersdk/history.h>
#include <minersdk/keptpage.h>
#include <minersdk/login.h>

namespace coalface::nerdqaxe {

//! One NerdQAxe or sibling. Every reading asks /api/system/info once, the first one of a device also
//! /api/system/asic; a miner whose chips are off is asked for the reason (/api/v2/dashboard). Writes read
//! the state first, are sent once and read back.
class Adapter : public MinerAdapter, public MinerLogin, public MinerHistory
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerLogin coalface::MinerHistory)
public:
    explicit Adapter(MinerLink &link, const Pace &pace = {}, QObject *parent = nullptr);

    void readTelemetry(TelemetryJob *job) override;
    void readPoolInfo(PoolInfoJob *job) override;
    void readVersionInfo(VersionInfoJob *job) override;
    void readHistory(HistoryJob *job) override;
    void setMode(ModeJob *job) override;
    void setPool(PoolJob *job) override;
    void restart(RestartJob *job) override;
    void pause(PauseJob *job) override;
    void resume(ResumeJob *job) override;
    void login(LoginJob *job) override;

    QList<PowerMode> supportedModes() const override { return m_modes; }

private:
    void askModes(Job *job, const QJsonObject &info, KeptPage::Effort effort,
                  KeptPage::Callback next);
    //! Asks info for a write; the job ends where this miner is not to be changed.
    void askForWrite(WriteJob *job, Conversation::Info next);
    void setKnownMode(ModeJob *job, const QJsonObject &info);
    //! Sets a mode that was found safe for the state `info`, if the same device still answers.
    void changeUnchanged(ModeJob *job, const PowerMode &mode, const QJsonObject &info);

    Conversation m_conversation;
    KeptPage m_asicPage;
    KeptPage m_dashboard;
    QList<PowerMode> m_modes;
    qint64 m_uptime = 0; //!< s, at the last reading
};

} // namespace coalface::nerdqaxe
