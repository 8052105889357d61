// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/databasecommand.h"

#include "cli/commands.h"

#include <QCborArray>
#include <QDir>

#include <chrono>

namespace coalface::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int percentPerLine = 10;

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', 1);
}

//! Also of a damaged one that this very start has set aside it is told once.
bool isInOrder(const DatabaseReport &report)
{
    return report.problems.isEmpty() && report.mended.isEmpty();
}

template<DatabaseCommand::Verb verb>
std::unique_ptr<Command> makeDatabaseCommand()
{
    return std::make_unique<DatabaseCommand>(verb);
}
} // namespace

QString DatabaseCommand::prepare(const Arguments &arguments)
{
    if (!arguments.operands.isEmpty()) {
        if (arguments.operands.first().isEmpty())
            return u"The name of the file is empty."_s;
        m_file = QDir::current().absoluteFilePath(arguments.operands.first());
    }
    return {};
}

bool DatabaseCommand::takeLock()
{
    return (m_verb != Verb::Restore && m_verb != Verb::Compact) || context().collectorLock.tryTake();
}

void DatabaseCommand::start()
{
    if (!takeLock()) {
        const QString reason = context().collectorLock.holder();
        return fail({Error::Kind::Rejected, context().collectorLock.isOthers()
                                                ? reason + u" Stop it first; nothing was changed."_s
                                                : reason});
    }
    m_control = std::make_shared<DatabaseControl>();
    connect(&m_progress, &QTimer::timeout, this, &DatabaseCommand::tellProgress);
    m_progress.start(500ms);
    begin().then(this, [this](const Result<DatabaseReport> &report) { done(report); });
}

DatabaseKeeper::Answer DatabaseCommand::begin()
{
    DatabaseKeeper &keeper = context().keeper;
    switch (m_verb) {
    case Verb::Backup:
        return keeper.backUp(m_file, m_control);
    case Verb::Restore:
        return keeper.restore(m_file, m_control);
    case Verb::Check:
        return keeper.check(m_control);
    case Verb::Compact:
        return keeper.compact();
    case Verb::Rebuild:
        break;
    }
    return keeper.rebuild(m_control);
}

void DatabaseCommand::interrupt()
{
    if (m_control)
        m_control->cancelled = true; // what cannot stop any more ends as it would have
    else
        finish(exitInterrupted);
}

void DatabaseCommand::tellProgress()
{
    const int percent = m_control->percent / percentPerLine * percentPerLine;
    if (percent <= m_told)
        return;
    m_told = percent;
    output().note(u"%1 %"_s.arg(percent));
}

void DatabaseCommand::done(const Result<DatabaseReport> &report)
{
    m_progress.stop();
    if (!report) {
        if (report.error().kind == Error::Kind::Aborted) {
            output().problem(report.error().detail);
            return finish(exitInterrupted);
        }
        return fail(report.error());
    }
    if (output().isJson()) {
        QCborMap document{{u"file"_s, QDir::toNativeSeparators(report->file)},
                          {u"bytes"_s, report->bytes}};
        if (m_verb == Verb::Restore)
            document.insert(u"kept_as"_s, QDir::toNativeSeparators(report->aside));
        if (m_verb == Verb::Compact)
            document.insert(u"bytes_before"_s, report->before);
        if (m_verb == Verb::Check) {
            document.insert(u"ok"_s, isInOrder(*report));
            QStringList problems = report->problems;
            if (!report->mended.isEmpty())
                problems.prepend(report->mended);
            document.insert(u"problems"_s, QCborArray::fromStringList(problems));
        }
        output().document(document);
    } else {
        output().text(sentence(*report));
    }
    finish(isInOrder(*report) ? exitDone : exitFailed);
}

QString DatabaseCommand::sentence(const DatabaseReport &report) const
{
    const QString file = QDir::toNativeSeparators(report.file);
    switch (m_verb) {
    case Verb::Backup:
        return u"Backed up to %1 (%2)."_s.arg(file, megabytes(report.bytes));
    case Verb::Restore:
        return u"Restored. The database of before is kept as %1."_s.arg(
            QDir::toNativeSeparators(report.aside));
    case Verb::Check:
        if (report.problems.isEmpty() && !report.mended.isEmpty())
            return u"%1\nWhat is used now is in order (%2)."_s.arg(report.mended,
                                                                   megabytes(report.bytes));
        if (report.problems.isEmpty())
            return u"%1 is in order (%2)."_s.arg(file, megabytes(report.bytes));
        return u"%1 is damaged. When Coalface starts the next time it is set aside, and what can be read of it is taken over.\n"_s
                   .arg(file)
               + report.problems.join(u'\n');
    case Verb::Compact:
        return u"Compacted: %1, before %2."_s.arg(megabytes(report.bytes), megabytes(report.before));
    case Verb::Rebuild:
        break;
    }
    return u"The sums of 15 minutes and hours were made anew from the samples."_s;
}

QList<CommandSpec> databaseCommands()
{
    using Verb = DatabaseCommand::Verb;
    const auto spec = [](const QString &verb, const QString &operand, const QString &summary,
                         std::unique_ptr<Command> (*make)()) {
        const int operands = operand.isEmpty() ? 0 : 1;
        return CommandSpec{{u"database"_s, verb}, operand, summary, {}, operands, operands, make};
    };
    return {spec(u"backup"_s, u"FILE"_s,
                 u"copies the whole history to FILE, which must not exist, while everything goes on"_s,
                 makeDatabaseCommand<Verb::Backup>),
            spec(u"restore"_s, u"FILE"_s,
                 u"puts a backup in the place of the history, which is kept beside"_s,
                 makeDatabaseCommand<Verb::Restore>),
            spec(u"check"_s, {}, u"looks through the whole history for damage"_s,
                 makeDatabaseCommand<Verb::Check>),
            spec(u"compact"_s, {},
                 u"writes the history anew, so that it takes no more room than it needs"_s,
                 makeDatabaseCommand<Verb::Compact>),
            spec(u"rebuild"_s, {}, u"makes the sums of 15 minutes and hours anew from the samples"_s,
                 makeDatabaseCommand<Verb::Rebuild>)};
}

} // namespace coalface::cli
