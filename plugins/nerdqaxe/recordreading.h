// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "nerdqaxe/conversation.h"
#include "nerdqaxe/record.h"

#include <minersdk/history.h>

#include <QElapsedTimer>
#include <QObject>

namespace coalface::nerdqaxe {

//! Reads what the device recorded, three hours at a time as it allows, the newest first, each in as many pieces as it takes. As
//! far back as is wanted, as the device runs and as it remembers; but with a few requests, and while there is time left for
//! another one. What came by then is the answer. A child of its job, which it settles.
class RecordReading : public QObject
{
    Q_OBJECT
public:
    //! `conversation` is of the adapter, which outlives the job.
    RecordReading(Conversation &conversation, HistoryJob *job);

    void start();

    static constexpr int mostRequests = 8;

private:
    using Age = std::chrono::milliseconds;

    //! From `from` before now on, until `until` before now.
    void askSpan(Age from, Age until);
    void ask(Age age);
    void take(const QJsonObject &info, Age age);
    bool mayAskOn() const;
    void finish(const QJsonObject &info);

    Conversation &m_conversation;
    HistoryJob *m_job;
    RecordedHistory m_history;
    QElapsedTimer m_elapsed;
    const qint64 m_time; //!< ms that the job had in the beginning; negative: without end
    Age m_from{0};       //!< the span that is being read
    Age m_until{0};
    bool m_isEmpty = true; //!< nothing came of it so far
    int m_requests = 0;
};

} // namespace coalface::nerdqaxe
