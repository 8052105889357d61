// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/outcomesoutput.h"
#include "cli/stdinline.h"
#include "cli/targetsargument.h"
#include "core/operations/operation.h"
#include "core/operations/unconfirmedwrites.h"

#include <memory>

namespace coalface::cli {

//! What all commands that change miners share: which ones, the question before several are changed, the
//! wait, and the outcomes.
class WriteCommand : public Command
{
    Q_OBJECT
public:
    QString prepare(const Arguments &arguments) final;
    void start() final;
    //! Sends nothing more; what was sent is read back as ever.
    void interrupt() final;
    bool canWait() const final { return true; }
    void interruptAtOnce() final;

protected:
    //! Takes its own options and operands; `miners` are the operands that are left for the miners.
    virtual QString prepareChange(const Arguments &arguments, QStringList &miners) = 0;
    virtual WriteRequest requestFor(const Miner &miner) const = 0;
    //! What the newest sample says of the value that is changed; empty: nothing.
    virtual QString valueBefore(const Miner &) const { return {}; }
    //! What is odd about changing these so, as sentences. It is done all the same.
    virtual QStringList warnings(const QList<Miner> &) const { return {}; }
    //! The question about that many miners, "Restart 12 miners?".
    virtual QString question(qsizetype count) const = 0;
    //! Seconds that reading back may take without --wait.
    virtual int usualWait() const { return 30; }
    //! What has to be known before anybody is asked; ends with ask().
    virtual void gather() { ask(); }
    void ask();

private:
    void look(const UnconfirmedWrites &writes);
    void confirm();
    void run();
    void conclude();
    void nameUncertain(const QList<MinerOutcome> &outcomes);

    TargetsArgument m_targets;
    WriteTimes m_times;
    std::chrono::milliseconds m_stagger{};
    bool m_yes = false;
    bool m_interrupted = false;
    bool m_hurried = false;
    QList<qint64> m_keys;
    QHash<qint64, Miner> m_miners; //!< as they were chosen
    QSet<qint64> m_unconfirmed;    //!< their last such change has not shown
    QHash<qint64, TargetReport> m_reports;
    std::unique_ptr<StdinLine> m_answer;
    std::unique_ptr<Operation> m_operation;
};

} // namespace coalface::cli
