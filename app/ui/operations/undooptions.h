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

//! Brings back what was there before. A pool's password before cannot be known, so one can be typed.
class UndoOptions : public BulkOptions
{
    Q_OBJECT
public:
    //! `pools`: where a pool before is kept there, its kept password goes along; null: none are kept. It outlives this.
    explicit UndoOptions(const QList<BulkTarget> &targets, const PoolLibrary *pools = nullptr,
                         QWidget *parent = nullptr);
    //! Says of these, which the change was made on too, that they are not brought back.
    void tellLeft(const QStringList &names);

    WriteRequest::Verb verb() const override { return m_verb; }
    WriteRequest requestFor(const MinerRecord &miner) const override;
    bool isNeededAnyway(qint64 key) const override { return m_uncertain.contains(key); }

protected:
    bool withRestart() const override { return m_withRestart; }

private:
    void tellPassword();

    WriteRequest::Verb m_verb;
    QStringList m_keptOf; //!< names of the pools whose kept password goes along
    int m_kept = 0;       //!< how many miners get one
    QHash<qint64, WriteRequest> m_requests;
    QSet<qint64> m_uncertain; //!< of those it is not known what they have stored
    bool m_withRestart = false;
    QLineEdit *m_password = nullptr;
    QLabel *m_which = nullptr; //!< which password is sent
    QLabel *m_left;            //!< who is not brought back
};

} // namespace coalface
