// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QFuture>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>

namespace coalface {

//! Shared with work under way: the caller may cancel and look at how far it is.
struct DatabaseControl
{
    std::atomic<bool> cancelled{false};
    std::atomic<int> percent{0};
};

struct DatabaseReport
{
    QString file;         //!< that was made, or worked on
    QString aside;        //!< restored: where the database of before is kept
    qint64 bytes = 0;     //!< that the file takes now
    qint64 before = 0;    //!< compacted: that it took
    QStringList problems; //!< checked: what is wrong, as sentences of the database; empty: nothing
    QString mended; //!< checked: what this program's start set aside and took over, as a sentence; empty: nothing
};

//! What a person does with the database as a whole. Futures are completed exactly once, never cancelled; the work happens on the
//! store's own threads while everything else goes on. Errors: Internal or Rejected with a sentence for a person; Aborted when it was
//! cancelled: then everything is as it was.
class DatabaseKeeper : public QObject
{
    Q_OBJECT
public:
    using Control = std::shared_ptr<DatabaseControl>;
    using Answer = QFuture<Result<DatabaseReport>>;

    explicit DatabaseKeeper(QObject *parent = nullptr) : QObject(parent) {}

    virtual QString file() const = 0; //!< of the database; absolute
    //! What this program's start set aside and took over of a damaged one, as TelemetryLog::trouble() says it; empty: nothing.
    virtual QString mended() const = 0;
    //! A person has seen that sentence: until then each start tells it, as nobody may have looked.
    virtual void noteMendedSeen() = 0;
    //! Stores what waits for room on the disk, if there is some by now. How many readings still wait: they are lost if the program ends.
    virtual QFuture<Result<int>> storeWaiting() = 0;
    //! A copy of how everything stands at this moment, in a file that does not exist yet and appears only when it is complete.
    virtual Answer backUp(const QString &file, const Control &control) = 0;
    //! Puts what was backed up in the place of the present database, which is kept beside. Rejected when the file is none
    //! that this program understands, is damaged, or another program has the database open: nothing is changed then.
    virtual Answer restore(const QString &file, const Control &control) = 0;
    //! Looks through all of it.
    virtual Answer check(const Control &control) = 0;
    //! Writes it anew without holes. Cannot be cancelled. Others cannot write meanwhile.
    virtual Answer compact() = 0;
    //! Makes the sums of 15 minutes and hours anew, of all of which there are samples.
    virtual Answer rebuild(const Control &control) = 0;
};

} // namespace coalface
