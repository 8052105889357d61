// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/driverupdates.h"

#include "drivers/changelog.h"
#include "drivers/inbackground.h"
#include "drivers/logging.h"
#include "drivers/updates/bundledcopies.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QPromise>

#include <algorithm>

namespace coalface {

using namespace Qt::StringLiterals;

DriverUpdates::DriverUpdates(DriverCatalogue &catalogue, const Clock &clock, QObject *parent)
    : DriverManager(parent), m_catalogue(catalogue), m_clock(clock), m_trials(catalogue, clock)
{
    connect(&catalogue, &DriverDirectory::driverChanged, this, &DriverManager::overviewChanged);
    connect(&m_trials, &DriverTrials::rolledBack, this,
            [this](const QString &driverType, const QString &sentence) {
                clean(driverType);
                Q_EMIT rolledBackByItself(driverType, sentence);
            });
    connect(&m_trials, &DriverTrials::promoted, this, &DriverUpdates::clean);
}

DriverUpdates::~DriverUpdates() = default;

DriverUpdates::Promise DriverUpdates::promise()
{
    auto promise = std::make_shared<QPromise<DriverChange>>();
    promise->start();
    return promise;
}

void DriverUpdates::settle(const Promise &promise, const DriverChange &change)
{
    promise->addResult(change);
    promise->finish();
}

QFuture<DriverChange> DriverUpdates::settled(const DriverChange &change)
{
    const Promise done = promise();
    settle(done, change);
    return done->future();
}

QString DriverUpdates::running(const QString &driverType) const
{
    const DriverSelection *selection = m_catalogue.selection(driverType);
    return selection && selection->runs() ? selection->version.info.version : QString();
}

std::optional<DriverChange> DriverUpdates::refusal(const QString &driverType) const
{
    const auto refused = [&](const QString &why) {
        return DriverChange{driverType, DriverChange::Status::Refused, running(driverType),
                            running(driverType), why};
    };
    if (!m_catalogue.selection(driverType))
        return refused(u"There is no driver \"%1\"."_s.arg(driverType));
    if (m_installing.contains(driverType) || m_deciding.contains(driverType))
        return refused(
            u"Something else is being done with the driver \"%1\". Wait for its end."_s.arg(
                driverType));
    return {};
}

DriverOverview DriverUpdates::overviewOf(const DriverInfo &info) const
{
    DriverOverview overview;
    overview.info = info;
    const DriverSelection &selection = *m_catalogue.selection(info.driverType);
    const DriverFacts &facts = *m_catalogue.facts(info.driverType);
    overview.condition = selection.condition;
    overview.reason = selection.reason;
    overview.available = selection.available;
    overview.returnable = selection.returnable;
    overview.pinned = facts.choice && facts.choice->pinned;
    overview.removed = facts.choice && facts.choice->removed;
    overview.folder = selection.version.folder;
    overview.changelog = selection.version.changelog;
    for (const DriverVersion &version : facts.bundled + facts.local) {
        if (version.info.version == overview.available && overview.offered.isEmpty())
            overview.offered = newsSince(version.changelog, info.version);
    }
    // How its host does comes before what could be updated, and after what is wrong with its files.
    if (selection.runs() && info.state == DriverState::Broken) {
        overview.condition = DriverCondition::Broken;
        overview.reason = info.detail;
    } else if (selection.runs() && info.state == DriverState::Backoff) {
        overview.condition = DriverCondition::Failing;
        overview.reason = info.detail;
    }
    const bool canReturn = !overview.returnable.isEmpty();
    switch (overview.condition) {
    case DriverCondition::UpToDate:
    case DriverCondition::NewerThanBundled:
    case DriverCondition::RolledBack:
        break;
    case DriverCondition::UpdateAvailable:
        overview.action = DriverAction::Update;
        break;
    case DriverCondition::RunsBundled:
    case DriverCondition::Modified:
    case DriverCondition::Missing:
        overview.action = overview.available.isEmpty() ? DriverAction::Install
                                                       : DriverAction::Repair;
        break;
    case DriverCondition::Untrusted:
        overview.action = DriverAction::Install;
        break;
    case DriverCondition::Incompatible:
        overview.action = overview.available.isEmpty() ? DriverAction::Install
                                                       : DriverAction::Update;
        break;
    case DriverCondition::OnTrial:
        overview.action = canReturn ? DriverAction::RollBack : DriverAction::None;
        break;
    case DriverCondition::Failing:
    case DriverCondition::Broken:
        overview.action = canReturn ? DriverAction::RollBack : DriverAction::Reload;
        break;
    case DriverCondition::Disabled:
        overview.action = DriverAction::Enable;
        break;
    }
    return overview;
}

QList<DriverOverview> DriverUpdates::overview() const
{
    QList<DriverOverview> list;
    for (const DriverInfo &info : m_catalogue.drivers())
        list.append(overviewOf(info));
    return list;
}

QFuture<DriverChange> DriverUpdates::install(const QString &path, bool trusted)
{
    return run(path, {trusted, false});
}

QFuture<DriverChange> DriverUpdates::run(const QString &path, const InstallRequest &request)
{
    const Promise done = promise();
    auto *action = new InstallAction(m_catalogue, m_clock, path, request, this);
    action->mayGoOn = [this, action](const QString &driverType) {
        const std::optional<DriverChange> refused = refusal(driverType);
        if (refused && m_catalogue.selection(driverType))
            return refused->error;
        m_installing.insert(driverType, action);
        return QString();
    };
    connect(action, &InstallAction::progressed, this, &DriverManager::progressed);
    connect(action, &InstallAction::finished, this, [this, action, done](const DriverChange &change) {
        if (m_installing.value(change.driverType) == action)
            m_installing.remove(change.driverType);
        qCInfo(driversLog).noquote().nospace()
            << "Driver " << change.driverType << ": " << driverChangeName(change.status)
            << ", from \"" << change.from << "\" to \"" << change.to << "\". " << change.error;
        if (!change.driverType.isEmpty())
            Q_EMIT overviewChanged(change.driverType);
        settle(done, change);
    });
    action->start();
    return done->future();
}

QFuture<DriverChange> DriverUpdates::update(const QString &driverType)
{
    m_catalogue.refresh(driverType);
    if (const std::optional<DriverChange> refused = refusal(driverType))
        return settled(*refused);
    const DriverSelection &selection = *m_catalogue.selection(driverType);
    const QString now = running(driverType);
    if (m_catalogue.facts(driverType)->choice.value_or(DriverChoice()).removed) {
        return settled({driverType, DriverChange::Status::Refused, now, now,
                        u"%1 was removed. Enable it to have it back."_s.arg(driverType)});
    }
    const bool damaged = selection.condition == DriverCondition::Modified
                         || selection.condition == DriverCondition::Missing
                         || selection.condition == DriverCondition::Incompatible
                         || selection.condition == DriverCondition::Untrusted;
    for (const DriverVersion &own : m_catalogue.facts(driverType)->bundled) {
        // In place of one that is damaged the program's own is taken, be it older.
        if (own.info.version == selection.available)
            return run(own.folder, {true, damaged});
    }
    if (damaged) {
        return settled({driverType, DriverChange::Status::Failed, now, now,
                        u"%1 Coalface does not bring this driver, so it cannot repair it: install "
                        u"it again from "
                        u"where you got it."_s.arg(selection.reason)});
    }
    return settled({driverType, DriverChange::Status::Unchanged, now, now, {}});
}

QFuture<DriverChange> DriverUpdates::decide(const QString &driverType, DriverChange::Status done,
                                            std::function<Result<DriverChoice>(const QString &)> work)
{
    if (const std::optional<DriverChange> refused = refusal(driverType))
        return settled(*refused);
    m_deciding.insert(driverType);
    const Promise promised = promise();
    const QString from = running(driverType);
    inBackground(
        [work = std::move(work), store = m_catalogue.places().installed] { return work(store); })
        .then(qApp, [self = QPointer(this), driverType, done, from,
                     promised](const Result<DriverChoice> &choice) {
            DriverChange change{driverType, done, from, from, {}};
            if (!choice) {
                change.status = choice.error().kind == Error::Kind::Rejected
                                    ? DriverChange::Status::Refused
                                    : DriverChange::Status::Failed;
                change.error = choice.error().detail;
            }
            if (self) {
                self->m_deciding.remove(driverType);
                self->m_catalogue.refresh(driverType);
                change.to = self->running(driverType);
            }
            settle(promised, change);
        });
    return promised->future();
}

QFuture<DriverChange> DriverUpdates::rollBack(const QString &driverType, const QString &to)
{
    m_catalogue.refresh(driverType);
    if (const std::optional<DriverChange> refused = refusal(driverType))
        return settled(*refused);
    const DriverFacts facts = *m_catalogue.facts(driverType);
    const DriverSelection &selection = *m_catalogue.selection(driverType);
    const QString now = running(driverType);
    const DriverChoice choice = facts.choice.value_or(DriverChoice());
    QString version = to;
    if (version.isEmpty())
        version = choice.trial ? choice.active : choice.previous;
    if (version.isEmpty()) {
        return settled({driverType, DriverChange::Status::Refused, now, now,
                        u"No version of %1 ran before this one."_s.arg(driverType)});
    }
    if (version == now && !choice.trial)
        return settled({driverType, DriverChange::Status::Unchanged, now, now, {}});
    if (!selection.returnable.contains(version)) {
        return settled(
            {driverType, DriverChange::Status::Refused, now, now,
             u"Version %1 of %2 is not there, or its files are not whole. What can be gone back to: %3."_s
                 .arg(version, driverType,
                      selection.returnable.isEmpty() ? u"nothing"_s
                                                     : selection.returnable.join(u", "_s))});
    }
    return decide(driverType, DriverChange::Status::RolledBack,
                  [facts, version](const QString &store) { return wentBack(store, facts, version); });
}

QFuture<DriverChange> DriverUpdates::setEnabled(const QString &driverType, bool enabled)
{
    const auto status = enabled ? DriverChange::Status::Enabled : DriverChange::Status::Disabled;
    return decide(driverType, status, [driverType, enabled](const QString &store) {
        return decided(store, driverType, [enabled](DriverChoice &choice) {
            choice.disabled = !enabled;
            if (enabled)
                choice.removed = false;
        });
    });
}

QFuture<DriverChange> DriverUpdates::setPinned(const QString &driverType, bool pinned)
{
    const auto status = pinned ? DriverChange::Status::Pinned : DriverChange::Status::Unpinned;
    if (running(driverType).isEmpty() && pinned && m_catalogue.selection(driverType)) {
        return settled({driverType,
                        DriverChange::Status::Refused,
                        {},
                        {},
                        u"No version of %1 runs that could be kept."_s.arg(driverType)});
    }
    return decide(driverType, status, [driverType, pinned](const QString &store) {
        return decided(store, driverType,
                       [pinned](DriverChoice &choice) { choice.pinned = pinned; });
    });
}

QFuture<DriverChange> DriverUpdates::remove(const QString &driverType)
{
    const DriverFacts *facts = m_catalogue.facts(driverType);
    const bool isOurs = facts && !facts->bundled.isEmpty();
    return decide(driverType, DriverChange::Status::Removed,
                  [driverType, isOurs](const QString &store) {
                      return removedDriver(store, driverType, isOurs);
                  });
}

QFuture<DriverChange> DriverUpdates::reload(const QString &driverType)
{
    return decide(driverType, DriverChange::Status::Reloaded, [driverType](const QString &store) {
        return decided(store, driverType, [](DriverChoice &choice) { ++choice.reloads; });
    });
}

void DriverUpdates::cancel(const QString &driverType)
{
    if (InstallAction *action = m_installing.value(driverType))
        action->cancel();
}

void DriverUpdates::clean(const QString &driverType)
{
    inBackground([store = m_catalogue.places().installed, driverType,
                  inUse = m_catalogue.versionsInUse(driverType)] {
        removeUnused(store, driverType, inUse);
    }).then(qApp, [self = QPointer(this), driverType] {
        if (self)
            self->m_catalogue.refresh(driverType);
    });
}

QFuture<Result<Done>> DriverUpdates::adoptBundled(bool takeUpdates)
{
    const QString store = m_catalogue.places().installed;
    const QString lost = m_catalogue.choices().problem();
    QList<DriverVersion> bundled;
    QList<DriverVersion> running;
    for (const DriverInfo &info : m_catalogue.drivers()) {
        bundled += m_catalogue.facts(info.driverType)->bundled;
        if (const DriverSelection &chosen = *m_catalogue.selection(info.driverType); chosen.runs())
            running += chosen.version;
    }
    using Damaged = QList<std::pair<DriverVersion, QString>>;
    const auto work = [bundled, running, store, takeUpdates, now = m_clock.now()] {
        // Files whose sizes are right are only known to be wrong when they are read.
        Damaged damaged;
        for (const DriverVersion &version : running) {
            if (const QString problem = version.files.contentProblem(); !problem.isEmpty())
                damaged.append({version, problem});
        }
        return std::pair(copyBundled(store, bundled, takeUpdates, now), damaged);
    };
    return inBackground(work).then(qApp, [self = QPointer(this), bundled, store,
                                          lost](const std::pair<Result<Done>, Damaged> &done) {
        if (!done.first)
            qCWarning(driversLog).noquote() << done.first.error().detail;
        if (self) {
            const QFileInfo folder(store);
            self->m_problem
                = folder.exists() && !folder.isWritable()
                      ? u"The folder \"%1\" is read-only: drivers cannot be installed or changed."_s
                            .arg(QDir::toNativeSeparators(store))
                      : lost;
            for (const auto &[version, problem] : done.second)
                self->m_catalogue.markUnusable(version.info.driverType, version, problem);
            for (const DriverVersion &version : bundled)
                self->m_catalogue.refresh(version.info.driverType);
        }
        return done.first;
    });
}

} // namespace coalface
