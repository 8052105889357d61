// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace coalface {

class DriverTableModel;
class DriverWork;
class RecentFigures;
class UpdateDriversDialog;

//! What page, dialog and window share about drivers. Made only where there is a manager. GUI thread.
class DriverCommands : public QObject
{
    Q_OBJECT
public:
    //! The window owns this.
    DriverCommands(DriverManager &manager, const WindowContext &context, QWidget *window);

    DriverWork &work() { return *m_work; }
    DriverTableModel &drivers() { return *m_drivers; }
    RecentFigures *figures() { return m_figures; } //!< null: they are not shown
    int updateCount() const { return m_updates; }
    //! Opens the dialog "Update drivers", or brings it to the front.
    void openDialog();
    bool isDialogOpen() const;

Q_SIGNALS:
    void updateCountChanged(int count);
    //! What came of an action, as a sentence.
    void succeeded(const QString &sentence);
    //! Why it did not work, as a sentence.
    void failed(const QString &sentence);
    //! A driver went back to an older version unasked; a sentence says why.
    void rolledBack(const QString &sentence);

private:
    void recount();

    QWidget *m_window;
    DriverWork *m_work;
    DriverTableModel *m_drivers;
    RecentFigures *m_figures = nullptr;
    QPointer<UpdateDriversDialog> m_dialog;
    int m_updates = 0;
};

} // namespace coalface
