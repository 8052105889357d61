// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/context.h"
#include "cli/output.h"

#include <QObject>

namespace coalface::cli {

//! Exit statuses, a contract with the outside.
constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;
constexpr int exitInterrupted = 3;

//! One command at work. prepare() checks the words, before anything is opened; start() does the job
//! from the event loop and ends with finished(), once.
class Command : public QObject
{
    Q_OBJECT
public:
    //! Takes the options. Returns the sentence that says what is wrong with them, or nothing.
    virtual QString prepare(const Arguments &arguments) = 0;
    //! The fleet is loaded by now.
    virtual void start() = 0;
    //! Ctrl-C: ends at the next safe point; what was done is kept.
    virtual void interrupt();
    //! It has to wait for what it has begun when it is interrupted, and hears of a second Ctrl-C.
    virtual bool canWait() const { return false; }
    //! A second Ctrl-C, or who cannot wait at all (SIGTERM): ends now, with what is known.
    virtual void interruptAtOnce() { interrupt(); }
    //! The exit status if it was interrupted before it could start.
    virtual int unstartedStatus() const { return exitInterrupted; }

    void provide(Context &context, Output &output);

Q_SIGNALS:
    void finished(int status);

protected:
    Context &context() const { return *m_context; }
    Output &output() const { return *m_output; }

    void finish(int status);
    //! As finish(), but not before what was seen at miners is noted, which may take some seconds.
    void finishWhenNoted(int status);
    //! Prints the error, exit status 1.
    void fail(const Error &error);
    //! A MINER or TYPE that fits nothing: one line on stderr, exit status 2, stdout stays empty.
    void refuse(const QString &sentence);
    bool isFinished() const { return m_finished; }

private:
    Context *m_context = nullptr;
    Output *m_output = nullptr;
    bool m_finished = false;
};

} // namespace coalface::cli
