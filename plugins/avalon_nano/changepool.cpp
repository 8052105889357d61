// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/changes.h"

#include "avalon_nano/poolchange.h"
#include "avalon_nano/pools.h"

#include <QElapsedTimer>

namespace coalface::avalon_nano {

using namespace std::chrono_literals;

namespace {

bool shows(const Snapshot &snapshot, const PoolSettings &wanted)
{
    for (const PoolSlot &pool : poolsOf(snapshot.pools).pools) {
        if (pool.slot == wanted.slot)
            return isSamePool(pool.url, poolAddress(wanted)) && pool.user == wanted.user.trimmed();
    }
    return false;
}

QString place(const PoolSettings &pool)
{
    if (pool.slot == 0)
        return QStringLiteral("the pool");
    return pool.slot == 1 ? QStringLiteral("the fallback pool")
                          : QStringLiteral("pool %1").arg(pool.slot + 1);
}

WriteReport shown(const PoolJob *job)
{
    return applied(QStringLiteral("The miner shows %1.").arg(place(job->pool())));
}

//! After the restart: it has happened, and the slot shows the pool.
void confirmPool(const Device &device, PoolJob *job, const Snapshot &before,
                 const QElapsedTimer &sinceSent, const QString &silence)
{
    const QString notShown
        = QStringLiteral("The miner says that it stored %1, but has not restarted with it yet.")
              .arg(place(job->pool()));
    const auto seen = [=](const Snapshot &now) -> std::optional<WriteReport> {
        if (!shows(now, job->pool()) || !hasRestarted(now, before, sinceSent.elapsed() / 1000))
            return std::nullopt;
        device.facts.forget();
        return applied(
            QStringLiteral("The miner has restarted and shows %1.").arg(place(job->pool())));
    };
    confirm(device, job, 3s, 5s, notShown, seen, silence);
}

void restartWithPool(const Device &device, PoolJob *job, const Snapshot &before)
{
    const PoolSettings &pool = job->pool();
    if (!device.facts.capabilities().contains(Capability::Restart)) {
        return job->finish(
            {Outcome::NotConfirmed, false,
             QStringLiteral(
                 "The miner says that it stored %1, but cannot be restarted by this driver: "
                 "switch it off and on.")
                 .arg(place(pool))});
    }
    Change change;
    change.request = restartRequest(device.facts.model());
    change.taken = QStringLiteral("The miner says that it stored %1 and took the restart, but has "
                                  "not come back yet. It "
                                  "takes up to five minutes.")
                       .arg(place(pool));
    change.unsure = change.taken;
    change.refusal = [pool](const Reply &reply) -> std::optional<WriteReport> {
        if (!refusalIn(reply))
            return std::nullopt;
        return WriteReport{
            Outcome::NotConfirmed, false,
            QStringLiteral(
                "The miner says that it stored %1, but refused to restart: switch it off and on.")
                .arg(place(pool))};
    };
    change.ifUnsent
        = WriteReport{Outcome::NotConfirmed, false,
                      QStringLiteral(
                          "The miner says that it stored %1, but the restart could not be sent: "
                          "restart it.")
                          .arg(place(pool))};
    QElapsedTimer sinceSent;
    sinceSent.start();
    send(device, job, change,
         [=](bool) { confirmPool(device, job, before, sinceSent, change.taken); });
}

//! It is stored where `pools`, which shows the pools in use, does not reach: as a rule only a restart proves
//! it, and the device's word alone is not enough for NeedsRestart. One look, in case this firmware shows it.
void reportStored(const Device &device, PoolJob *job, bool hadIt)
{
    const WriteReport
        stored{Outcome::NotConfirmed, false,
               QStringLiteral(
                   "The miner says that it stored %1. It shows and uses it after a restart only.")
                   .arg(place(job->pool()))};
    confirm(
        device, job, 1s, 5s, stored.detail,
        [job, hadIt, stored](const Snapshot &now) -> std::optional<WriteReport> {
            return !hadIt && shows(now, job->pool()) ? shown(job) : stored;
        },
        QStringLiteral("The miner says that it stored %1, but it has not answered since, so it "
                       "could not be read back.")
            .arg(place(job->pool())));
}

std::optional<WriteReport> refusalOfPool(const Reply &reply)
{
    if (reply.letter == u'S' || reply.letter == u'I')
        return std::nullopt;
    if (reply.message.contains(u"Invalid command")) {
        return WriteReport{
            Outcome::Unsupported, false,
            QStringLiteral(
                "The miner's firmware has no command to change pools: use its web page.")};
    }
    return refused(setPoolRefusal(reply));
}

void sendPool(const Device &device, PoolJob *job, const Snapshot &before)
{
    Change change;
    change.request = setPoolRequest(device.facts.model(), device.facts.version().firmware,
                                    job->pool(), job->credentials());
    if (change.request.size() > longestRequest) {
        return job->finish(
            refused(QStringLiteral("Address, worker and password are together longer than the "
                                   "miner can read: shorten them.")));
    }
    change.taken = QStringLiteral("The miner says that it stored %1, it is in use after a restart.")
                       .arg(place(job->pool()));
    change.unsure = QStringLiteral(
        "The pool was sent, but the miner's answer was lost: whether it stored it "
        "shows after a restart.");
    change.refusal = refusalOfPool;
    send(device, job, change, [device, job, before](bool isTaken) {
        const bool hadIt = shows(before, job->pool());
        if (isTaken && job->pool().restart) {
            const WriteReport stands{Outcome::NotConfirmed, false,
                                     QStringLiteral(
                                         "The miner says that it stored %1, but has not said since "
                                         "who it is, so it was not restarted: restart it.")
                                         .arg(place(job->pool()))};
            return askAgain(device, job, stands,
                            [device, job, before] { restartWithPool(device, job, before); });
        }
        if (isTaken)
            return reportStored(device, job, hadIt);
        // A restart on a guess is worse than to say so.
        confirm(device, job, 2s, 5s,
                QStringLiteral(
                    "The pool was sent, but the miner's answer was lost, and it does not show it. "
                    "Should it have stored it, it shows it after a restart."),
                [job, hadIt](const Snapshot &now) -> std::optional<WriteReport> {
                    if (hadIt || !shows(now, job->pool()))
                        return std::nullopt;
                    return shown(job);
                });
    });
}

} // namespace

QString whyNoPoolNow(const Credentials &login)
{
    return login.value(QStringLiteral("password")).isEmpty()
               ? QStringLiteral("To change a pool the miner wants the user and password of its web "
                                "page: enter them as this miner's login first.")
               : QString();
}

void changePool(const Device &device, PoolJob *job)
{
    if (const auto why = whyNotSettable(job->pool(), job->credentials()))
        return job->finish(refused(*why));
    if (const QString why = whyNoPoolNow(job->credentials()); !why.isEmpty())
        return job->fail(Error::Kind::Unauthorized, why);
    prepare(device, job, Capability::SetPool,
            QStringLiteral(
                "This miner's pools cannot be changed by this driver: the model is not known, or "
                "its firmware has no such command. Use its web page."),
            [device, job](const Snapshot &before) { sendPool(device, job, before); });
}

} // namespace coalface::avalon_nano
