// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scancommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"
#include "core/units.h"

#include <QCborArray>

#include <algorithm>
#include <cmath>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

QCborMap rejectedDocument(const RejectedHost &host)
{
    return QCborMap{{u"address"_s, host.address.toString()},
                    {u"port"_s, host.port ? QCborValue(qint64(host.port)) : QCborValue(nullptr)},
                    {u"reason"_s, host.reason}};
}

QString portText(quint16 port)
{
    return port ? QString::number(port) : units::unknown(); // it only announces itself
}

QString orUnknown(const QString &text)
{
    return text.isEmpty() ? units::unknown() : text;
}

bool byAddress(const Found &a, const Found &b)
{
    return std::pair(a.endpoint.address.toIPv4Address(), a.endpoint.port)
           < std::pair(b.endpoint.address.toIPv4Address(), b.endpoint.port);
}

} // namespace

QString ScanCommand::prepare(const Arguments &arguments)
{
    for (const QString &text : arguments.operands) {
        const Result<ScanTarget> target = parseScanTarget(text);
        if (!target)
            return target.error().detail;
        m_targets << *target;
    }
    const auto timeout = arguments.number(u"timeout"_s, m_options.timeout, 1, 600'000);
    const auto concurrency = arguments.number(u"concurrency"_s, m_options.concurrency, 1, 500);
    const auto listen = arguments.number(u"listen"_s, m_options.listenTime / 1000, 0, 3600);
    for (const auto *number : {&timeout, &concurrency, &listen}) {
        if (!*number)
            return number->error().detail;
    }
    m_options.timeout = *timeout;
    m_options.concurrency = *concurrency;
    m_options.listenTime = *listen * 1000;
    m_mustListen = *listen > 0 && arguments.isSet(u"listen"_s);
    m_add = arguments.isSet(u"add"_s);
    return {};
}

void ScanCommand::start()
{
    m_discovery = std::make_unique<Discovery>(context().scanner, context().drivers,
                                              context().announcements);
    connect(m_discovery.get(), &Discovery::found, this, [this](const Found &found) {
        m_found << found;
        output().note(QStringLiteral("Found %1 at %2.")
                          .arg(found.identity.model, found.endpoint.address.toString()));
    });
    connect(m_discovery.get(), &Discovery::rejected, this,
            [this](const RejectedHost &host) { m_rejected << host; });
    connect(m_discovery.get(), &Discovery::finished, this, [this](const Discovery::Summary &summary) {
        m_summary = summary;
        if (!summary.problem.isEmpty())
            return fail({Error::Kind::Unreachable, summary.problem});
        for (const QString &sentence : {summary.incomplete, summary.deaf}) {
            if (!sentence.isEmpty())
                output().problem(sentence);
        }
        std::sort(m_found.begin(), m_found.end(), byAddress);
        addNext();
    });
    m_discovery->start(m_targets, m_options);
}

void ScanCommand::interrupt()
{
    m_interrupted = true;
    if (m_discovery)
        m_discovery->cancel();
}

//! One after the other, so that names are given out in the order of the addresses.
void ScanCommand::addNext()
{
    if (!m_add || m_interrupted || m_added == m_found.size())
        return conclude();
    context().fleet.add(m_found[m_added]).then(this, [this](const Result<FleetStore::PutResult> &stored) {
        if (!stored) {
            m_addingFailed = true;
            output().problem(stored.error().detail);
        }
        ++m_added;
        addNext();
    });
}

void ScanCommand::conclude()
{
    for (Found &found : m_found) {
        if (const Miner *known = context().fleet.knownAs(found))
            found.id = known->record.id();
    }
    if (output().isJson()) {
        QCborArray miners;
        for (const Found &found : std::as_const(m_found))
            miners << foundDocument(found);
        QCborArray rejected;
        for (const RejectedHost &host : std::as_const(m_rejected))
            rejected << rejectedDocument(host);
        output().document(QCborMap{{u"miners"_s, miners},
                                   {u"rejected"_s, rejected},
                                   {u"scanned"_s, m_summary.scanned},
                                   {u"seconds"_s, std::round(m_summary.seconds * 1000) / 1000}});
    } else {
        TextTable table(
            {u"ADDRESS"_s, u">PORT"_s, u"MODEL"_s, u"FIRMWARE"_s, u"MAC"_s, u"DRIVER"_s, u"ID"_s});
        for (const Found &found : std::as_const(m_found)) {
            const Identity &who = found.identity;
            table.addRow({found.endpoint.address.toString(), portText(found.endpoint.port),
                          orUnknown(who.model), orUnknown(who.firmware), orUnknown(who.mac),
                          found.driverType, orUnknown(found.id)});
        }
        if (!table.isEmpty())
            output().text(table.toString());
        for (const RejectedHost &host : std::as_const(m_rejected))
            output().note(QStringLiteral("%1 is no known miner: %2")
                              .arg(host.port ? host.address.toString() + u':' + portText(host.port)
                                             : host.address.toString(),
                                   host.reason));
        output().note(
            QStringLiteral("%1 found on %2 %3 in %4 s.")
                .arg(m_found.size())
                .arg(m_summary.scanned)
                .arg(m_summary.scanned == 1 ? QLatin1String("host") : QLatin1String("hosts"))
                .arg(m_summary.seconds, 0, 'f', 1));
    }
    // A large network of this computer that is left out unasked is no failure, nor is it where nobody
    // asked to listen.
    const bool leftOut = (!m_targets.isEmpty() && !m_summary.incomplete.isEmpty())
                         || (m_mustListen && !m_summary.deaf.isEmpty());
    finish(m_interrupted ? exitInterrupted : m_addingFailed || leftOut ? exitFailed : exitDone);
}

} // namespace coalface::cli
