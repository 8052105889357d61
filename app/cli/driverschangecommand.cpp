// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/driverschangecommand.h"

#include "cli/documents.h"
#include "cli/texttable.h"

#include <QCborArray>

#include <algorithm>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {
QCborMap documentOf(const DriverChange &change)
{
    return {{u"driver_type"_s, textOrNull(change.driverType)},
            {u"ok"_s, change.ok()},
            {u"from"_s, textOrNull(change.from)},
            {u"to"_s, textOrNull(change.to)},
            {u"status"_s, driverChangeName(change.status)},
            {u"error"_s, textOrNull(change.error)}};
}
} // namespace

QString DriversChangeCommand::prepare(const Arguments &arguments)
{
    m_targets = arguments.operands;
    m_targets.removeDuplicates();
    m_trusted = arguments.isSet(u"trust"_s);
    m_version = arguments.value(u"to"_s);
    m_all = arguments.isSet(u"all"_s) || (m_verb == Verb::Reload && m_targets.isEmpty());
    if (m_verb == Verb::Update && m_all != m_targets.isEmpty())
        return u"Say either which drivers are to be updated, or --all."_s;
    return {};
}

void DriversChangeCommand::start()
{
    if (m_verb != Verb::Install) {
        if (const std::optional<QString> type = unknownType()) {
            return refuse(
                u"There is no driver \"%1\". Those there are: coalface-cli drivers list."_s.arg(
                    *type));
        }
    }
    if (m_all) {
        for (const DriverOverview &driver : context().manager.overview()) {
            // One that is switched off or pinned is left as it is, unless it is named.
            const bool isLeft = driver.info.state == DriverState::Disabled
                                || (driver.pinned
                                    && driver.condition == DriverCondition::UpdateAvailable);
            if (m_verb != Verb::Update || !isLeft)
                m_targets.append(driver.info.driverType);
        }
    }
    connect(&context().manager, &DriverManager::progressed, this,
            [this](const QString &driverType, DriverManager::Step) {
                m_changing = driverType;
                if (m_interrupted)
                    interrupt();
            });
    context().manager.adoptBundled(false).then(this, [this](const Result<Done> &) { next(); });
}

std::optional<QString> DriversChangeCommand::unknownType() const
{
    const auto unknown = std::find_if(m_targets.cbegin(), m_targets.cend(),
                                      [this](const QString &type) {
                                          return !context().drivers.driver(type);
                                      });
    return unknown == m_targets.cend() ? std::nullopt : std::optional(*unknown);
}

void DriversChangeCommand::interrupt()
{
    m_interrupted = true;
    if (!m_changing.isEmpty())
        context().manager.cancel(m_changing);
}

void DriversChangeCommand::next()
{
    if (m_interrupted || m_changes.size() == m_targets.size())
        return report();
    act(m_targets[m_changes.size()]).then(this, [this](const DriverChange &change) { done(change); });
}

QFuture<DriverChange> DriversChangeCommand::act(const QString &target)
{
    DriverManager &manager = context().manager;
    switch (m_verb) {
    case Verb::Install:
        return manager.install(target, m_trusted);
    case Verb::Update:
        return manager.update(target);
    case Verb::RollBack:
        return manager.rollBack(target, m_version);
    case Verb::Enable:
        return manager.setEnabled(target, true);
    case Verb::Disable:
        return manager.setEnabled(target, false);
    case Verb::Pin:
        return manager.setPinned(target, true);
    case Verb::Unpin:
        return manager.setPinned(target, false);
    case Verb::Remove:
        return manager.remove(target);
    case Verb::Reload:
        break;
    }
    return manager.reload(target);
}

void DriversChangeCommand::done(const DriverChange &change)
{
    m_changes.append(change);
    next();
}

void DriversChangeCommand::report()
{
    if (output().isJson()) {
        QCborArray results;
        for (const DriverChange &change : std::as_const(m_changes))
            results << documentOf(change);
        output().document(QCborMap{{u"results"_s, results}});
    } else if (m_changes.isEmpty()) {
        output().note(u"Nothing to do."_s);
    } else {
        TextTable table({u"DRIVER"_s, u"RESULT"_s, u"FROM"_s, u"TO"_s});
        for (const DriverChange &change : std::as_const(m_changes))
            table.addRow(
                {change.driverType, driverChangeName(change.status), change.from, change.to});
        output().text(table.toString());
        for (const DriverChange &change : std::as_const(m_changes)) {
            if (!change.error.isEmpty())
                output().problem(change.error);
        }
    }
    const bool allDone = std::all_of(m_changes.cbegin(), m_changes.cend(),
                                     [](const DriverChange &change) { return change.ok(); });
    finish(m_interrupted ? exitInterrupted : allDone ? exitDone : exitFailed);
}

} // namespace coalface::cli
