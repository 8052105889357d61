// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertrulesdialog.h"

#include "core/fleet/minerstate.h"
#include "ui/alerts/alerttext.h"
#include "ui/common/agetext.h"
#include "ui/common/problemlabel.h"
#include "ui/tray/desktopsign.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimeEdit>

namespace coalface {

namespace {

constexpr double secondsPerMinute = 60;

//! The field's minutes in seconds; where it was not touched what it was filled from, to the second.
int spanFrom(const QDoubleSpinBox &field, int filled)
{
    const double step = 0.05; // half of what it shows
    const double before = filled / secondsPerMinute;
    return qAbs(field.value() - before) <= step ? filled
                                                : int(qRound(field.value() * secondsPerMinute));
}

} // namespace

AlertRulesDialog::AlertRulesDialog(AlertSettings &settings, const DesktopSign *sign, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_sign(sign), m_problem(new ProblemLabel(this))
{
    setWindowTitle(tr("Alert rules"));
    setAccessibleName(windowTitle());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(fontMetrics().height());
    const QStringList titles{tr("Alert"), tr("Limit"), tr("After it has lasted"),
                             tr("Not again within")};
    for (int column = 0; column < titles.size(); ++column)
        grid->addWidget(new QLabel(titles[column], this), 0, column);
    for (const AlertKind kind : allAlertKinds())
        addRule(*grid, kind);
    grid->setColumnStretch(0, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    const auto *restore = buttons->addButton(tr("Restore &defaults"), QDialogButtonBox::ResetRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(grid);
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addWidget(makeQuietHours());
    layout->addWidget(makeNotifications());
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AlertRulesDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(restore, &QPushButton::clicked, this, [this] {
        fill(m_settings.defaults());
        check();
    });
    fill(m_settings.rules());
    check();
}

void AlertRulesDialog::addRule(QGridLayout &grid, AlertKind kind)
{
    const QString title = alertTitle(kind);
    const int line = grid.rowCount();
    Row row;
    row.enabled = new QCheckBox(title, this);
    grid.addWidget(row.enabled, line, 0);
    if (const auto range = alertLimitRange(kind)) {
        row.limit = new QDoubleSpinBox(this);
        row.limit->setDecimals(1);
        row.limit->setRange(range->least, range->greatest);
        if (kind == AlertKind::Temperature) {
            row.limit->setRange(range->least - 1, range->greatest);
            row.limit->setSpecialValueText(tr("as the driver gives it"));
            row.limit->setToolTip(
                tr("Of the chip, for all miners. At its least: each driver's own limits, of "
                   "all temperatures that have one"));
        }
        row.limit->setSuffix(kind == AlertKind::Temperature ? tr(" °C") : tr(" %"));
        //: %1 is what an alert is called
        row.limit->setAccessibleName(tr("%1: limit").arg(title));
        grid.addWidget(row.limit, line, 1);
    }
    const auto span = [&](int column, const QString &name) {
        auto *field = new QDoubleSpinBox(this);
        field->setDecimals(1);
        field->setRange(0, longestAlertSpan / secondsPerMinute);
        //: minutes
        field->setSuffix(tr(" min"));
        field->setAccessibleName(name);
        grid.addWidget(field, line, column);
        return field;
    };
    //: %1 is what an alert is called
    row.holdsFor = span(2, tr("%1: after it has lasted").arg(title));
    if (kind == AlertKind::Offline) // none is called that earlier
        row.holdsFor->setMinimum(offlineSeconds / secondsPerMinute);
    //: %1 is what an alert is called
    row.cooldown = span(3, tr("%1: not again within").arg(title));
    for (QWidget *field : {static_cast<QWidget *>(row.limit), static_cast<QWidget *>(row.holdsFor),
                           static_cast<QWidget *>(row.cooldown)}) {
        if (field)
            connect(row.enabled, &QCheckBox::toggled, field, &QWidget::setEnabled);
    }
    m_rows.insert(kind, row);
}

QWidget *AlertRulesDialog::makeQuietHours()
{
    auto *group = new QWidget(this);
    m_quiet = new QCheckBox(tr("&Quiet hours: no notifications"), group);
    m_quiet->setToolTip(tr(
        "Alerts are listed all the same. What still lasts when the quiet hours end is shown then"));
    m_from = new QTimeEdit(group);
    m_to = new QTimeEdit(group);
    m_from->setAccessibleName(tr("Quiet from"));
    m_to->setAccessibleName(tr("Quiet until"));
    auto *row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_quiet);
    //: a time of day follows
    row->addWidget(new QLabel(tr("from"), group));
    row->addWidget(m_from);
    //: a time of day follows
    row->addWidget(new QLabel(tr("until"), group));
    row->addWidget(m_to);
    row->addStretch(1);
    for (QTimeEdit *field : {m_from, m_to}) {
        field->setDisplayFormat(shortTimeFormat());
        connect(m_quiet, &QCheckBox::toggled, field, &QWidget::setEnabled);
        connect(field, &QTimeEdit::timeChanged, this, &AlertRulesDialog::check);
    }
    connect(m_quiet, &QCheckBox::toggled, this, &AlertRulesDialog::check);
    return group;
}

QWidget *AlertRulesDialog::makeNotifications()
{
    auto *group = new QWidget(this);
    m_notify = new QCheckBox(tr("Show desktop &notifications"), group);
    m_notifyNote = new QLabel(group);
    m_notifyNote->setWordWrap(true);
    m_notifyNote->setForegroundRole(QPalette::PlaceholderText);
    if (m_sign && m_sign->isPossible())
        m_notifyNote->setText(
            tr("Coalface has an icon in the tray while this is on. Closing the window "
               "still ends it, unless the settings say otherwise."));
    else if (!m_sign || !m_sign->canNotify())
        m_notifyNote->setText(tr("This desktop has no tray now, which they "
                                 "need: alerts are shown in the window only."));
    m_notifyNote->setVisible(!m_notifyNote->text().isEmpty());
    auto *layout = new QVBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_notify);
    layout->addWidget(m_notifyNote);
    return group;
}

void AlertRulesDialog::fill(const AlertRules &rules)
{
    m_filled = rules;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const AlertRule rule = rules.rule(it.key());
        it->enabled->setChecked(rule.enabled);
        if (it->limit)
            it->limit->setValue(rule.limit.value_or(it->limit->minimum()));
        it->holdsFor->setValue(rule.holdsFor / secondsPerMinute);
        it->cooldown->setValue(rule.cooldown / secondsPerMinute);
        for (QDoubleSpinBox *field : {it->limit, it->holdsFor, it->cooldown}) {
            if (field)
                field->setEnabled(rule.enabled);
        }
    }
    m_quiet->setChecked(rules.quiet.enabled);
    m_from->setTime(rules.quiet.from);
    m_to->setTime(rules.quiet.to);
    m_from->setEnabled(rules.quiet.enabled);
    m_to->setEnabled(rules.quiet.enabled);
    m_notify->setChecked(rules.notifications);
}

AlertRules AlertRulesDialog::chosen() const
{
    AlertRules rules = m_filled;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        AlertRule &rule = rules.rules[it.key()];
        rule.enabled = it->enabled->isChecked();
        rule.holdsFor = spanFrom(*it->holdsFor, rule.holdsFor);
        rule.cooldown = spanFrom(*it->cooldown, rule.cooldown);
        if (!it->limit)
            continue;
        const bool isDrivers = it.key() == AlertKind::Temperature
                               && it->limit->value() <= it->limit->minimum();
        rule.limit = isDrivers ? std::nullopt : std::optional(it->limit->value());
    }
    rules.quiet = {m_quiet->isChecked(), m_from->time(), m_to->time()};
    rules.notifications = m_notify->isChecked();
    return rules;
}

void AlertRulesDialog::check()
{
    const bool isNever = m_quiet->isChecked() && m_from->time() == m_to->time();
    m_problem->setText(
        isNever ? tr("The quiet hours begin and end at the same time, so it is never quiet.")
                : QString());
}

void AlertRulesDialog::save()
{
    if (const Result<Done> done = m_settings.setRules(chosen()); !done) {
        m_problem->setText(done.error().detail);
        return;
    }
    Q_EMIT saved();
    accept();
}

} // namespace coalface
