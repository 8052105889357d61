// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/trials.h"

#include "drivers/inbackground.h"
#include "drivers/logging.h"
#include "drivers/store/choicesfile.h"

#include <QCoreApplication>
#include <QFuture>
#include <QPointer>

namespace coalface {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

DriverTrials::DriverTrials(DriverCatalogue &catalogue, const Clock &clock, QObject *parent)
    : QObject(parent), m_catalogue(catalogue), m_clock(clock)
{
    m_save.setSingleShot(true);
    m_save.setInterval(1s);
    connect(&m_save, &QTimer::timeout, this, &DriverTrials::save);
    connect(&catalogue, &DriverCatalogue::callSettled, this, &DriverTrials::noteCall);
    connect(&catalogue, &DriverCatalogue::hostDied, this,
            [this](const QString &driverType, const QString &version, const QString &reason) {
                if (!isOnTrial(driverType, version))
                    return;
                news(driverType, version).seen.ends.append(reason);
                save();
            });
    connect(&catalogue, &DriverCatalogue::hostRefused, this,
            [this](const QString &driverType, const QString &version, const QString &reason) {
                if (!isOnTrial(driverType, version))
                    return;
                news(driverType, version).seen.refused = reason;
                save();
            });
}

DriverTrials::~DriverTrials()
{
    const QString store = m_catalogue.places().installed;
    for (auto it = m_news.cbegin(); it != m_news.cend(); ++it)
        judge(store, it.key(), *it, m_clock.now());
    for (const DriverInfo &driver : m_catalogue.drivers()) {
        if (isOnTrial(driver.driverType, m_catalogue.servingVersion(driver.driverType)))
            releasedTry(store, driver.driverType);
    }
}

bool DriverTrials::isOnTrial(const QString &driverType, const QString &version) const
{
    const DriverFacts *facts = m_catalogue.facts(driverType);
    return facts && facts->choice && facts->choice->trial
           && facts->choice->trial->version == version;
}

//! What counts against the driver is decided in core/ports/callclass.h; here a fault is forgiven where the
//! version before failed with that miner, too. A host that dies counts as such, and not also by its calls.
void DriverTrials::noteCall(const QString &driverType, const CallRecord &call)
{
    if (!call.answered)
        return;
    const bool onTrial = isOnTrial(driverType, call.version);
    if (onTrial) {
        news(driverType, call.version).seen.alive = true;
        if (!m_save.isActive())
            m_save.start();
    }
    if (call.minerId.isEmpty())
        return;
    const bool good = call.callClass == CallClass::Ok;
    const bool fault = isDriversFault(call.callClass);
    QSet<QString> &known = m_garbled[driverType];
    if (!onTrial) {
        if (fault)
            known.insert(call.minerId);
        else if (good)
            known.remove(call.minerId);
        return;
    }
    if (!good && (!fault || known.contains(call.minerId)))
        return;
    TrialNews &seen = news(driverType, call.version).seen;
    ++(good ? seen.good : seen.faults);
}

DriverTrials::News &DriverTrials::news(const QString &driverType, const QString &version)
{
    News &news = m_news[driverType];
    if (news.version != version)
        news = {version, {}};
    return news;
}

void DriverTrials::save()
{
    if (m_saving || m_news.isEmpty())
        return;
    m_saving = true;
    const QString driverType = m_news.constBegin().key();
    const News news = m_news.take(driverType);
    inBackground([store = m_catalogue.places().installed, driverType, news, now = m_clock.now()] {
        return judge(store, driverType, news, now);
    }).then(qApp, [self = QPointer(this), driverType, version = news.version](const Judged &judged) {
        if (self)
            self->saved(driverType, version, judged);
    });
}

DriverTrials::Judged DriverTrials::judge(const QString &store, const QString &driverType,
                                         const News &news, const QDateTime &now)
{
    Judged judged;
    const Result<DriverChoices> changed
        = changeChoices(store, [&](DriverChoices &choices) -> Result<Done> {
              const auto choice = choices.drivers.find(driverType);
              if (choice == choices.drivers.end() || !choice->trial
                  || choice->trial->version != news.version)
                  return Done();
              judged.reason = judgeTrial(*choice, news.seen, now);
              judged.promoted = judged.reason.isEmpty() && !choice->trial;
              return Done();
          });
    if (!changed) {
        qCWarning(driversLog).noquote() << "The trial of" << driverType << news.version
                                        << "could not be noted:" << changed.error().detail;
        return {};
    }
    return judged;
}

void DriverTrials::saved(const QString &driverType, const QString &version, const Judged &judged)
{
    m_saving = false;
    m_catalogue.refresh(driverType);
    if (!judged.reason.isEmpty()) {
        const DriverSelection *now = m_catalogue.selection(driverType);
        const QString sentence = u"The driver %1 went back from version %2 to %3 by itself. %4"_s
                                     .arg(driverType, version,
                                          now ? now->version.info.version : QString(),
                                          judged.reason);
        qCWarning(driversLog).noquote() << sentence;
        Q_EMIT rolledBack(driverType, sentence);
    } else if (judged.promoted) {
        qCInfo(driversLog).noquote().nospace()
            << "Driver " << driverType << ": version " << version << " has proved good.";
        Q_EMIT promoted(driverType, version);
    }
    if (!m_news.isEmpty())
        save();
}

} // namespace coalface
