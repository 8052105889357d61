// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace coalface::cli {

//! `poll`: reads telemetry once, stores it and prints it.
class PollCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) override;
    void start() override;
    void interrupt() override;

private:
    void conclude();

    QStringList m_words;
    bool m_all = false;
    bool m_interrupted = false;
    bool m_concluded = false;
    bool m_storingFailed = false;
    QList<qint64> m_keys;
    QHash<qint64, PollResult> m_results;
    qint64 m_begun = 0;
};

} // namespace coalface::cli
