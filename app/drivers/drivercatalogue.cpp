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
      m_records(m_places.hostsFile)
{
    std::map<QString, QList<DriverVersion>> found;
    look(m_places.bundled, QStringLiteral("bundled"), found);
    look(m_places.installed, QStringLiteral("local"), found);
    for (const auto &[driverType, versions] : found)
        choose(driverType, versions);

    m_records.refresh();
    m_collectorLives = m_records.writtenByLivingCollector();
    m_save.setSingleShot(true);
    m_save.setInterval(100ms);
    connect(&m_save, &QTimer::timeout, this, &DriverCatalogue::saveRecords);
    connect(&m_watch, &QTimer::timeout, this, &DriverCatalogue::followOthers);
    m_watch.start(1s);
}

DriverCatalogue::~DriverCatalogue()
{
    if (m_save.isActive())
        saveRecords();
    for (auto &[driverType, entry] : m_entries) {
        if (entry.process)
            entry.process->disconnect(this);
        entry.session.reset();
    }
    for (auto &[driverType, entry] : m_entries) {
        if (entry.process)
            entry.process->stop(); // all are told before the first is waited for
    }
}

void DriverCatalogue::look(const QString &folder, const QString &source,
                           std::map<QString, QList<DriverVersion>> &found) const
{
    const QDir root(folder);
    const QStringList types = folder.isEmpty()
                                  ? QStringList()
                                  : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &type : types) {
        if (!isDriverType(type))
            continue;
        const QDir versions(root.absoluteFilePath(type));
        for (const QString &version :
             versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const DriverVersion driver = readDriverVersion(versions.absoluteFilePath(version),
                                                           source);
            if (driver.isUsable()) {
                qCInfo(driversLog).noquote().nospace()
                    << "Driver " << type << ' ' << version << " found in "
                    << versions.absolutePath() << '.';
            } else {
                qCWarning(driversLog).noquote().nospace()
                    << "Driver " << type << ' ' << version
                    << " cannot be used: " << driver.info.detail;
            }
            found[type].append(driver);
        }
    }
}

void DriverCatalogue::choose(const QString &driverType, const QList<DriverVersion> &versions)
{
    // The highest version that can be used; of equal ones the first, which is the bundled one.
    const auto worse = [](const DriverVersion &a, const DriverVersion &b) {
        if (a.isUsable() != b.isUsable())
            return b.isUsable();
        if (a.version.has_value() != b.version.has_value())
            return b.version.has_value();
        return a.version && *a.version < *b.version;
    };
    DriverVersion chosen = *std::max_element(versions.cbegin(), versions.cend(), worse);
    QList<DriverVersion> sorted = versions;
    std::stable_sort(sorted.begin(), sorted.end(), worse);
    for (const DriverVersion &version : std::as_const(sorted)) {
        if (!chosen.info.installedVersions.contains(version.info.version))
            chosen.info.installedVersions.append(version.info.version);
    }
    m_entries[driverType].chosen = std::move(chosen);
}

QList<DriverInfo> DriverCatalogue::drivers() const
{
    QList<DriverInfo> list;
    for (const auto &[driverType, entry] : m_entries)
        list.append(described(entry));
    std::stable_partition(list.begin(), list.end(),
                          [](const DriverInfo &info) { return info.source == u"bundled"; });
    return list;
}

std::optional<DriverInfo> DriverCatalogue::driver(const QString &driverType) const
{
    const auto entry = m_entries.find(driverType);
    return entry == m_entries.end() ? std::nullopt : std::optional(described(entry->second));
}

DriverSession *DriverCatalogue::session(const QString &driverType)
{
    const auto found = m_entries.find(driverType);
    if (found == m_entries.end() || !found->second.chosen.isUsable())
        return nullptr;
    if (!found->second.session)
        makeSession(found->second);
    return found->second.session.get();
}

void DriverCatalogue::makeSession(Entry &entry)
{
    const DriverInfo &info = entry.chosen.info;
    const QString driverType = info.driverType;
    entry.process = std::make_unique<DriverProcess>(HostProgram{m_places.hostProgram, info.path,
                                                                driverType, info.version},
                                                    entry.chosen.files, m_limits, m_clock);
    connect(entry.process.get(), &DriverProcess::stateChanged, this,
            [this, driverType] { noteState(driverType); });
    entry.session = std::make_unique<HostedSession>(driverType, *entry.process, m_clock);
    if (m_announcements && !info.udpPorts.isEmpty())
        entry.session->hearThrough(*m_announcements, info.udpPorts);
}

DriverInfo DriverCatalogue::described(const Entry &entry) const
{
    DriverInfo info = entry.chosen.info;
    if (!entry.chosen.isUsable())
        return info;
    const bool othersCount = !m_collecting && m_collectorLives;
    if (!othersCount && entry.process && entry.process->state() != DriverState::Stopped) {
        info.state = entry.process->state();
        info.detail = entry.process->detail();
        info.pid = entry.process->pid();
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
        if (entry.process && (m_collecting || entry.process->state() != DriverState::Stopped))
            records.insert(driverType, recordOf(*entry.process));
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

void DriverCatalogue::reload(const QString &driverType)
{
    const auto found = m_entries.find(driverType);
    if (found != m_entries.end() && found->second.process)
        found->second.process->stop();
}

} // namespace coalface
