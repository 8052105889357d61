// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What DriverCatalogue does with hosts: makes them, exchanges them, lets them go.

#include "drivers/drivercatalogue.h"
#include "drivers/logging.h"
#include "drivers/updates/trialrules.h"

#include <algorithm>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {

//! What a worker thread is to find out before that version's host may start.
DriverProcess::Check checkOf(const DriverVersion &version, const DriverFacts &facts,
                             const QString &store)
{
    const bool onTrial = facts.choice && facts.choice->trial
                         && facts.choice->trial->version == version.info.version;
    if (!onTrial)
        return [files = version.files] { return files.contentProblem(); };
    return [files = version.files, store, type = version.info.driverType,
            tried = version.info.version] {
        const QString problem = files.contentProblem();
        return problem.isEmpty() ? countedTry(store, type, tried) : problem;
    };
}

} // namespace

DriverSession *DriverCatalogue::session(const QString &driverType)
{
    const auto found = m_entries.find(driverType);
    if (found == m_entries.end() || !found->second.selection.runs())
        return nullptr;
    Entry &entry = found->second;
    if (!entry.session)
        makeSession(driverType, entry);
    if (!entry.current.process)
        exchange(driverType, entry);
    return entry.session.get();
}

void DriverCatalogue::makeSession(const QString &driverType, Entry &entry)
{
    entry.session = std::make_unique<HostedSession>(driverType, m_clock);
    connect(entry.session.get(), &HostedSession::settled, this,
            [this, driverType](const CallRecord &call) { Q_EMIT callSettled(driverType, call); });
    connect(entry.session.get(), &HostedSession::left, this,
            [this, driverType](DriverProcess *process) { remove(driverType, process); });
    const QList<quint16> ports = entry.selection.version.info.udpPorts;
    if (m_announcements && !ports.isEmpty())
        entry.session->hearThrough(*m_announcements, ports);
}

DriverCatalogue::Host DriverCatalogue::makeHost(const QString &driverType,
                                                const DriverVersion &version)
{
    const Entry &entry = m_entries.at(driverType);
    Host host{version,
              std::make_unique<DriverProcess>(HostProgram{m_places.hostProgram, version.info.path,
                                                          driverType, version.info.version},
                                              checkOf(version, entry.facts, m_places.installed),
                                              m_limits, m_clock)};
    DriverProcess *process = host.process.get();
    connect(process, &DriverProcess::refused, this,
            [this, driverType, version](const QString &reason) {
                markUnusable(driverType, version, reason);
            });
    const QString name = version.info.version;
    connect(process, &DriverProcess::died, this,
            [this, driverType, name](const QString &reason, bool hung) {
                Q_EMIT hostDied(driverType, name, reason, hung);
            });
    connect(process, &DriverProcess::restarting, this,
            [this, driverType, name] { Q_EMIT hostRestarted(driverType, name); });
    connect(process, &DriverProcess::used, this, [this, driverType, name](const HostUsage &usage) {
        Q_EMIT hostUsed(driverType, name, usage);
    });
    connect(process, &DriverProcess::stateChanged, this,
            [this, driverType, process] { followHost(driverType, process); });
    return host;
}

void DriverCatalogue::followHost(const QString &driverType, DriverProcess *process)
{
    Entry &entry = m_entries.at(driverType);
    const bool isReady = process->state() == DriverState::Ready;
    if (process == entry.next.process.get() && isReady)
        useNext(driverType, entry);
    else if (process == entry.current.process.get() && isReady)
        Q_EMIT serving(driverType, entry.current.version.info.version);
    noteState(driverType);
}

//! Brings the version that was chosen behind the session. While the present host answers it goes on until the
//! new one is ready.
void DriverCatalogue::exchange(const QString &driverType, Entry &entry)
{
    letGo(entry, std::exchange(entry.next, {}));
    entry.next = makeHost(driverType, entry.selection.version);
    const bool answers = entry.current.process
                         && entry.current.process->state() == DriverState::Ready;
    if (answers)
        entry.next.process->start();
    else
        useNext(driverType, entry);
}

void DriverCatalogue::useNext(const QString &driverType, Entry &entry)
{
    Host before = std::exchange(entry.current, std::exchange(entry.next, {}));
    entry.session->use(*entry.current.process);
    if (before.process) {
        qCInfo(driversLog).noquote().nospace()
            << "Driver " << driverType << ": version " << entry.current.version.info.version
            << " takes over from " << before.version.info.version << '.';
        entry.leaving.push_back(std::move(before)); // until HostedSession::left
    }
    if (entry.current.process->state() == DriverState::Ready)
        Q_EMIT serving(driverType, entry.current.version.info.version);
}

//! For a host to which nothing was sent.
void DriverCatalogue::letGo(Entry &entry, Host host)
{
    if (!host.process)
        return;
    DriverProcess *process = host.process.get();
    const QString driverType = host.version.info.driverType;
    entry.leaving.push_back(std::move(host));
    remove(driverType, process);
}

//! Ends the host; its object goes when it has ended.
void DriverCatalogue::remove(const QString &driverType, DriverProcess *process)
{
    process->disconnect(this);
    const auto gone = [this, driverType, process] {
        if (process->state() != DriverState::Stopped)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, driverType, process] {
                std::erase_if(m_entries.at(driverType).leaving,
                              [&](const Host &host) { return host.process.get() == process; });
            },
            Qt::QueuedConnection);
    };
    connect(process, &DriverProcess::stateChanged, this, gone);
    process->stop();
    gone();
}

//! Brings hosts and session in line with what is chosen now; `fresh`: with a new host in any case.
void DriverCatalogue::apply(const QString &driverType, Entry &entry, bool fresh)
{
    entry.selection = select(entry.facts);
    const qint64 reloads = entry.facts.choice ? entry.facts.choice->reloads : 0;
    const bool reload = std::exchange(entry.reloads, reloads) != reloads || fresh;
    if (!entry.session) {
        noteState(driverType);
        return;
    }
    const DriverVersion &chosen = entry.selection.version;
    const auto isChosen = [&](const Host &host) {
        // By its content, not its place: a copy of what runs is no reason for another host. But one that cannot
        // run from its place, on a disk mounted noexec, say, makes way for the same from another.
        return host.process && host.version.info.version == chosen.info.version
               && host.version.manifest == chosen.manifest
               && (host.version.folder == chosen.folder
                   || !entry.facts.unusable.contains(host.version.folder));
    };
    if (!entry.selection.runs()) {
        letGo(entry, std::exchange(entry.next, {}));
        entry.session->retire({Error::Kind::DriverFailed, entry.selection.version.info.detail});
        if (entry.current.process)
            entry.leaving.push_back(std::exchange(entry.current, {}));
    } else if (reload || !isChosen(entry.current)) {
        if (reload || !isChosen(entry.next))
            exchange(driverType, entry);
    } else {
        letGo(entry, std::exchange(entry.next, {}));
    }
    noteState(driverType);
}

} // namespace coalface
