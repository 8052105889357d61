// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/asking.h"
#include "avalon_nano/snapshot.h"

#include <QObject>

#include <memory>

namespace coalface::avalon_nano {

//! Reads the whole state of one device. One joined request ("summary+pools+stats") where the device
//! answers it whole; after the first time it does not, the three commands one by one, until forget().
//! Where the MM string of `stats` is empty (Avalon Q, after restarts and on some units always), that of
//! `estats`, then of `litestats`; the one that held one is asked first the next time. Lives on the
//! thread of its link.
class StatusReader : public QObject
{
    Q_OBJECT
public:
    using Callback = std::function<void(const Result<Snapshot> &)>;

    //! `link` lives longer.
    explicit StatusReader(MinerLink &link, QObject *parent = nullptr);

    //! Calls back once, not at all when the job has ended meanwhile. A reply that was cut off is an
    //! error, never a partial snapshot; an MM string that no command brings leaves it empty.
    void read(Job *job, Callback callback);
    //! Tries the joined request and `stats` again.
    void forget();

private:
    struct Reading;
    using ReadingPtr = std::shared_ptr<Reading>;

    void readJoined(const ReadingPtr &reading);
    void readSingly(const ReadingPtr &reading, int index);
    void readMmElsewhere(const ReadingPtr &reading);

    MinerLink &m_link;
    QLatin1String m_statsCommand;
    bool m_joins = true;
};

} // namespace coalface::avalon_nano
