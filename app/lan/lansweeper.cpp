// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/lansweeper.h"

#include "lan/filelimit.h"
#include "lan/subnets.h"
#include "lan/tcpsweep.h"

#include <QHostInfo>
#include <QTimer>

#include <chrono>

namespace coalface {

namespace {
constexpr std::chrono::seconds lookupTime{10};

Result<QHostAddress> addressOf(const QString &hostName, const QHostInfo &info)
{
    const QList<QHostAddress> addresses = info.addresses();
    for (const QHostAddress &address : addresses) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol)
            return address;
    }
    if (!addresses.isEmpty()) {
        return Error{Error::Kind::Unreachable,
                     LanSweeper::tr("\"%1\" has an IPv6 address only; use its IPv4 address.")
                         .arg(hostName)};
    }
    return Error{Error::Kind::Unreachable,
                 LanSweeper::tr(
                     "The name \"%1\" was not found in this network; check its spelling or use the "
                     "address.")
                     .arg(hostName)};
}
} // namespace

LanSweeper::LanSweeper(QObject *parent) : LanScanner(parent)
{
    raiseFileLimit();
}

LanSweeper::~LanSweeper()
{
    const QList<int> lookups = m_lookups.keys();
    for (int lookup : lookups)
        settle(lookup,
               Error{Error::Kind::Aborted, tr("The program ended before the name was found.")});
}

std::unique_ptr<LanSweep> LanSweeper::sweep(const QList<SweepTarget> &targets,
                                            const SweepOptions &options)
{
    return std::make_unique<TcpSweep>(targets, options, fileLimit());
}

QList<LocalSubnet> LanSweeper::localSubnets() const
{
    return usableSubnets(interfaceDescriptions());
}

QFuture<Result<QHostAddress>> LanSweeper::resolve(const QString &hostName)
{
    const int lookup = ++m_lastLookup;
    auto promise = std::make_shared<QPromise<Result<QHostAddress>>>();
    promise->start();
    m_lookups.insert(lookup, promise);
    QHostInfo::lookupHost(hostName, this, [this, lookup, hostName](const QHostInfo &info) {
        settle(lookup, addressOf(hostName, info));
    });
    QTimer::singleShot(lookupTime, this, [this, lookup, hostName] {
        settle(lookup,
               Error{Error::Kind::Timeout,
                     tr("Looking up the name \"%1\" took too long; use the address.").arg(hostName)});
    });
    return promise->future();
}

void LanSweeper::settle(int lookup, const Result<QHostAddress> &answer)
{
    const auto promise = m_lookups.take(lookup);
    if (!promise)
        return;
    promise->addResult(answer);
    promise->finish();
}

} // namespace coalface
