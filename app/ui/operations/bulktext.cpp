// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulktext.h"

#include "ui/common/bidi.h"
#include "ui/common/modevalues.h"
#include "ui/pools/poolslotname.h"

#include <QCoreApplication>
#include <QLocale>

namespace coalface::bulktext {

namespace {

struct BulkText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::BulkText)
};

QString verbName(Verb verb, Purpose purpose)
{
    if (purpose == Purpose::Undo)
        return verb == Verb::SetMode ? BulkText::tr("Undo: Set mode")
                                     : BulkText::tr("Undo: Set pool");
    if (purpose == Purpose::SetAgain)
        return BulkText::tr("Set pool again");
    switch (verb) {
    case Verb::SetMode:
        return BulkText::tr("Power mode");
    case Verb::SetPool:
        return BulkText::tr("Set pool");
    case Verb::Identify:
        return BulkText::tr("Locate");
    case Verb::Pause:
        return BulkText::tr("Pause");
    case Verb::Resume:
        return BulkText::tr("Resume");
    case Verb::Restart:
        break;
    }
    return BulkText::tr("Restart");
}

} // namespace

QString title(Verb verb, Purpose purpose)
{
    if (purpose != Purpose::Change)
        return verbName(verb, purpose);
    switch (verb) {
    case Verb::SetMode:
        return BulkText::tr("Power mode");
    case Verb::SetPool:
        return BulkText::tr("Set pool");
    case Verb::Identify:
        return BulkText::tr("Locate miners");
    case Verb::Pause:
        return BulkText::tr("Pause miners");
    case Verb::Resume:
        return BulkText::tr("Resume miners");
    case Verb::Restart:
        break;
    }
    return BulkText::tr("Restart miners");
}

QString button(Verb verb, Purpose purpose, int count)
{
    if (purpose == Purpose::Undo)
        return verb == Verb::SetMode
                   ? BulkText::tr("&Set back the mode of %n miners", nullptr, count)
                   : BulkText::tr("&Set back the pool of %n miners", nullptr, count);
    if (purpose == Purpose::SetAgain)
        return BulkText::tr("&Set pool of %n miners again", nullptr, count);
    switch (verb) {
    case Verb::SetMode:
        return BulkText::tr("&Set mode of %n miners", nullptr, count);
    case Verb::SetPool:
        return BulkText::tr("&Set pool of %n miners", nullptr, count);
    case Verb::Identify:
        return BulkText::tr("&Locate %n miners", nullptr, count);
    case Verb::Pause:
        return BulkText::tr("&Pause %n miners", nullptr, count);
    case Verb::Resume:
        return BulkText::tr("&Resume %n miners", nullptr, count);
    case Verb::Restart:
        break;
    }
    return BulkText::tr("&Restart %n miners", nullptr, count);
}

QString undoTitle(Verb verb, int count)
{
    return verb == Verb::SetMode ? BulkText::tr("U&ndo: Set mode of %n miners", nullptr, count)
                                 : BulkText::tr("U&ndo: Set pool of %n miners", nullptr, count);
}

QString progress(Verb verb, int done, int all)
{
    const QLocale locale;
    const QString so = QStringLiteral("%1/%2").arg(locale.toString(done), locale.toString(all));
    switch (verb) {
    case Verb::SetMode:
        return BulkText::tr("Setting mode %1").arg(so);
    case Verb::SetPool:
        return BulkText::tr("Setting pool %1").arg(so);
    case Verb::Identify:
        return BulkText::tr("Locating %1").arg(so);
    case Verb::Pause:
        return BulkText::tr("Pausing %1").arg(so);
    case Verb::Resume:
        return BulkText::tr("Resuming %1").arg(so);
    case Verb::Restart:
        break;
    }
    return BulkText::tr("Restarting %1").arg(so);
}

QString summary(const BulkChange &change)
{
    const BulkChange::Counts counts = change.counts();
    int stoppedTooLate = 0;
    for (const BulkChange::Entry &entry : change.entries())
        stoppedTooLate += entry.wasUnderWay ? 1 : 0;
    QStringList parts{BulkText::tr("%n done", nullptr, counts.done)};
    if (counts.failed > counts.notTried)
        parts += BulkText::tr("%n failed", nullptr, counts.failed - counts.notTried);
    if (counts.notTried > 0)
        parts += BulkText::tr("%n not tried", nullptr, counts.notTried);
    if (counts.uncertain > 0)
        parts += BulkText::tr("%n may have been changed", nullptr, counts.uncertain);
    //: %1 is what was done ("Restart"), %2 a list: "3 done, 1 failed"
    QString sentence = BulkText::tr("%1: %2.").arg(verbName(change.verb(), change.purpose()),
                                                   parts.join(QStringLiteral(", ")));
    if (stoppedTooLate > 0) {
        sentence += QLatin1Char(' ')
                    + BulkText::tr("%n miners could not be stopped any more.", nullptr,
                                   stoppedTooLate);
    }
    return sentence;
}

QString phase(Operation::Phase phase)
{
    switch (phase) {
    case Operation::Phase::Waiting:
        return BulkText::tr("Waiting");
    case Operation::Phase::Checking:
        return BulkText::tr("Asking who it is");
    case Operation::Phase::Changing:
        return BulkText::tr("Sending and reading back");
    case Operation::Phase::Done:
        break;
    }
    return BulkText::tr("Done");
}

QString outcome(const TargetReport &report)
{
    if (!report.isTried)
        return BulkText::tr("Not tried");
    switch (report.outcome) {
    case Outcome::Applied:
        return BulkText::tr("Done");
    case Outcome::Refused:
        return BulkText::tr("Refused");
    case Outcome::Unsupported:
        return BulkText::tr("Not possible");
    case Outcome::Unreachable:
        return BulkText::tr("Nothing sent");
    case Outcome::NeedsRestart:
        return report.isInUse ? BulkText::tr("Stored, in use already")
                              : BulkText::tr("Stored, needs a restart");
    case Outcome::NotConfirmed:
        return BulkText::tr("Sent, not confirmed");
    case Outcome::Unknown:
        break;
    }
    return BulkText::tr("Sent, outcome unknown");
}

QString mode(const PowerMode &mode)
{
    const QString values = modeValues(mode);
    if (values.isEmpty())
        return mode.name;
    //: %1 is a power mode, %2 its values: "eco: 400 MHz, 1100 mV"
    return BulkText::tr("%1: %2").arg(mode.name, isolated(values));
}

QString withFallback(const QString &pool, const QString &fallback)
{
    //: %1 and %2 are pools, each with the worker there; the second is for when the first fails
    return fallback.isEmpty()
               ? isolated(pool)
               : BulkText::tr("%1; fallback %2").arg(isolated(pool), isolated(fallback));
}

QString inPlace(const WriteRequest &request, const QString &pool)
{
    if (request.verb != Verb::SetPool || request.pool.slot == 0)
        return pool;
    //: %1 is "Fallback", "Pool 3", …; %2 a pool, with the worker there
    return BulkText::tr("%1: %2").arg(poolSlotName(request.pool.slot), pool);
}

QString place(const MinerRecord &record)
{
    const bool isUsual = record.port.value_or(80) == 80;
    return isolated(isUsual ? record.address
                            : QStringLiteral("%1:%2").arg(record.address).arg(*record.port));
}

} // namespace coalface::bulktext
