// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleet.h"
#include "core/ports/lanscanner.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace coalface {

//! What stands on the Miners page while the fleet is empty: what can be done, and one button for it; or that nobody knows
//! what it is.
class FirstRunPage : public QWidget
{
    Q_OBJECT
public:
    FirstRunPage(const Fleet &fleet, const LanScanner &scanner, QWidget *parent = nullptr);
    //! Looks again at which networks this computer is in, and whether the fleet is known.
    void refresh();

Q_SIGNALS:
    void findWanted(const QString &targets);
    void addWanted();

private:
    const Fleet &m_fleet;
    const LanScanner &m_scanner;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_find;
    QPushButton *m_add;
    QString m_targets;
};

//! "192.168.1.0/24" for each network of this computer; those larger than /20 are left out.
QStringList localTargets(const LanScanner &scanner);

} // namespace coalface
