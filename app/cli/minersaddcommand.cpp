// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/minersaddcommand.h"

#include "cli/minersoutput.h"

#include <chrono>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds probeDeadline{6000};
}

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
    session->probe(endpoint, probeDeadline)
        .then(this, [this, endpoint](const Result<Identity> &identity) {
            if (!identity)
                return fail(identity.error());
            add(Found{{}, endpoint, m_driverType, *identity});
        });
}

void MinersAddCommand::askEverybody()
{
    m_discovery = std::make_unique<Discovery>(context().scanner, context().drivers);
    connect(m_discovery.get(), &Discovery::found, this,
            [this](const Found &found) { m_found = found; });
    connect(m_discovery.get(), &Discovery::rejected, this,
            [this](const RejectedHost &host) { m_reasons << host.reason; });
    connect(m_discovery.get(), &Discovery::finished, this, [this](const Discovery::Summary &summary) {
        if (m_found)
            return add(*m_found);
        if (!summary.problem.isEmpty())
            return fail({Error::Kind::Unreachable, summary.problem});
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
    m_discovery->start({target}, {});
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
