// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertsettings.h"

#include <QDialog>
#include <QMap>

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QTimeEdit;

namespace coalface {

class ProblemLabel;

class DesktopSign;

//! The dialog "Alert rules": which alerts are raised when, the quiet hours, and whether the desktop shows them. Nothing
//! is changed before a person saves.
class AlertRulesDialog : public QDialog
{
    Q_OBJECT
public:
    //! The settings live longer. `sign`: null: there is no way to show notifications.
    AlertRulesDialog(AlertSettings &settings, const DesktopSign *sign, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved();

private:
    struct Row
    {
        QCheckBox *enabled = nullptr;
        QDoubleSpinBox *limit = nullptr;    //!< null: the kind has none
        QDoubleSpinBox *holdsFor = nullptr; //!< min
        QDoubleSpinBox *cooldown = nullptr; //!< min
    };
    void addRule(QGridLayout &grid, AlertKind kind);
    QWidget *makeQuietHours();
    QWidget *makeNotifications();
    void fill(const AlertRules &rules);
    AlertRules chosen() const;
    void check();
    void save();

    AlertSettings &m_settings;
    const DesktopSign *m_sign;
    AlertRules m_filled; //!< what the fields were filled from
    QMap<AlertKind, Row> m_rows;
    QCheckBox *m_quiet;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
    QCheckBox *m_notify;
    QLabel *m_notifyNote;
    ProblemLabel *m_problem;
};

} // namespace coalface
