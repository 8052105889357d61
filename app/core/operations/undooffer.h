// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"
#include "core/ports/clock.h"

#include <QTimer>

namespace coalface {

//! The newest change that can be undone, for ten minutes from its end. GUI thread.
class UndoOffer : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes validity{10};

    explicit UndoOffer(const Clock &clock, QObject *parent = nullptr);

    //! In place of the one before; without targets nothing changes.
    //! `left`: names of those that cannot be brought back; `half`: of those that keep their fallback.
    void offer(const QList<BulkTarget> &targets, const QStringList &left = {},
               const QStringList &half = {});
    //! Empty: nothing can be undone now.
    QList<BulkTarget> targets() const;
    //! As long as there are targets.
    QStringList left() const { return m_left; }
    QStringList half() const { return m_half; }
    //! It was taken up, or is not wanted.
    void withdraw();

Q_SIGNALS:
    void changed();

private:
    const Clock &m_clock;
    QTimer m_expiry;
    qint64 m_until = 0; //!< monotonic ms
    QList<BulkTarget> m_targets;
    QStringList m_left;
    QStringList m_half;
};

} // namespace coalface
