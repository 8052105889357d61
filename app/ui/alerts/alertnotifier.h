// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alerts/alerttext.h"

#include <QObject>

namespace coalface {

//! The desktop's way to show something while the window is not looked at. GUI thread.
class AlertNotifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! Whether a person wants it at all; without, nothing of it is on the desktop.
    virtual void setWanted(bool wanted) = 0;
    //! Something that is shown now can be seen.
    virtual bool isAvailable() const = 0;
    //! The desktop has what it takes.
    virtual bool isPossible() const = 0;
    virtual void show(const AlertNotice &notice) = 0;

Q_SIGNALS:
    void availabilityChanged();
    //! A person clicked what was shown last, or the program's sign on the desktop.
    void clicked();
};

} // namespace coalface
