// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace coalface {

//! A button that stays down, and shows with a bar that it is: in a dark window the shade alone is
//! hardly seen.
class ToggleButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ToggleButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace coalface
