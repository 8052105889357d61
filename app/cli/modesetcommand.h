// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/writecommand.h"

namespace coalface::cli {

//! `mode set`: sets the power mode and reads it back.
class ModeSetCommand : public WriteCommand
{
    Q_OBJECT
protected:
    QString prepareChange(const Arguments &arguments, QStringList &miners) override;
    WriteRequest requestFor(const Miner &) const override
    {
        return {WriteRequest::Verb::SetMode, m_mode};
    }
    QString valueBefore(const Miner &miner) const override
    {
        return miner.telemetry ? miner.telemetry->mode.value_or(QString()) : QString();
    }
    QString question(qsizetype count) const override;

private:
    QString m_mode;
};

} // namespace coalface::cli
