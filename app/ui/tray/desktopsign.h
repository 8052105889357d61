// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QObject>

namespace coalface {

//! The program's sign on the desktop, beside its window: there while something needs it. GUI thread.
class DesktopSign : public QObject
{
    Q_OBJECT
public:
    //! What it is there for.
    enum Use {
        Notifications = 1,
        Running = 2 //!< the program goes on while its window is closed
    };
    Q_DECLARE_FLAGS(Uses, Use)

    using QObject::QObject;

    //! Without any use, nothing of it is on the desktop.
    virtual void setWanted(Use use, bool wanted) = 0;
    //! It is there: the window can be had back.
    virtual bool isAvailable() const = 0;
    //! The desktop has what it takes.
    virtual bool isPossible() const = 0;
    //! A notification that is shown now can be seen: there is a sign, or the desktop shows them without one.
    virtual bool canNotify() const = 0;
    //! A notification.
    virtual void show(const QString &title, const QString &text) = 0;
    //! How the fleet does, as a few lines; whether something waits for a person.
    virtual void setSummary(const QString &text, bool needsAttention) = 0;

Q_SIGNALS:
    //! It came or went, or what shows notifications did.
    void availabilityChanged();
    //! A person clicked the notification that was shown last.
    void notificationClicked();
    void openWanted();
    void quitWanted();
};

Q_DECLARE_OPERATORS_FOR_FLAGS(DesktopSign::Uses)

} // namespace coalface
