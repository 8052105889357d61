// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/poolwriter.h"

#include "nmminer/info.h"
#include "nmminer/poolchange.h"
#include "nmminer/protocol.h"
#include "nmminer/web.h"

#include <minersdk/readback.h>

#include <QJsonDocument>

namespace coalface::nmminer {

using namespace std::chrono_literals;

namespace {
constexpr auto firstLook = 500ms;
constexpr auto pause = 3s;            // the maker's own page asks as often
constexpr auto firstLookAtStart = 3s; // it goes away 0.6 s after the answer
constexpr int patience = 2;    // looks that a change gets to come into effect without a restart
constexpr int emptyIsSure = 2; // looks

QString emptySentence()
{
    return QStringLiteral(
        "The device took the pool, but its settings came back without an address, a known fault of "
        "firmware v2.0.02 and v2.0.04: set the pool on the miner's own web page before it "
        "restarts, "
        "or update its firmware.");
}
} // namespace

PoolWriter::PoolWriter(MinerLink &link, PoolJob *job) : QObject(job), m_link(link), m_job(job) {}

void PoolWriter::start()
{
    if (const auto why = whyRefused(m_job->pool()))
        return m_job->finish({Outcome::Refused, false, *why});
    askInfo(m_link, m_job, [this](const Result<QJsonObject> &info) {
        if (!info)
            return m_job->fail(info.error());
        m_startWatch = StartWatch(*info);
        m_hostname = hostnameOf(*info);
        askMining(m_link, m_job, m_job->pool().password,
                  [this, info = *info](const Result<MiningSettings> &settings) {
                      if (!settings)
                          return m_job->fail(settings.error());
                      compare(info, *settings);
                  });
    });
}

void PoolWriter::compare(const QJsonObject &info, const MiningSettings &settings)
{
    const PoolSettings &wanted = m_job->pool();
    m_before = settings;
    const MiningSlot &now = settings[size_t(wanted.slot)];
    m_changes = changesFor(m_job->sendsAnyway() ? MiningSlot() : now, wanted);
    m_isShown = isStored(now, wanted);
    m_visible = isVisible(settings, poolInUse(info), m_changes, wanted.slot);
    if (!m_changes.isEmpty())
        return send();
    if (!m_visible || isInUse(poolInUse(info), workerInUse(info), wanted))
        return finish(Outcome::Applied, QStringLiteral("The device has this pool already."));
    m_stored = true;
    if (wanted.restart)
        return restartTheOneMeant({});
    finish(Outcome::NeedsRestart,
           QStringLiteral("The device has this pool stored already, but works for another one: "
                          "restart it."));
}

void PoolWriter::send()
{
    m_job->beginWrite();
    const QByteArray body = QJsonDocument(m_changes).toJson(QJsonDocument::Compact);
    m_link.http().request(m_job, {"POST", miningPath(), body, "application/json", {}},
                          [this](const Result<HttpReply> &reply) { sent(reply); });
    m_changes = {};
}

void PoolWriter::sent(const Result<HttpReply> &reply)
{
    if (!reply && !reply.error().sent)
        return m_job->fail(reply.error());
    if (const auto refusal = reply ? refusalIn(*reply) : std::nullopt)
        return m_job->finish(*refusal);
    if (!reply && m_isShown) {
        return m_job->finish(
            {Outcome::Unknown, false,
             QStringLiteral(
                 "The pool was sent to the device once more, but the answer was lost. Its "
                 "settings showed it before, so whether it has stored it is not known.")});
    }
    const QString unread = QStringLiteral(
        "The pool was sent to the device, but its settings could not be read since: look at them "
        "later.");
    m_job->awaitConfirmation(unread, reply ? Outcome::NotConfirmed : Outcome::Unknown);
    readBack(m_job, firstLook, pause, unread,
             [this](const Again &again) { m_stored ? stored(again) : lookWhetherStored(again); });
}

void PoolWriter::lookWhetherStored(const Again &again)
{
    askMining(m_link, m_job, m_job->pool().password,
              [this, again](const Result<MiningSettings> &settings) {
                  if (!settings)
                      return again();
                  const MiningSlot &now = (*settings)[size_t(m_job->pool().slot)];
                  if (!isStored(now, m_job->pool()))
                      return notStored(now, again);
                  m_stored = true;
                  stored(again);
              });
}

void PoolWriter::notStored(const MiningSlot &now, const Again &again)
{
    if (cameBackEmpty(m_before[size_t(m_job->pool().slot)], now)) {
        if (++m_emptyLooks >= emptyIsSure)
            return m_job->finish({Outcome::NotConfirmed, false, emptySentence()});
        m_job->awaitConfirmation(emptySentence());
    } else {
        m_job->awaitConfirmation(
            QStringLiteral("The device took the pool, but its settings do not show it: look at the "
                           "miner's own web page."));
    }
    again();
}

void PoolWriter::stored(const Again &again)
{
    // The password's use shows nowhere, nor does that of the pool that is only the second choice.
    if (!m_visible) {
        if (m_job->pool().restart)
            return restartTheOneMeant(again);
        return finish(Outcome::NeedsRestart,
                      QStringLiteral("The device has stored it. Whether it uses it before its next "
                                     "start cannot be seen; restart it to be sure."));
    }
    lookWhetherInUse(again);
}

void PoolWriter::lookWhetherInUse(const Again &again)
{
    const QString notYet = QStringLiteral(
        "The device has stored the pool, but still works for the former one: "
        "restart it.");
    if (!m_isAnothers)
        m_job->awaitConfirmation(notYet, Outcome::NeedsRestart);
    askInfo(m_link, m_job, [this, again, notYet](const Result<QJsonObject> &info) {
        if (info)
            m_isAnothers = isAnother(*info, m_hostname);
        if (m_isAnothers) {
            awaitTheOneMeant(m_job);
            return again();
        }
        if (info && isInUse(poolInUse(*info), workerInUse(*info), m_job->pool()))
            return finish(Outcome::Applied,
                          QStringLiteral("The device has stored the pool and works for it."));
        // Whoever does not answer now may be another one.
        if (info && m_job->pool().restart && ++m_looksInVain >= patience)
            return restart();
        const auto left = std::chrono::milliseconds(m_job->remainingTime());
        if (!m_job->pool().restart && !m_job->deadline().isForever() && left <= pause)
            return finish(Outcome::NeedsRestart, notYet); // no time for another look
        again();
    });
}

//! Without `again` nothing was sent yet.
void PoolWriter::restartTheOneMeant(const Again &again)
{
    askInfo(m_link, m_job, [this, again](const Result<QJsonObject> &info) {
        if (!info)
            return again ? again() : m_job->fail(info.error());
        if (!isAnother(*info, m_hostname))
            return restart();
        if (!again) {
            return m_job->fail(Error::Kind::Rejected,
                               QStringLiteral("Another miner answers at this address now than a "
                                              "moment ago, so nothing was sent."));
        }
        awaitTheOneMeant(m_job);
        again();
    });
}

void PoolWriter::restart()
{
    m_job->beginWrite();
    m_link.http().request(m_job, {"POST", restartPath(), {}, {}, {}},
                          [this](const Result<HttpReply> &reply) {
                              const bool taken = reply ? !refusalIn(*reply) : reply.error().sent;
                              if (!taken)
                                  return finish(Outcome::NeedsRestart,
                                                QStringLiteral(
                                                    "The device has stored the pool, "
                                                    "but did not let itself be "
                                                    "restarted: restart it by its plug."));
                              m_job->awaitConfirmation(
                                  QStringLiteral("The device has stored the pool and was told to "
                                                 "restart, but was not seen to start again: see "
                                                 "whether it comes back."));
                              readBack(m_job, firstLookAtStart, pause,
                                       [this](const Again &again) { lookAfterRestart(again); });
                          });
}

void PoolWriter::lookAfterRestart(const Again &again)
{
    m_startWatch.noteAsking();
    askInfo(m_link, m_job, [this, again](const Result<QJsonObject> &info) {
        if (info && isAnother(*info, m_hostname))
            awaitTheOneMeant(m_job);
        else if (info && m_startWatch.hasRestarted(*info))
            return lookAfterStart(*info, again);
        again();
    });
}

void PoolWriter::lookAfterStart(const QJsonObject &info, const Again &again)
{
    if (m_visible && isInUse(poolInUse(info), workerInUse(info), m_job->pool()))
        return finish(Outcome::Applied,
                      QStringLiteral("The device has restarted and works for the pool."));
    askMining(m_link, m_job, m_job->pool().password,
              [this, again](const Result<MiningSettings> &settings) {
                  if (!settings)
                      return again();
                  const MiningSlot &now = (*settings)[size_t(m_job->pool().slot)];
                  if (!isStored(now, m_job->pool()))
                      return notStored(now, again);
                  if (!m_visible)
                      return finish(Outcome::Applied,
                                    QStringLiteral("The device has restarted with it."));
                  m_job->awaitConfirmation(
                      QStringLiteral("The device has stored the pool and restarted, but works "
                                     "for another one: see whether the pool's address is right "
                                     "and the pool reachable."));
                  again();
              });
}

void PoolWriter::finish(Outcome outcome, const QString &sentence)
{
    m_job->finish({outcome, true, sentence});
}

} // namespace coalface::nmminer
