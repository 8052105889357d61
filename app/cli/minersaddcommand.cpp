// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minersaddcommand.h"

#include "cli/minersoutput.h"

#include <chrono>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds probeDeadline{6000};
constexpr int listenTime = 12'000; //!< ms, in which a device that only announces itself has done so
} // namespace

QString MinersAddCommand::prepare(const Arguments &arguments)
{
    const Result<ScanTarget> target = parseScanTarget(arguments.operands[0]);
    if (!target)
        return target.error().detail;
    m_target = *target;
    if (m_target.hostCount() != 1 || m_target.ports.size() > 1)
        return u"\"%1\" is more than one address; scan --add takes ranges."_s.arg(m_target.text);
    m_driverType = arguments.value(u"driver"_s);
    m_name = arguments.value(u"name"_s);
    m_offline = arguments.isSet(u"offline"_s);
    if (m_offline && m_driverType.isEmpty())
        return u"--offline takes the miner unasked, so --driver must say what it is."_s;
    return {};
}

void MinersAddCommand::start()
{
    if (!m_driverType.isEmpty() && !context().drivers.driver(m_driverType))
        return refuse(
            u"There is no driver \"%1\"; drivers list tells those there are."_s.arg(m_driverType));
    if (m_target.hostName.isEmpty())
        return addressKnown(QHostAddress(m_target.first));
    context().scanner.resolve(m_target.hostName).then(this, [this](const Result<QHostAddress> &address) {
        if (!address)
            return fail(address.error());
        addressKnown(*address);
    });
}

void MinersAddCommand::addressKnown(const QHostAddress &address)
{
    m_address = address;
    if (m_driverType.isEmpty())
        return askEverybody();
    const auto driver = context().drivers.driver(m_driverType);
    Endpoint endpoint{address, driver->defaultPort.value_or(0)};
    if (!m_target.ports.isEmpty())
        endpoint.port = m_target.ports.constFirst();
    if (m_offline)
        return add(Found{{}, endpoint, m_driverType, {}});
    askDriver(endpoint);
}

void MinersAddCommand::askDriver(const Endpoint &endpoint)
{
    DriverSession *session = context().drivers.session(m_driverType);
    if (!session) {
        return fail({Error::Kind::DriverFailed,
                     u"The driver \"%1\" cannot be used. %2"_s
                         .arg(m_driverType, context().drivers.driver(m_driverType)->detail)});
    }
    if (endpoint.port == 0) {
        return listen({Error::Kind::Unreachable,
                       u"%1 did not announce itself. Is the miner on, and in this network?"_s.arg(
                           m_target.text)});
    }
    session->probe(endpoint, probeDeadline)
        .then(this, [this, endpoint](const Result<Identity> &identity) {
            if (!identity)
                return listen(identity.error());
            add(Found{{}, endpoint, m_driverType, *identity});
        });
}

//! It may be one that only announces itself, unless a port was named; `otherwise` is what to tell when
//! it does not.
void MinersAddCommand::listen(const Error &otherwise)
{
    const DriverInfo driver = *context().drivers.driver(m_driverType);
    if (!canBeHeard(driver) || !m_target.ports.isEmpty())
        return fail(otherwise);
    m_search = std::make_unique<AnnouncedSearch>(context().announcements, context().drivers,
                                                 QList{driver}, [this](const QHostAddress &source) {
                                                     return source == m_address;
                                                 });
    connect(m_search.get(), &AnnouncedSearch::found, this, [this](const Found &found) {
        m_search->disconnect(this);
        add(found);
    });
    connect(m_search.get(), &AnnouncedSearch::settled, this, [this, otherwise] {
        if (!m_search->isDone())
            return;
        m_search->disconnect(this);
        if (!m_search->problem().isEmpty())
            output().problem(m_search->problem());
        fail(otherwise);
    });
    m_search->start(listenTime);
}

void MinersAddCommand::askEverybody()
{
    m_discovery = std::make_unique<Discovery>(context().scanner, context().drivers,
                                              context().announcements);
    connect(m_discovery.get(), &Discovery::found, this, [this](const Found &found) {
        m_found = found;
        m_discovery->cancel(); // there is one device at an address: nobody else is waited for
    });
    connect(m_discovery.get(), &Discovery::rejected, this,
            [this](const RejectedHost &host) { m_reasons << host.reason; });
    connect(m_discovery.get(), &Discovery::finished, this, [this](const Discovery::Summary &summary) {
        if (m_found)
            return add(*m_found);
        if (!summary.problem.isEmpty())
            return fail({Error::Kind::Unreachable, summary.problem});
        if (!summary.deaf.isEmpty())
            output().problem(summary.deaf);
        if (m_reasons.isEmpty())
            return fail({Error::Kind::Unreachable,
                         u"Nothing answers at %1. Is the miner on, and in this network?"_s.arg(
                             m_target.text)});
        fail({Error::Kind::Rejected,
              u"What answers at %1 is no known miner: %2"_s.arg(m_target.text,
                                                                m_reasons.join(u' '))});
    });
    ScanTarget target = m_target;
    target.hostName.clear();
    target.first = target.last = m_address.toIPv4Address();
    Discovery::Options options;
    options.listenTime = m_target.ports.isEmpty() ? listenTime
                                                  : 0; // what announces itself has no port
    m_discovery->start({target}, options);
}

void MinersAddCommand::add(const Found &found)
{
    context().fleet.add(found, m_name).then(this, [this](const Result<FleetStore::PutResult> &stored) {
        if (!stored)
            return fail(stored.error());
        printMiners(output(), {*context().fleet.miner(stored->record.key)});
        finish(exitDone);
    });
}

} // namespace coalface::cli
