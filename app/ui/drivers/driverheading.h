// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/drivermanager.h"

#include <QWidget>

class QLabel;

namespace coalface {

class ElidedLabel;

//! Which driver it is and how it stands: its name, and what its condition means.
class DriverHeading : public QWidget
{
    Q_OBJECT
public:
    explicit DriverHeading(QWidget *parent = nullptr);
    void showDriver(const DriverOverview *driver); //!< null: none

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    QLabel *m_icon;
    QLabel *m_name;
    ElidedLabel *m_sentence;
    std::optional<DriverCondition> m_condition; //!< of the icon
};

} // namespace coalface
