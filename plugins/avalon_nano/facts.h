// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/asking.h"
#include "avalon_nano/models.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>

namespace coalface::avalon_nano {

//! What is known of one device beyond its readings: its version, asked once an hour and after a
//! restart, and what its firmware can do, asked once by the harmless `ascset 0,help` and
//! `check setpool` when somebody needs it. Lives on the thread of its link.
class Facts : public QObject
{
    Q_OBJECT
public:
    //! `link` lives longer.
    explicit Facts(MinerLink &link, QObject *parent = nullptr);

    //! Calls `next` once the version is known, perhaps from within; otherwise the job fails.
    void needVersion(Job *job, std::function<void()> next);
    //! The same with the abilities.
    void needAbilities(Job *job, std::function<void()> next);

    //! Whether an MM string belongs to another model, or tells another serial: another device has this address now.
    bool isAnother(const MmString &mm) const;
    //! Takes the rest out of an MM string. False when it is another device's: everything is forgotten.
    bool learn(const MmString &mm);
    void forget();

    const Version &version() const { return m_version; }
    const Model &model() const { return modelOf(m_version.model); }
    //! An option of `ascset` that the model is known to have. Only after needAbilities(). Firmware that
    //! has no help to look it up is taken at the model's word: what it does not know it refuses.
    bool hasOption(const char *name) const
    {
        return m_hasNoHelp || m_options.contains(QLatin1String(name));
    }
    bool canSetPool() const { return m_canSetPool; }
    QList<Capability> capabilities() const;

private:
    void askHelp(Job *job, std::function<void()> next);
    void askSetPool(Job *job, std::function<void()> next);

    MinerLink &m_link;
    Version m_version;
    QElapsedTimer m_age; //!< of the version; not valid = not known
    QSet<QString> m_options;
    bool m_hasNoHelp = false;
    bool m_canSetPool = false;
    bool m_hasAbilities = false;
};

} // namespace coalface::avalon_nano
