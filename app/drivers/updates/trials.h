// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/drivercatalogue.h"
#include "drivers/updates/trialrules.h"

#include <QSet>

namespace coalface {

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
    QHash<QString, QSet<QString>> m_garbled; //!< driver_type -> miners with which no version could do
    QTimer m_save;
    bool m_saving = false;
};

} // namespace coalface
