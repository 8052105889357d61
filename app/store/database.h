// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/opening.h"
#include "store/pending.h"
#include "store/worker.h"

#include "core/ports/databasekeeper.h"
#include "core/ports/retention.h"

#include <minersdk/result.h>

#include <QFuture>
#include <QMutex>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace coalface {

class Writer;

//! The database file of a configuration folder with its threads: one writes, one reads, one exports,
//! so that no reading waits for a long export. Opened in the background as soon as this is made. Any
//! number of programs may have the same file open. Destruction stores what was handed over, ends
//! exports with Aborted, and waits for the threads. Make it in the GUI thread, before the
//! SqlFleetStore and SqlTelemetryLog that work on it, and destroy it after them. Futures are completed by that thread's
//! event loop, and by the destruction.
class Database final : public QObject
{
    Q_OBJECT
public:
    explicit Database(const QString &file, QObject *parent = nullptr);
    ~Database() override;

    QString file() const { return m_file; }
    qint64 size() const;     //!< bytes on the disk, with what is not merged yet
    QString trouble() const; //!< what lasts and a person should know; empty: nothing
    QString mended()
        const; //!< what became of a damaged one that was found in its place; empty: there was none
    void noteMendedSeen();                       //!< by a person; until then each start tells it
    bool isClosing() const { return m_closing; } //!< from any thread
    //! The program is about to end: where a damaged file is being salvaged, that is left to the next start, and nothing can be stored.
    void endSalvage() { m_isHurried = true; }

    //! Runs the task on the writer's thread. False: it is closing, the task is dropped.
    bool post(std::function<void(Writer &)> task);

    //! From now on this program looks after the history: sums it up, and deletes what is older; or no longer. One program on a
    //! folder should: the one that polls on a schedule. If the last one that did ended without a word (killed, no power),
    //! everything is looked through for damage, beside.
    void keepUp(const std::optional<Retention> &retention);

    //! Puts the other file in the place of this one, which is kept beside, and goes on with it. `settle` is called on the writer's
    //! thread. Rejected while another program has the file open.
    void replaceWith(const QString &other,
                     std::function<void(const Result<DatabaseReport> &)> settle);

    template<typename T>
    QFuture<Result<T>> write(std::function<Result<T>(Writer &)> task);
    //! Runs the task on the reader's thread, with its connection.
    template<typename T>
    QFuture<Result<T>> read(std::function<Result<T>(Connection &)> task);
    //! As read(), on the exporter's thread.
    template<typename T>
    QFuture<Result<T>> exportWith(std::function<Result<T>(Connection &)> task);

Q_SIGNALS:
    void changedElsewhere();
    void troubleChanged(const QString &sentence);

private:
    struct Reader
    {
        Reader(const QString &file, const QString &name) : connection(file), worker(name) {}
        Connection connection;
        Worker worker;
        bool isAlone = false; //!< there is no room to share the database
    };
    void makeWriter();
    Result<DatabaseReport> replace(const QString &other);
    void lookThrough();  //!< beside everything else, after an end that was not clean
    void closeReaders(); //!< and waits for what they are at
    //! An error where the reader's connection cannot be used.
    std::optional<Error> prepare(Reader &reader);
    void noteDamageOf(const Reader &reader); //!< if it met some
    void release(Reader &reader);            //!< what it has alone others wait for
    template<typename T>
    QFuture<Result<T>> ask(Reader &reader, std::function<Result<T>(Connection &)> task);

    const QString m_file;
    mutable QMutex m_mutex; //!< guards what follows, up to the threads
    QString m_trouble;
    Opening m_opening;
    std::atomic<bool> m_closing = false;
    std::atomic<bool> m_isHurried = false;
    Reader m_reader;
    Reader m_exporter;
    std::optional<Retention> m_keeping; //!< of the writer's thread
    std::unique_ptr<Writer> m_writer;   //!< lives on the writer's thread
    Worker m_writing;
};

template<typename T>
QFuture<Result<T>> Database::write(std::function<Result<T>(Writer &)> task)
{
    const Pending<T> pending(*this);
    post([pending, task](Writer &writer) { pending.settle(task(writer)); });
    return pending.future();
}

template<typename T>
QFuture<Result<T>> Database::read(std::function<Result<T>(Connection &)> task)
{
    return ask<T>(m_reader, std::move(task));
}

template<typename T>
QFuture<Result<T>> Database::exportWith(std::function<Result<T>(Connection &)> task)
{
    return ask<T>(m_exporter, std::move(task));
}

template<typename T>
QFuture<Result<T>> Database::ask(Reader &reader, std::function<Result<T>(Connection &)> task)
{
    const Pending<T> pending(*this);
    reader.worker.post([this, pending, &reader, task] {
        const std::optional<Error> error = prepare(reader);
        const Result<T> result = error ? Result<T>(*error) : task(reader.connection);
        noteDamageOf(reader);
        release(reader);
        pending.settle(result);
    });
    return pending.future();
}

} // namespace coalface
