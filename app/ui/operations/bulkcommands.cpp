// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulkcommands.h"

#include "core/operations/preview.h"
#include "ui/common/fleetminers.h"
#include "ui/miners/minertable.h"
#include "ui/operations/bulkdialog.h"
#include "ui/operations/bulktext.h"
#include "ui/operations/modeoptions.h"
#include "ui/operations/pooloptions.h"
#include "ui/operations/undooptions.h"
#include "ui/windowactions.h"

#include <QSet>

#include <algorithm>

namespace coalface {

using Verb = WriteRequest::Verb;
using Purpose = BulkChange::Purpose;

BulkCommands::BulkCommands(const WindowContext &context, MinerTable &table, WindowActions &actions,
                           QWidget *window)
    : QObject(window),
      m_context(context),
      m_table(table),
      m_actions(actions),
      m_window(window),
      m_undo(context.clock)
{
    const std::pair<QAction *, Verb> verbs[] = {{actions.restart, Verb::Restart},
                                                {actions.pause, Verb::Pause},
                                                {actions.resume, Verb::Resume},
                                                {actions.locate, Verb::Identify},
                                                {actions.powerMode, Verb::SetMode},
                                                {actions.setPool, Verb::SetPool}};
    for (const auto &[action, verb] : verbs)
        connect(action, &QAction::triggered, this, [this, verb = verb] { open(verb); });
    connect(actions.undo, &QAction::triggered, this, &BulkCommands::openUndo);
    connect(actions.lastResults, &QAction::triggered, this, &BulkCommands::showLast);
    connect(&m_undo, &UndoOffer::changed, this, &BulkCommands::offerUndo);
    offerUndo();
    WindowActions::allow(m_actions.lastResults, false, tr("Nothing was changed yet"));
}

BulkCommands::~BulkCommands()
{
    // They show what this owns.
    for (const QPointer<BulkDialog> &dialog : std::as_const(m_dialogs))
        delete dialog.data();
    qDeleteAll(m_changes);
}

void BulkCommands::open(Verb verb)
{
    const QList<qint64> keys = m_table.selectedKeys();
    if (keys.isEmpty())
        return;
    BulkOptions *options = verb == Verb::SetMode   ? static_cast<BulkOptions *>(new ModeOptions)
                           : verb == Verb::SetPool ? static_cast<BulkOptions *>(
                                 new PoolOptions(m_context.pools, m_context.poolTester))
                                                   : new PlainOptions(verb);
    options->tellStrangers(strangersAmong(keys));
    openSheet(keys, m_table.hiddenSelectionCount(), options);
}

void BulkCommands::openPool(const QString &poolId)
{
    const QList<qint64> selected = m_table.selectedKeys();
    const QList<qint64> keys = selected.isEmpty() ? m_context.fleet.keys() : selected;
    if (keys.isEmpty())
        return;
    auto *options = new PoolOptions(m_context.pools, m_context.poolTester);
    options->choose(poolId);
    options->tellStrangers(strangersAmong(keys));
    openSheet(keys, selected.isEmpty() ? 0 : m_table.hiddenSelectionCount(), options);
}

void BulkCommands::openUndo()
{
    const QList<BulkTarget> targets = m_undo.targets();
    QList<qint64> keys;
    for (const BulkTarget &target : targets) {
        if (m_context.fleet.miner(target.key))
            keys += target.key;
    }
    if (keys.isEmpty())
        return;
    auto *options = new UndoOptions(Purpose::Undo, targets, m_context.pools);
    options->tellLeft(m_undo.left(), m_undo.half());
    options->tellStrangers(strangersAmong(keys));
    openSheet(keys, 0, options, true);
}

void BulkCommands::openUndoOf(const BulkTarget &target)
{
    if (!m_context.fleet.miner(target.key))
        return;
    auto *options = new UndoOptions(Purpose::Undo, {target}, m_context.pools);
    options->tellStrangers(strangersAmong({target.key}));
    openSheet({target.key}, 0, options);
}

void BulkCommands::openWantedPools()
{
    QList<BulkTarget> targets;
    QList<qint64> keys;
    for (const PoolDrift &drift : m_context.wantedPools->drifts()) {
        const Miner *miner = m_context.fleet.miner(drift.miner);
        const Workplace &place = drift.wanted.place;
        if (!miner || place.user.isEmpty())
            continue;
        const PoolSettings pool{drift.wanted.slot, place.url, place.user, usualPoolPassword(),
                                false};
        if (!keys.isEmpty() && keys.constLast() == drift.miner) {
            targets.last().request.fallback = pool; // which comes after the miner's pool
            continue;
        }
        BulkTarget target;
        target.key = drift.miner;
        target.name = miner->record.name;
        target.request = {WriteRequest::Verb::SetPool, {}, pool};
        keys << drift.miner;
        targets << target;
    }
    if (keys.isEmpty())
        return;
    auto *options = new UndoOptions(Purpose::SetAgain, targets, m_context.pools);
    options->tellStrangers(strangersAmong(keys));
    openSheet(keys, 0, options);
}

void BulkCommands::openWantedRestarts()
{
    QList<qint64> keys;
    for (const PendingRestart &pending : m_context.wantedPools->restarts()) {
        if (m_context.fleet.miner(pending.miner) && !keys.contains(pending.miner))
            keys << pending.miner;
    }
    if (!keys.isEmpty())
        openSheet(keys, 0, new PlainOptions(Verb::Restart));
}

//! Those of them that work, or may work until they restart, for a pool that was not set through Coalface.
QSet<qint64> BulkCommands::strangersAmong(const QList<qint64> &keys) const
{
    QSet<qint64> strangers;
    if (!m_context.wantedPools)
        return strangers;
    for (const qint64 key : keys) {
        const PoolDrift *drift = m_context.wantedPools->drift(key);
        const QList<PendingRestart> restarts = m_context.wantedPools->restarts(key);
        if ((drift && drift->cause != PoolDrift::Cause::Device)
            || std::any_of(restarts.cbegin(), restarts.cend(), [](const PendingRestart &one) {
                   return one.isStrangers && one.poolSlot.value_or(0) == 0;
               }))
            strangers << key;
    }
    return strangers;
}

void BulkCommands::openSheet(const QList<qint64> &keys, int hidden, BulkOptions *options,
                             bool isUndo)
{
    const Purpose purpose = options->purpose();
    BulkDialog *dialog = show(new BulkDialog(m_context, keys, hidden, options, m_window));
    connect(dialog, &BulkDialog::confirmed, this,
            [this, dialog, isUndo, purpose](const QList<BulkTarget> &targets, const WriteTimes &times,
                                            std::chrono::milliseconds stagger) {
                if (isUndo)
                    m_undo.withdraw();
                begin(targets, times, stagger, purpose, dialog);
            });
}

BulkDialog *BulkCommands::show(BulkDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkDialog::undoWanted, this, &BulkCommands::openUndo);
    connect(dialog, &QObject::destroyed, this, &BulkCommands::dropOld);
    m_dialogs.removeIf([](const QPointer<BulkDialog> &entry) { return entry.isNull(); });
    m_dialogs += dialog;
    dialog->show();
    return dialog;
}

void BulkCommands::begin(const QList<BulkTarget> &targets, const WriteTimes &times,
                         std::chrono::milliseconds stagger, Purpose purpose, BulkDialog *dialog)
{
    auto *change = new BulkChange(m_context.fleet, m_context.drivers, m_context.poller, targets);
    change->setJournal(m_context.journal);
    change->setPurpose(purpose);
    m_changes += change;
    m_last = change;
    connect(change, &BulkChange::started, this, &BulkCommands::statusChanged);
    connect(change, &BulkChange::entryChanged, this, &BulkCommands::statusChanged);
    connect(change, &BulkChange::finished, this, [this, change] { conclude(change); });
    dialog->showChange(*change);
    change->start(times, stagger);
    WindowActions::allow(m_actions.lastResults, true, {});
    dropOld();
}

void BulkCommands::conclude(BulkChange *change)
{
    if (const QList<BulkTarget> undo = change->undoTargets(); !undo.isEmpty()) {
        m_undoable = change;
        m_undo.offer(undo, change->namesWithoutUndo(), change->namesKeepingFallback());
    }
    Q_EMIT statusChanged();
    const BulkChange::Counts counts = change->counts();
    const QString sentence = bulktext::summary(*change);
    // Where its results can be seen they say it.
    if (counts.failed + counts.uncertain > 0 && !dialogOf(change))
        Q_EMIT failed(sentence + QLatin1Char(' ') + tr("See Miners ▸ Results of last change."));
    else
        Q_EMIT succeeded(sentence);
    dropOld();
}

void BulkCommands::showLast()
{
    if (!m_last)
        return;
    BulkDialog *dialog = dialogOf(m_last);
    if (!dialog) {
        dialog = show(new BulkDialog(*m_last, m_window));
        dialog->setUndoable(m_undoable == m_last && !m_undo.targets().isEmpty());
    }
    dialog->raise();
    dialog->activateWindow();
}

BulkDialog *BulkCommands::dialogOf(const BulkChange *change) const
{
    for (const QPointer<BulkDialog> &dialog : m_dialogs) {
        if (dialog && dialog->isVisible() && dialog->change() == change)
            return dialog;
    }
    return nullptr;
}

void BulkCommands::dropOld()
{
    m_changes.removeIf([this](BulkChange *change) {
        const bool isShown = std::any_of(m_dialogs.cbegin(), m_dialogs.cend(),
                                         [change](const QPointer<BulkDialog> &dialog) {
                                             return dialog && dialog->change() == change;
                                         });
        if (change == m_last || change->isRunning() || isShown)
            return false;
        change->deleteLater(); // it may be the one that is just telling its end
        return true;
    });
}

void BulkCommands::offerUndo()
{
    const QList<BulkTarget> targets = m_undo.targets();
    if (targets.isEmpty())
        m_undoable = nullptr;
    m_actions.undo->setText(
        targets.isEmpty() ? tr("U&ndo")
                          : bulktext::undoTitle(targets.first().request.verb, int(targets.size())));
    WindowActions::allow(m_actions.undo, !targets.isEmpty(),
                         m_context.events
                             ? tr("Nothing was changed in the last ten minutes that can be undone. "
                                  "The page “History” still offers it for older changes.")
                             : tr(
                                 "Nothing was changed in the last ten minutes that can be undone"));
    for (const QPointer<BulkDialog> &dialog : std::as_const(m_dialogs)) {
        if (dialog)
            dialog->setUndoable(m_undoable && dialog->change() == m_undoable);
    }
}

void BulkCommands::allowActions(const QList<qint64> &selected, const QString &whyNone)
{
    // What a family of miners can do at best; what each can do shows when it is asked.
    QSet<QString> types;
    for (const Miner *miner : fleetMiners(m_context.fleet, selected))
        types.insert(miner->record.driverType);
    QSet<QString> abilities;
    bool isTold = true;
    for (const QString &type : std::as_const(types)) {
        const auto driver = m_context.drivers.driver(type);
        isTold = isTold && driver && !driver->abilities.isEmpty();
        if (driver)
            abilities.unite(QSet<QString>(driver->abilities.begin(), driver->abilities.end()));
    }
    const std::pair<QAction *, Capability> actions[] = {{m_actions.restart, Capability::Restart},
                                                        {m_actions.pause, Capability::Pause},
                                                        {m_actions.resume, Capability::Resume},
                                                        {m_actions.locate, Capability::Identify},
                                                        {m_actions.powerMode, Capability::SetMode},
                                                        {m_actions.setPool, Capability::SetPool}};
    for (const auto &[action, capability] : actions) {
        const bool possible = !isTold || abilities.contains(capabilityName(capability));
        WindowActions::allow(action, !selected.isEmpty() && possible,
                             selected.isEmpty() ? whyNone
                                                : tr("None of the selected miners can do that"));
    }
}

bool BulkCommands::isRunning() const
{
    return std::any_of(m_changes.cbegin(), m_changes.cend(),
                       [](const BulkChange *change) { return change->isRunning(); });
}

int BulkCommands::waiting() const
{
    int waiting = 0;
    for (const BulkChange *change : m_changes) {
        if (!change->isRunning())
            continue;
        const QList<BulkChange::Entry> &entries = change->entries();
        waiting += int(std::count_if(entries.cbegin(), entries.cend(), [](const auto &entry) {
            return entry.phase == Operation::Phase::Waiting;
        }));
    }
    return waiting;
}

void BulkCommands::cancel()
{
    const QList<BulkChange *> changes = m_changes;
    for (BulkChange *change : changes)
        change->cancel();
}

void BulkCommands::endSoon()
{
    const QList<BulkChange *> changes = m_changes;
    for (BulkChange *change : changes)
        change->endSoon();
}

QString BulkCommands::status() const
{
    QStringList parts;
    for (const BulkChange *change : m_changes) {
        if (!change->isRunning())
            continue;
        const int all = int(change->entries().size());
        parts += bulktext::progress(change->verb(), all - change->counts().open, all);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace coalface
