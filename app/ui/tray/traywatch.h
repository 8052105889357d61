// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace coalface {

//! Tells when Qt may be asked for the desktop's tray. Most trays are services on D-Bus now, and of those Qt 6.4 keeps what it
//! learnt when it was asked first: asked too early, it never finds one that comes up later. Without D-Bus in the build or
//! the session Qt may be asked at once. GUI thread.
class TrayWatch : public QObject
{
    Q_OBJECT
public:
    explicit TrayWatch(QObject *parent = nullptr);

    //! False, too, until the bus has answered.
    bool mayAsk() const { return m_mayAsk; }

Q_SIGNALS:
    //! Now it may.
    void appeared();

private:
    void found();

    bool m_mayAsk = false;
};

} // namespace coalface
