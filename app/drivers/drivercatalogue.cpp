// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/drivercatalogue.h"

#include "drivers/logging.h"
#include "drivers/processalive.h"

#include <QDir>

#include <algorithm>

namespace coalface {

using namespace std::chrono_literals;

DriverCatalogue::DriverCatalogue(Places places, const Clock &clock, const Supervision &limits,
                                 QObject *parent)
    : DriverDirectory(parent),
      m_places(std::move(places)),
      m_clock(clock),
      m_limits(limits),
      m_choices(m_places.installed),
      m_records(m_places.hostsFile)
{
    m_choices.refresh();
    readAll();
    m_records.refresh();
    m_collectorLives = m_records.writtenByLivingCollector();
    m_save.setSingleShot(true);
    m_save.setInterval(100ms);
    connect(&m_save, &QTimer::timeout, this, &DriverCatalogue::saveRecords);
    connect(&m_watch, &QTimer::timeout, this, &DriverCatalogue::watch);
    m_watch.start(1s);
}

DriverCatalogue::~DriverCatalogue()
{
    if (m_save.isActive())
        saveRecords();
    for (auto &[driverType, entry] : m_entries) {
        for (const Host *host : hostsOf(entry))
            host->process->disconnect(this);
        entry.session.reset();
    }
    for (auto &[driverType, entry] : m_entries) {
        for (const Host *host : hostsOf(entry))
            host->process->stop(); // all are told before the first is waited for
    }
}

QList<DriverInfo> DriverCatalogue::drivers() const
{
    QList<DriverInfo> list;
    for (const auto &[driverType, entry] : m_entries) {
        if (entry.isKnown())
            list.append(described(entry));
    }
    std::stable_partition(list.begin(), list.end(),
                          [](const DriverInfo &info) { return info.source == u"bundled"; });
    return list;
}

std::optional<DriverInfo> DriverCatalogue::driver(const QString &driverType) const
{
    const auto entry = m_entries.find(driverType);
    return entry == m_entries.end() || !entry->second.isKnown()
               ? std::nullopt
               : std::optional(described(entry->second));
}

DriverInfo DriverCatalogue::described(const Entry &entry) const
{
    DriverInfo info = entry.selection.version.info;
    if (!entry.selection.runs())
        return info;
    const bool othersCount = !m_collecting && m_collectorLives;
    const DriverProcess *process = entry.current.process.get();
    if (!othersCount && process && process->state() != DriverState::Stopped) {
        info.state = process->state();
        info.detail = process->detail();
        info.pid = process->pid();
        return info;
    }
    const std::optional<HostRecord> record = m_records.record(info.driverType);
    if (m_collecting || !record || record->version != info.version)
        return info;
    // Of a start that nobody watches any more only the result is of interest.
    const bool isResult = record->state == DriverState::Ready
                          || record->state == DriverState::Broken;
    const bool hostLives = othersCount && record->pid && processAlive(*record->pid);
    const bool hostGone = othersCount && record->pid && !hostLives;
    if (hostGone || (!othersCount && !isResult))
        return info;
    info.state = record->state;
    info.detail = record->detail;
    if (hostLives)
        info.pid = record->pid;
    return info;
}

HostRecord DriverCatalogue::recordOf(const DriverProcess &process)
{
    return {process.state(), process.detail(), process.pid(), process.version(), process.since()};
}

void DriverCatalogue::noteState(const QString &driverType)
{
    if (!m_save.isActive())
        m_save.start();
    Q_EMIT driverChanged(driverType);
}

void DriverCatalogue::saveRecords()
{
    m_save.stop();
    m_records.refresh();
    m_collectorLives = m_records.writtenByLivingCollector();
    if (!m_collecting && m_collectorLives)
        return;
    QMap<QString, HostRecord> records = m_records.records();
    for (HostRecord &record : records)
        record.pid.reset();
    for (const auto &[driverType, entry] : m_entries) {
        const DriverProcess *process = entry.current.process.get();
        if (process && (m_collecting || process->state() != DriverState::Stopped))
            records.insert(driverType, recordOf(*process));
        else if (m_collecting)
            records.remove(driverType);
    }
    m_records.save(records, m_collecting);
}

void DriverCatalogue::followOthers()
{
    const bool changed = m_records.refresh();
    const bool lives = m_records.writtenByLivingCollector();
    if (m_collecting) {
        if (!m_records.writtenByThisProgram())
            saveRecords();
        return;
    }
    if (!changed && lives == m_collectorLives)
        return;
    m_collectorLives = lives;
    for (const auto &[driverType, entry] : m_entries)
        Q_EMIT driverChanged(driverType);
}

void DriverCatalogue::setCollecting(bool collecting)
{
    if (m_collecting == collecting)
        return;
    m_collecting = collecting;
    saveRecords();
    for (const auto &[driverType, entry] : m_entries)
        Q_EMIT driverChanged(driverType);
}

const DriverFacts *DriverCatalogue::facts(const QString &driverType) const
{
    const auto found = m_entries.find(driverType);
    return found == m_entries.end() ? nullptr : &found->second.facts;
}

const DriverSelection *DriverCatalogue::selection(const QString &driverType) const
{
    const auto found = m_entries.find(driverType);
    return found == m_entries.end() || !found->second.isKnown() ? nullptr : &found->second.selection;
}

QString DriverCatalogue::servingVersion(const QString &driverType) const
{
    const auto found = m_entries.find(driverType);
    return found != m_entries.end() && found->second.current.process
               ? found->second.current.version.info.version
               : QString();
}

QStringList DriverCatalogue::versionsInUse(const QString &driverType) const
{
    QStringList versions;
    if (const auto found = m_entries.find(driverType); found != m_entries.end()) {
        for (const Host *host : hostsOf(found->second))
            versions.append(host->version.info.version);
    }
    if (const std::optional<HostRecord> record = m_records.record(driverType);
        record && record->pid && processAlive(*record->pid))
        versions.append(record->version);
    versions.removeDuplicates();
    return versions;
}

std::vector<const DriverCatalogue::Host *> DriverCatalogue::hostsOf(const Entry &entry)
{
    std::vector<const Host *> hosts;
    for (const Host *host : {&entry.current, &entry.next}) {
        if (host->process)
            hosts.push_back(host);
    }
    for (const Host &host : entry.leaving)
        hosts.push_back(&host);
    return hosts;
}

} // namespace coalface
