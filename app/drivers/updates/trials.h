// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/drivercatalogue.h"
#include "drivers/store/choices.h"

#include <QSet>

namespace coalface {

//! What was seen of a version on trial since it was last written down.
struct TrialNews
{
    bool alive = false; //!< it answered anything at all
    int good = 0;
    int faults = 0;
    QStringList ends; //!< why its host crashed or hung, each once
    QString refused;  //!< why it cannot run at all; empty: it can
};

//! Adds the news to the choice of a driver whose version is on trial, and decides: after 20 good calls it is
//! active; it is taken back and marked as bad when its host ended twice, more than 2 of its first 20 calls
//! failed through its fault, or it cannot run. Returns why it was taken back; empty: it was not.
QString judgeTrial(DriverChoice &choice, const TrialNews &news, const QDateTime &now);

//! Writes down, before the host of that version is started, that this program tries it, if it is on trial: a
//! program that is gone by the next start, and was not answered, used up one of its tries. So a crash of the
//! whole program counts, and many programs at a time do not. A sentence when no try is left. Waits for the disk:
//! for a worker thread.
QString countedTry(const QString &store, const QString &driverType, const QString &version);
//! This program ends in good order: that it was not answered yet says nothing. Waits for the disk.
void releasedTry(const QString &store, const QString &driverType);

//! Watches the calls to versions on trial, in this program; what other programs saw counts, too, because the
//! counts are in state.json. GUI thread.
class DriverTrials : public QObject
{
    Q_OBJECT
public:
    //! Both live longer.
    DriverTrials(DriverCatalogue &catalogue, const Clock &clock, QObject *parent = nullptr);
    //! Writes down what is left, and waits for it.
    ~DriverTrials() override;

Q_SIGNALS:
    void rolledBack(const QString &driverType, const QString &sentence);
    void promoted(const QString &driverType, const QString &version);

private:
    struct News
    {
        QString version;
        TrialNews seen;
    };
    struct Judged
    {
        QString reason; //!< why it was taken back
        bool promoted = false;
    };

    bool isOnTrial(const QString &driverType, const QString &version) const;
    void noteCall(const QString &driverType, const CallRecord &call);
    News &news(const QString &driverType, const QString &version);
    void save();
    static Judged judge(const QString &store, const QString &driverType, const News &news,
                        const QDateTime &now);
    void saved(const QString &driverType, const QString &version, const Judged &judged);

    DriverCatalogue &m_catalogue;
    const Clock &m_clock;
    QHash<QString, News> m_news;
    QHash<QString, QSet<QString>> m_garbled; //!< driver_type -> miners whose replies no version understood
    QTimer m_save;
    bool m_saving = false;
};

} // namespace coalface
