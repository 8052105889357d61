// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/restartbar.h"

#include "ui/common/namelist.h"

#include <QPushButton>

namespace coalface {

namespace {
constexpr int restartNamesShown = 3;
} // namespace

RestartBar::RestartBar(const WindowContext &context, QWidget *parent)
    : WarningBar(parent), m_context(context)
{
    const QPushButton *restart = addButton(tr("Restar&t…"),
                                           tr("Restart these miners, after a look at them"));
    connect(restart, &QPushButton::clicked, this, &RestartBar::restartWanted);
    connect(m_context.wantedPools, &WantedPools::changed, this, &RestartBar::refresh);
    refresh();
}

void RestartBar::refresh()
{
    QStringList names;
    QStringList strangers;
    qint64 last = 0;
    for (const PendingRestart &pending : m_context.wantedPools->restarts()) {
        const Miner *miner = m_context.fleet.miner(pending.miner);
        if (!miner || pending.isInUse)
            continue;
        if (pending.miner != last)
            names << miner->record.name;
        last = pending.miner;
        if (pending.isStrangers && !strangers.contains(miner->record.name))
            strangers << miner->record.name;
    }
    if (names.isEmpty())
        return setSentence({});
    //: %1 are names of miners
    QString text = tr("%n miners have stored what was set, but use it only after a restart: %1.",
                      nullptr, int(names.size()))
                       .arg(listedNames(names, restartNamesShown));
    if (!strangers.isEmpty())
        //: %1 are names of miners
        text += u' '
                + tr("Someone else's pool may still be in use on %1.")
                      .arg(listedNames(strangers, restartNamesShown));
    setSentence(text);
}

} // namespace coalface
