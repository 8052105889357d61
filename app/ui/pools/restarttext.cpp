// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/restarttext.h"

#include "core/pools/poolwishes.h"
#include "ui/alerts/alerttext.h"
#include "ui/common/bidi.h"

#include <minersdk/types.h>

#include <QCoreApplication>

#include <algorithm>

namespace coalface {

namespace {

struct RestartText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::RestartText)
};

//! Of a pool that is in use and was set again.
QString passwordText(int slot)
{
    if (slot == 0)
        //: the pool that a miner was set to
        return RestartText::tr("in use; only another password waits for a restart");
    if (slot == fallbackSlot)
        return RestartText::tr("only another password of the fallback pool waits for a restart");
    //: %1 is a number: which of a miner's pools
    return RestartText::tr("only another password of pool %1 waits for a restart").arg(slot + 1);
}

QString storedText(const PendingRestart &pending)
{
    if (pending.verb == capabilityName(Capability::SetMode))
        //: %1 is a power mode
        return RestartText::tr("the mode %1 is stored, used after a restart")
            .arg(isolated(pending.value));
    if (pending.verb != capabilityName(Capability::SetPool))
        return RestartText::tr("a change is stored, used after a restart");
    const int slot = pending.poolSlot.value_or(0);
    if (pending.isInUse)
        return passwordText(slot);
    if (slot == 0)
        //: the pool that a miner was set to
        return RestartText::tr("stored, used after a restart");
    if (slot == fallbackSlot && pending.isReplaced)
        //: %1 is a pool, with the worker there
        return RestartText::tr("someone else's fallback pool %1 is stored, used after a restart")
            .arg(isolated(pending.value));
    if (slot == fallbackSlot)
        return RestartText::tr("the fallback pool is stored, used after a restart");
    //: %1 is a number: which of a miner's pools
    return RestartText::tr("pool %1 is stored, used after a restart").arg(slot + 1);
}

QString meanwhileText(const PendingRestart &pending, const QString &former)
{
    if (pending.verb == capabilityName(Capability::SetMode))
        //: %1 is a power mode
        return RestartText::tr("until then it may run in %1").arg(former);
    if (pending.poolSlot.value_or(0) != 0)
        //: %1 is a pool, with the worker there
        return pending.isStrangers
                   ? RestartText::tr("until then it may be someone else's: %1").arg(former)
                   //: %1 is a pool, with the worker there
                   : RestartText::tr("until then it may be %1").arg(former);
    //: %1 is a pool, with the worker there
    return pending.isStrangers
               ? RestartText::tr("until then it may work for someone else's pool: %1").arg(former)
               //: %1 is a pool, with the worker there
               : RestartText::tr("until then it may work for %1").arg(former);
}

} // namespace

QString restartText(const PendingRestart &pending)
{
    // What a person had set is the last of what it may use until then.
    if (pending.isReplaced && pending.poolSlot.value_or(0) == 0 && !pending.formerly.isEmpty())
        return nextPoolSentence(pending.value, pending.formerly.constLast());
    const QString stored = storedText(pending);
    if (pending.formerly.isEmpty())
        return stored;
    // A stranger's is the first, and of several others the oldest.
    //: %1, %2 are halves of a sentence: "stored, used after a restart; until then it may work for …"
    return RestartText::tr("%1; %2").arg(stored,
                                         meanwhileText(pending,
                                                       isolated(pending.formerly.constFirst())));
}

QString restartTexts(const QList<PendingRestart> &pending)
{
    QStringList texts;
    for (const PendingRestart &one : pending)
        texts << restartText(one);
    return texts.join(QStringLiteral(" · "));
}

bool isPoolStored(const Miner &miner, const QList<PendingRestart> &pending)
{
    if (pending.isEmpty() || !miner.telemetry)
        return false;
    return showsWhatWaits(pending, {withoutLogin(miner.telemetry->poolUrl.value_or(QString())),
                                    miner.status.poolUser.value_or(QString())});
}

bool isAfterRestart(const QList<PendingRestart> &replaced, int slot)
{
    return std::any_of(replaced.cbegin(), replaced.cend(), [slot](const PendingRestart &one) {
        return one.isReplaced && one.poolSlot.value_or(0) == slot;
    });
}

} // namespace coalface
