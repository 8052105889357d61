// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discovery/discovery.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace coalface {

namespace {
constexpr int mostAsked = 32;         // devices at a time
constexpr int shortestOwnPrefix = 20; // larger subnets have to be asked for

bool canBeAsked(const DriverInfo &driver)
{
    switch (driver.state) {
    case DriverState::Disabled:
    case DriverState::Missing:
    case DriverState::Incompatible:
        return false;
    default: // a broken one says so when it is asked
        break;
    }
    const QString &connection = driver.connectionType;
    return !driver.probePorts.isEmpty()
           || connection.contains(QLatin1String("http"), Qt::CaseInsensitive)
           || connection.contains(QLatin1String("tcp"), Qt::CaseInsensitive);
}
} // namespace

Discovery::Discovery(LanScanner &scanner, DriverDirectory &drivers, Announcements &announcements,
                     QObject *parent)
    : QObject(parent), m_scanner(scanner), m_drivers(drivers), m_announcements(announcements)
{}

Discovery::~Discovery() = default;

void Discovery::start(const QList<ScanTarget> &targets, const Options &options)
{
    m_running = true;
    m_options = options;
    m_restricted = !targets.isEmpty();
    m_elapsed.start();
    const QList<DriverInfo> drivers = m_drivers.drivers();
    std::copy_if(drivers.begin(), drivers.end(), std::back_inserter(m_asked), canBeAsked);
    const bool listens = options.listenTime > 0
                         && std::any_of(drivers.begin(), drivers.end(), canBeHeard);
    if (m_asked.isEmpty() && !listens) {
        m_troubles += tr("No miner driver can be used, so no device can be recognised; "
                         "see the list of drivers.");
        return later(&Discovery::settleIfDone);
    }
    for (const ScanTarget &target : targets) {
        if (!target.hostName.isEmpty()) {
            resolve(target);
            continue;
        }
        for (quint64 address = target.first; address <= target.last; ++address)
            place(target, QHostAddress(quint32(address)));
    }
    if (targets.isEmpty())
        addSubnets();
    later(&Discovery::sweep);
}

void Discovery::cancel()
{
    if (!m_running || m_summary.cancelled)
        return;
    m_summary.cancelled = true;
    m_waiting.clear();
    m_search.reset();
    if (m_sweep)
        m_sweep->cancel();
    later(&Discovery::settleIfDone);
}

void Discovery::addSubnets()
{
    const QList<LocalSubnet> subnets = m_scanner.localSubnets();
    if (subnets.isEmpty())
        m_troubles += tr("This computer is in no network where miners could be; "
                         "connect it, or name an address.");
    for (const LocalSubnet &subnet : subnets) {
        const ScanTarget target = subnetTarget(subnet.network, subnet.prefix);
        if (subnet.prefix < shortestOwnPrefix) {
            m_troubles += tr("The network %1 is large; name it, or a part of it, to "
                             "have it looked through.")
                              .arg(target.text);
            continue;
        }
        for (quint64 address = target.first; address <= target.last; ++address)
            place(target, QHostAddress(quint32(address)));
    }
}

void Discovery::resolve(const ScanTarget &target)
{
    ++m_namesPending;
    // The application is the context, since it outlives the answer: a continuation whose own context
    // is gone fails an assertion in Qt.
    m_scanner.resolve(target.hostName)
        .then(qApp, [self = QPointer(this), target](const Result<QHostAddress> &address) {
            if (!self)
                return;
            --self->m_namesPending;
            if (address)
                self->place(target, *address);
            else
                self->m_troubles += address.error().detail;
            self->later(&Discovery::sweep);
        });
}

void Discovery::place(const ScanTarget &target, const QHostAddress &address)
{
    Place &place = m_places[address.toIPv4Address()];
    place.address = address;
    place.declared |= target.ports.isEmpty();
    for (quint16 port : target.ports)
        place.named.insert(port);
}

void Discovery::sweep()
{
    if (!m_running || m_summary.cancelled || m_begun || m_namesPending > 0)
        return;
    m_begun = true;
    listen();
    QList<quint16> declared;
    for (const DriverInfo &driver : std::as_const(m_asked)) {
        for (quint16 port : driver.probePorts) {
            if (!declared.contains(port))
                declared += port;
        }
    }
    QList<SweepTarget> targets;
    for (const Place &place : std::as_const(m_places)) {
        if (place.named.isEmpty()) {
            targets.append({place.address, declared});
            continue;
        }
        QList<quint16> ports(place.named.cbegin(), place.named.cend());
        std::sort(ports.begin(), ports.end());
        if (place.declared) {
            std::copy_if(declared.cbegin(), declared.cend(), std::back_inserter(ports),
                         [&](quint16 port) { return !place.named.contains(port); });
        }
        targets.append({place.address, ports});
    }
    if (targets.isEmpty() || m_asked.isEmpty())
        return settleIfDone();
    m_sweeping = true;
    m_sweep = m_scanner.sweep(targets, {m_options.timeout, m_options.concurrency});
    connect(m_sweep.get(), &LanSweep::hostFinished, this, &Discovery::hostSwept);
    connect(m_sweep.get(), &LanSweep::finished, this, [this] {
        m_sweeping = false;
        later(&Discovery::tellAnnounced);
        later(&Discovery::settleIfDone);
    });
    m_sweep->start();
}

void Discovery::hostSwept(const SweepFinding &finding)
{
    if (!m_running || m_summary.cancelled)
        return;
    Place &place = m_places[finding.address.toIPv4Address()];
    auto host = std::make_shared<Questioning>(finding.address);
    for (quint16 port : finding.open) {
        const bool named = place.named.contains(port);
        auto device = named ? std::make_shared<Questioning>(finding.address) : host;
        for (const DriverInfo &driver : std::as_const(m_asked)) {
            if (named || driver.probePorts.contains(port))
                device->add({port, driver.driverType, driver.connectionType});
        }
        if (named) {
            m_waiting.enqueue(device);
            ++place.outstanding;
        }
    }
    if (!host->isEmpty()) {
        m_waiting.enqueue(host);
        ++place.outstanding;
    }
    place.swept = true;
    place.devices = place.outstanding;
    if (!m_announced.isEmpty())
        later(&Discovery::tellAnnounced);
    ++m_summary.scanned;
    if (!m_waiting.isEmpty())
        later(&Discovery::askMore);
    Q_EMIT progressed(m_summary.scanned, int(m_places.size()));
}

void Discovery::askMore()
{
    const QPointer self(this); // an answer that is there already may lead to our end
    while (self && !m_waiting.isEmpty() && m_asking < mostAsked) {
        ++m_asking;
        ask(m_waiting.dequeue());
    }
}

void Discovery::ask(const std::shared_ptr<Questioning> &device)
{
    const Questioning::Step step = device->takeNext();
    DriverSession *session = m_drivers.session(step.driverType);
    if (!session) {
        const std::optional<DriverInfo> driver = m_drivers.driver(step.driverType);
        const QString why = driver && !driver->detail.isEmpty() ? driver->detail
                                                                : tr("it is not available");
        return answered(device, step,
                        Error{Error::Kind::DriverFailed,
                              tr("The driver \"%1\" cannot be used: %2").arg(step.driverType, why)});
    }
    session->probe({device->address(), step.port}, DriverSession::Deadline(m_options.probeTimeout))
        .then(qApp, [self = QPointer(this), device, step](const Result<Identity> &identity) {
            if (self)
                self->answered(device, step, identity);
        });
}

void Discovery::answered(const std::shared_ptr<Questioning> &device, const Questioning::Step &step,
                         const Result<Identity> &identity)
{
    if (!m_running || m_summary.cancelled)
        return;
    if (!identity) {
        device->failed(step, identity.error());
        if (!device->isEmpty())
            return ask(device);
    }
    --m_asking;
    Place &place = m_places[device->address().toIPv4Address()];
    --place.outstanding;
    if (identity)
        place.foundBy += step.driverType;
    later(&Discovery::askMore);
    later(&Discovery::tellAnnounced);
    later(&Discovery::settleIfDone);
    if (identity) {
        ++m_summary.found;
        Q_EMIT found({QString(), {device->address(), step.port}, step.driverType, *identity});
    } else if (m_search && place.devices == 1) {
        m_rejected += {device->address(), device->port(), device->reason()};
    } else {
        Q_EMIT rejected({device->address(), device->port(), device->reason()});
    }
}

bool Discovery::isAsking() const
{
    return m_sweeping || m_namesPending > 0 || m_asking > 0 || !m_waiting.isEmpty();
}

void Discovery::settleIfDone()
{
    if (!m_running)
        return;
    if (!m_summary.cancelled) {
        if (isAsking() || !m_announced.isEmpty())
            return;
        if (m_search && !m_search->isDone()) {
            if (!std::exchange(m_listeningOn, true))
                Q_EMIT listeningOn();
            return;
        }
        if (m_search)
            m_summary.deaf = m_search->problem();
    }
    m_running = false;
    const QPointer self(this);
    tellRejected();
    if (!self)
        return;
    const bool inVain = m_places.isEmpty() && m_summary.found == 0;
    (inVain ? m_summary.problem : m_summary.incomplete) = m_troubles.join(u' ');
    m_summary.seconds = double(m_elapsed.nsecsElapsed()) / 1e9;
    Q_EMIT finished(m_summary);
}

//! From the event loop, so that no signal is emitted within a caller's call.
void Discovery::later(void (Discovery::*step)())
{
    QMetaObject::invokeMethod(this, step, Qt::QueuedConnection);
}

} // namespace coalface
