// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/lanscanner.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace coalface {

//! What stands on the Miners page while the fleet is empty: what can be done, and one button for it.
class FirstRunPage : public QWidget
{
    Q_OBJECT
public:
    explicit FirstRunPage(const LanScanner &scanner, QWidget *parent = nullptr);
    //! Looks again at which networks this computer is in.
    void refresh();

Q_SIGNALS:
    void findWanted(const QString &targets);
    void addWanted();

private:
    const LanScanner &m_scanner;
    QLabel *m_text;
    QPushButton *m_find;
    QPushButton *m_add;
    QString m_targets;
};

//! "192.168.1.0/24" for each network of this computer; those larger than /20 are left out.
QStringList localTargets(const LanScanner &scanner);

} // namespace coalface
