// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/recordeddrivers.h"

#include "core/events/englishnotes.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace coalface {

RecordedDrivers::RecordedDrivers(DriverManager &manager, EventLog &log, const Clock &clock,
                                 QObject *parent)
    : DriverManager(parent), m_manager(manager), m_log(log), m_clock(clock), m_running(versions())
{
    connect(&manager, &DriverManager::overviewChanged, this, &RecordedDrivers::followVersion);
    connect(&manager, &DriverManager::overviewChanged, this, &DriverManager::overviewChanged);
    connect(&manager, &DriverManager::progressed, this, &DriverManager::progressed);
    connect(&manager, &DriverManager::rolledBackByItself, this, &RecordedDrivers::noteRollback);
    connect(&manager, &DriverManager::rolledBackByItself, this, &DriverManager::rolledBackByItself);
}

QFuture<DriverChange> RecordedDrivers::install(const QString &path, bool trusted)
{
    return noted(EventKind::DriverUpdated, m_manager.install(path, trusted));
}

QFuture<DriverChange> RecordedDrivers::update(const QString &driverType)
{
    return noted(EventKind::DriverUpdated, m_manager.update(driverType));
}

QFuture<DriverChange> RecordedDrivers::rollBack(const QString &driverType, const QString &to)
{
    return noted(EventKind::DriverRolledBack, m_manager.rollBack(driverType, to));
}

QFuture<DriverChange> RecordedDrivers::setEnabled(const QString &driverType, bool enabled)
{
    return m_manager.setEnabled(driverType, enabled);
}

QFuture<DriverChange> RecordedDrivers::setPinned(const QString &driverType, bool pinned)
{
    return m_manager.setPinned(driverType, pinned);
}

QFuture<DriverChange> RecordedDrivers::remove(const QString &driverType)
{
    return m_manager.remove(driverType);
}

QFuture<DriverChange> RecordedDrivers::reload(const QString &driverType)
{
    return m_manager.reload(driverType);
}

QFuture<Result<Done>> RecordedDrivers::adoptBundled(bool takeUpdates)
{
    const Versions before = versions();
    // The application is the context, since it outlives the answer; the continuation leaves it as it is.
    return m_manager.adoptBundled(takeUpdates)
        .then(qApp, [self = QPointer(this), before](const Result<Done> &done) {
            if (self)
                self->noteAdopted(before);
            return done;
        });
}

RecordedDrivers::Versions RecordedDrivers::versions() const
{
    Versions versions;
    for (const DriverOverview &driver : m_manager.overview())
        versions.insert(driver.info.driverType, driver.info.version);
    return versions;
}

QFuture<DriverChange> RecordedDrivers::noted(EventKind kind, const QFuture<DriverChange> &change)
{
    return QFuture<DriverChange>(change).then(qApp, [self = QPointer(this),
                                                     kind](const DriverChange &done) {
        if (self)
            self->noteChange(kind, done);
        return done;
    });
}

void RecordedDrivers::noteChange(EventKind kind, const DriverChange &change)
{
    using Status = DriverChange::Status;
    const bool failed = change.status == Status::Failed;
    if (change.status == Status::Refused || (!failed && change.from == change.to))
        return;
    Event event;
    event.time = m_clock.now();
    event.kind = kind;
    event.severity = failed ? EventSeverity::Warning : EventSeverity::Info;
    event.actor = personHere();
    event.driverType = change.driverType;
    if (change.from != change.to) { // what failed may have changed nothing
        event.before = change.from;
        event.after = change.to;
    }
    event.outcome = driverChangeName(change.status);
    appendNote(event, {EventNote::Kind::Text, {change.error}});
    m_log.append({event});
}

void RecordedDrivers::noteRollback(const QString &driverType, const QString &sentence)
{
    followVersion(driverType);
    Event event;
    event.time = m_clock.now();
    event.kind = EventKind::DriverRolledBack;
    event.severity = EventSeverity::Warning;
    event.actor = thisProgram();
    event.driverType = driverType;
    event.before = m_earlier.value(driverType);
    event.after = m_running.value(driverType);
    event.outcome = driverChangeName(DriverChange::Status::RolledBack);
    appendNote(event, {EventNote::Kind::Text, {sentence}});
    m_log.append({event});
}

void RecordedDrivers::noteAdopted(const Versions &before)
{
    const Versions now = versions();
    for (auto entry = now.cbegin(); entry != now.cend(); ++entry) {
        const QString earlier = before.value(entry.key());
        if (earlier.isEmpty() || entry.value().isEmpty() || earlier == entry.value())
            continue;
        Event event;
        event.time = m_clock.now();
        event.kind = EventKind::DriverUpdated;
        event.actor = thisProgram();
        event.driverType = entry.key();
        event.before = earlier;
        event.after = entry.value();
        event.outcome = driverChangeName(DriverChange::Status::Updated);
        appendNote(event, {EventNote::Kind::BundledUpdate});
        m_log.append({event});
    }
}

void RecordedDrivers::followVersion(const QString &driverType)
{
    for (const DriverOverview &driver : m_manager.overview()) {
        if (driver.info.driverType != driverType
            || driver.info.version == m_running.value(driverType))
            continue;
        m_earlier.insert(driverType, m_running.value(driverType));
        m_running.insert(driverType, driver.info.version);
    }
}

} // namespace coalface
