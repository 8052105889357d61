// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/targetsargument.h"

namespace coalface::cli {

//! `alerts mute` and `alerts unmute`: whether notifications about miners are shown.
class AlertsMuteCommand : public Command
{
    Q_OBJECT
public:
    enum class Verb { Mute, Unmute };
    explicit AlertsMuteCommand(Verb verb) : m_verb(verb) {}

    QString prepare(const Arguments &arguments) override;
    void start() override;

private:
    void report(const QList<qint64> &keys, const QDateTime &until);

    const Verb m_verb;
    TargetsArgument m_targets;
    qint64 m_seconds = 0; //!< 0: for ever
};

} // namespace coalface::cli
