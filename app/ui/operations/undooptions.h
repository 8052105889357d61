// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"
#include "ui/operations/bulkoptions.h"

#include <QHash>
#include <QSet>

class QLabel;
class QLineEdit;

namespace coalface {

class PoolLibrary;
class RestartChoice;

//! Brings back what was there before. A pool's password before cannot be known, so one can be typed. Which miners restart
//! over their pools begins as it was with the change, with those ticked, too, that work for someone else's pool.
class UndoOptions : public BulkOptions
{
    Q_OBJECT
public:
    using Purpose = BulkChange::Purpose;

    //! `pools`: where a pool before is kept there, its kept password goes along; null: none are kept. It outlives this.
    UndoOptions(Purpose purpose, const QList<BulkTarget> &targets,
                const PoolLibrary *pools = nullptr, QWidget *parent = nullptr);
    //! Says of these, which the change was made on too, that they are not brought back, or of `half` that their fallbacks
    //! are not.
    void tellLeft(const QStringList &names, const QStringList &half);
    void tellStrangers(const QSet<qint64> &strangers) override;
    void setMiners(const QSet<qint64> &keys, const QStringList &names) override;

    WriteRequest::Verb verb() const override { return m_verb; }
    WriteRequest requestFor(const MinerRecord &miner) const override;
    BulkChange::Purpose purpose() const override { return m_purpose; }
    bool hasStagger() const override { return m_restart != nullptr; }
    bool isNeededAnyway(qint64 key) const override { return m_uncertain.contains(key); }

protected:
    bool withRestart() const override;

private:
    void tellPassword();

    Purpose m_purpose;
    WriteRequest::Verb m_verb;
    QHash<qint64, QString> m_keptOf; //!< miner -> name of the pool whose kept password goes along
    QList<qint64> m_all;             //!< miners, in their order
    QList<qint64> m_miners;          //!< of those the ones that would be changed now
    QHash<qint64, WriteRequest> m_requests;
    QSet<qint64> m_uncertain; //!< of those it is not known what they have stored
    QLineEdit *m_password = nullptr;
    RestartChoice *m_restart = nullptr; //!< of pools
    QLabel *m_which = nullptr;          //!< which password is sent
    QLabel *m_left;                     //!< who is not brought back
};

} // namespace coalface
