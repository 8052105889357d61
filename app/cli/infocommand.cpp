// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/infocommand.h"

#include "cli/documents.h"
#include "cli/plainwords.h"
#include "cli/texttable.h"
#include "core/operations/identitycheck.h"

#include <QCborArray>

#include <chrono>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds infoDeadline{12'000};
}

QString InfoCommand::prepare(const Arguments &arguments)
{
    m_word = arguments.operands[0];
    return {};
}

void InfoCommand::start()
{
    const Result<qint64> key = context().fleet.resolve(m_word);
    if (!key)
        return refuse(key.error().detail);
    const Miner miner = *context().fleet.miner(*key);
    DriverSession *session = context().drivers.session(miner.record.driverType);
    if (!session) {
        const auto driver = context().drivers.driver(miner.record.driverType);
        return fail({Error::Kind::DriverFailed,
                     u"%1: its driver \"%2\" cannot be used. %3"_s
                         .arg(miner.record.name, miner.record.driverType,
                              driver ? driver->detail : u"It is not installed."_s)});
    }
    session->readVersionInfo(context().fleet.reference(miner.record), infoDeadline)
        .then(this, [this, miner](const Result<VersionInfo> &info) {
            if (!info)
                return fail({info.error().kind,
                             u"%1 (%2): %3"_s.arg(miner.record.name, miner.record.address,
                                                  info.error().detail)});
            const QString another = whyAnotherDevice(miner.record, info->identity);
            if (!another.isEmpty())
                return fail({Error::Kind::Rejected, u"%1: %2"_s.arg(miner.record.name, another)});
            print(miner, *info);
            finish(exitDone);
        });
}

void InfoCommand::print(const Miner &miner, const VersionInfo &info)
{
    const Found identity{miner.record.id(), miner.record.endpoint(), miner.record.driverType,
                         info.identity};
    QStringList modes;
    for (const PowerMode &mode : info.modes)
        modes << mode.name;
    QStringList capabilities;
    for (const Capability capability : info.capabilities)
        capabilities << capabilityName(capability);
    if (output().isJson()) {
        QCborMap details;
        for (auto detail = info.details.cbegin(); detail != info.details.cend(); ++detail)
            details.insert(detail.key(), detail.value());
        output().document(QCborMap{{u"miner"_s, minerDocument(miner)},
                                   {u"identity"_s, foundDocument(identity)},
                                   {u"modes"_s, QCborArray::fromStringList(modes)},
                                   {u"capabilities"_s, QCborArray::fromStringList(capabilities)},
                                   {u"version_info"_s, details}});
        return;
    }
    const auto orDash = [](const QString &text) { return text.isEmpty() ? u"—"_s : text; };
    TextTable table({miner.record.name, plainWords(minerStateName(miner.state))});
    const Identity &who = info.identity;
    table.addRow({u"model"_s, orDash(who.model)});
    table.addRow({u"manufacturer"_s, orDash(who.manufacturer)});
    table.addRow({u"firmware"_s, orDash(who.firmware)});
    table.addRow({u"hostname"_s, orDash(who.hostname)});
    table.addRow({u"address"_s, miner.record.address});
    table.addRow({u"MAC"_s, orDash(who.mac)});
    table.addRow({u"serial"_s, orDash(who.serial)});
    table.addRow({u"driver"_s, miner.record.driverType});
    table.addRow({u"modes"_s, orDash(modes.join(u", "_s))});
    table.addRow({u"can do"_s, orDash(plainWords(capabilities.join(u", "_s)))});
    for (auto obstacle = info.obstacles.cbegin(); obstacle != info.obstacles.cend(); ++obstacle) {
        table.addRow({u"not now: "_s + plainWords(capabilityName(obstacle.key())), obstacle.value()});
    }
    for (auto detail = info.details.cbegin(); detail != info.details.cend(); ++detail)
        table.addRow({detail.key(), detail.value()});
    output().text(table.toString());
}

} // namespace coalface::cli
