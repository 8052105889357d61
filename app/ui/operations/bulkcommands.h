// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/undooffer.h"
#include "ui/context.h"

#include <QPointer>

class QWidget;

namespace coalface {

class BulkDialog;
class BulkOptions;
class MinerTable;
class WindowActions;

//! What a person changes on several miners at once from the window: makes the dialogs, keeps what runs although its
//! dialog was closed, the results of the last change, and what can be undone. GUI thread.
class BulkCommands : public QObject
{
    Q_OBJECT
public:
    //! The window owns this; table and actions outlive it. Connects the actions by itself.
    BulkCommands(const WindowContext &context, MinerTable &table, WindowActions &actions,
                 QWidget *window);
    ~BulkCommands() override;

    //! The dialog for the selected miners.
    void open(WriteRequest::Verb verb);
    //! The dialog "Set pool" with that kept pool, for the selected miners, or for all when none is.
    void openPool(const QString &poolId);
    void openUndo();
    //! A sheet that sets the pools and workers that miners should have, on those that have others; without those of which
    //! the worker is not known.
    void openWantedPools();
    //! The dialog "Restart" for the miners that use what was set only after it.
    void openWantedRestarts();
    //! What runs, or ran last.
    void showLast();

    //! Enables what can be done with these; `whyNone`: what is said where there are none.
    void allowActions(const QList<qint64> &selected, const QString &whyNone);
    //! "Restarting 3/4", of everything that runs; empty: nothing.
    QString status() const;
    bool isRunning() const;
    int waiting() const; //!< miners that would be changed yet and have not been begun with
    //! Begins with none of those.
    void cancel();
    //! The same, and does not wait for what is read back either.
    void endSoon();
    //! Brings back what was there before one earlier change, as openUndo() does.
    void openUndoOf(const BulkTarget &target);
    const BulkChange *last() const { return m_last; }

Q_SIGNALS:
    void statusChanged();
    //! How a change ended, as a sentence.
    void succeeded(const QString &sentence);
    void failed(const QString &sentence);

private:
    BulkDialog *show(BulkDialog *dialog);
    QSet<qint64> strangersAmong(const QList<qint64> &keys) const;
    //! `isUndo`: what Ctrl+Z offers, which is taken up then.
    void openSheet(const QList<qint64> &keys, int hidden, BulkOptions *options, bool isUndo = false);
    void begin(const QList<BulkTarget> &targets, const WriteTimes &times,
               std::chrono::milliseconds stagger, BulkChange::Purpose purpose, BulkDialog *dialog);
    void conclude(BulkChange *change);
    void offerUndo();
    void dropOld();
    BulkDialog *dialogOf(const BulkChange *change) const;

    WindowContext m_context;
    MinerTable &m_table;
    WindowActions &m_actions;
    QWidget *m_window;
    UndoOffer m_undo;
    QList<BulkChange *> m_changes; //!< those that run or are shown, and the last
    QList<QPointer<BulkDialog>> m_dialogs;
    BulkChange *m_last = nullptr;
    const BulkChange *m_undoable = nullptr; //!< the one that m_undo is about; only to be compared
};

} // namespace coalface
