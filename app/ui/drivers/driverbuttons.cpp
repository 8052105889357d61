// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverbuttons.h"

#include "ui/common/bidi.h"
#include "ui/common/rowmenu.h"
#include "ui/drivers/driverconditiontext.h"
#include "ui/drivers/drivertablemodel.h"
#include "ui/drivers/driverwork.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

namespace coalface {

namespace {

constexpr int driverSteps = 4;

//! Enables a button; its tool tip says what it does, or why it cannot.
void permit(QPushButton &button, bool allowed, const QString &does, const QString &whyNot)
{
    button.setEnabled(allowed);
    button.setToolTip(allowed ? does : whyNot);
}

//! Whether there is something that a host could load.
bool canRun(DriverCondition condition)
{
    switch (condition) {
    case DriverCondition::Disabled:
    case DriverCondition::Incompatible:
    case DriverCondition::Missing:
    case DriverCondition::Modified:
    case DriverCondition::Untrusted:
        return false;
    default:
        return true;
    }
}

void emphasise(QPushButton &button, bool strong)
{
    QPalette palette;
    if (strong) {
        const QPalette from = QApplication::palette();
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            // The style makes it lighter again, and the text shall be legible on it.
            palette.setColor(group, QPalette::Button,
                             from.color(group, QPalette::Highlight).darker(140));
            palette.setColor(group, QPalette::ButtonText,
                             from.color(group, QPalette::HighlightedText));
        }
    }
    if (button.palette().color(QPalette::Button) != palette.color(QPalette::Button)
        || strong != button.testAttribute(Qt::WA_SetPalette))
        button.setPalette(palette);
}

} // namespace

DriverButtons::DriverButtons(DriverWork &work, DriverTableModel &drivers, QWidget *parent)
    : QWidget(parent),
      m_work(work),
      m_drivers(drivers),
      m_update(new QPushButton(driverActionLabel(DriverAction::Update), this)),
      m_rollBack(new QPushButton(driverActionLabel(DriverAction::RollBack), this)),
      m_versions(new QMenu(m_rollBack)),
      m_enable(new QPushButton(tr("&Disable"), this)),
      m_reload(new QPushButton(driverActionLabel(DriverAction::Reload), this)),
      m_folder(new QPushButton(tr("&Open folder"), this)),
      m_more(new QPushButton(tr("Mo&re"), this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("&Cancel"), this))
{
    m_rollBack->setMenu(m_versions);
    m_versions->setAccessibleName(tr("Versions"));
    m_more->setMenu(makeMore());
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, driverSteps);
    m_progress->setMaximumWidth(12 * fontMetrics().height());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 3);
    for (QPushButton *button : {m_update, m_rollBack, m_enable, m_reload, m_folder, m_more})
        layout->addWidget(button);
    layout->addStretch(1);
    layout->addWidget(m_progress, 4);
    layout->addWidget(m_cancel);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in the table shall not press one

    connect(m_update, &QPushButton::clicked, this, &DriverButtons::act);
    connect(m_versions, &QMenu::triggered, this,
            [this](const QAction *action) { m_work.rollBack(m_type, action->data().toString()); });
    connect(m_enable, &QPushButton::clicked, this, [this] {
        if (const DriverOverview *driver = m_drivers.driver(m_type))
            m_work.setEnabled(m_type, driver->condition == DriverCondition::Disabled);
    });
    connect(m_reload, &QPushButton::clicked, this, [this] { m_work.reload(m_type); });
    connect(m_folder, &QPushButton::clicked, this, [this] {
        if (const DriverOverview *driver = m_drivers.driver(m_type))
            Q_EMIT folderWanted(driver->folder);
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_work.cancel(m_type); });
    connect(&m_drivers, &DriverTableModel::refreshed, this, &DriverButtons::refresh);
    connect(&m_work, &DriverWork::changed, this, [this](const QString &driverType) {
        if (driverType == m_type)
            refresh();
    });
    refresh();
}

QMenu *DriverButtons::makeMore()
{
    auto *menu = new QMenu(m_more);
    menu->setAccessibleName(tr("More"));
    menu->setToolTipsVisible(true);
    m_pin = menu->addAction(tr("&Keep this version"));
    m_pin->setCheckable(true);
    m_pin->setToolTip(tr("Updates leave this driver alone"));
    m_remove = menu->addAction(tr("&Remove…"));
    connect(m_pin, &QAction::triggered, this,
            [this](bool pinned) { m_work.setPinned(m_type, pinned); });
    connect(m_remove, &QAction::triggered, this, &DriverButtons::removalWanted);
    return menu;
}

void DriverButtons::setDriver(const QString &driverType)
{
    m_type = driverType;
    refresh();
}

void DriverButtons::fillMenu(QMenu &menu) const
{
    for (const QPushButton *button : {m_update, m_rollBack, m_enable, m_reload, m_folder, m_more})
        addButton(menu, *button);
}

void DriverButtons::act()
{
    const DriverOverview *driver = m_drivers.driver(m_type);
    if (!driver)
        return;
    if (driver->action != DriverAction::Install)
        m_work.update(m_type);
    else if (driver->condition == DriverCondition::Untrusted)
        Q_EMIT installWanted(driver->folder.isEmpty() ? driver->info.path : driver->folder);
    else
        Q_EMIT installWanted({});
}

void DriverButtons::refresh()
{
    const QWidget *focused = window()->focusWidget();
    const bool hadFocus = focused && isAncestorOf(focused);
    const DriverOverview *driver = m_drivers.driver(m_type);
    const bool busy = m_work.isBusy(m_type);
    m_suggested = driver && !busy ? driver->action : DriverAction::None;
    QString whyNot;
    if (!driver)
        whyNot = tr("Select a driver first");
    else if (busy)
        whyNot = tr("Something is being done with this driver already");
    refreshActions(driver, whyNot);
    showProgress();
    suggest();
    // Otherwise the key that began an action would next press whichever button got the focus instead.
    if (hadFocus && (!focused->isEnabled() || !focused->isVisible()))
        Q_EMIT focusFreed();
}

void DriverButtons::refreshActions(const DriverOverview *driver, const QString &whyNot)
{
    const auto allow = [&](QPushButton *button, bool applies, const QString &does,
                           const QString &notApplicable) {
        permit(*button, whyNot.isEmpty() && applies, does,
               whyNot.isEmpty() ? notApplicable : whyNot);
    };
    const DriverOverview none;
    const DriverOverview &shown = driver ? *driver : none;
    const bool other = shown.action == DriverAction::Repair || shown.action == DriverAction::Install;
    m_update->setText(driverActionLabel(other ? shown.action : DriverAction::Update));
    QString does = tr("Take version %1").arg(isolated(shown.available));
    if (shown.action == DriverAction::Repair || shown.available.isEmpty())
        does = tr("Bring the driver's files in order");
    else if (shown.action == DriverAction::Install)
        does = tr("Install this driver so that it can run");
    allow(m_update, other || shown.action == DriverAction::Update || !shown.available.isEmpty(),
          does, tr("No update is available"));
    refreshVersions(shown);
    allow(m_rollBack, !shown.returnable.isEmpty(), tr("Take an earlier version again"),
          tr("There is no other version to go back to"));
    const bool disabled = shown.condition == DriverCondition::Disabled;
    m_enable->setText(disabled ? driverActionLabel(DriverAction::Enable) : tr("&Disable"));
    const bool switchable = shown.condition != DriverCondition::Missing
                            && shown.condition != DriverCondition::Untrusted;
    allow(m_enable, switchable,
          disabled ? tr("Let the driver run again")
                   : tr("Stop the driver; its miners are not asked until it is enabled"),
          tr("There is nothing that could run"));
    allow(m_reload, canRun(shown.condition), tr("Start the driver anew, for all programs"),
          disabled ? tr("The driver is disabled") : tr("There is nothing that could run"));
    refreshMore(shown, whyNot);
    permit(*m_folder, driver && !shown.folder.isEmpty(), tr("Show the driver's files"),
           driver ? tr("The driver has no folder") : whyNot);
}

void DriverButtons::refreshMore(const DriverOverview &driver, const QString &whyNot)
{
    permit(*m_more, whyNot.isEmpty(), tr("Keep this version, or remove the driver"), whyNot);
    m_pin->setChecked(driver.pinned);
    m_pin->setEnabled(driver.pinned || canRun(driver.condition));
    m_remove->setEnabled(!driver.removed);
}

void DriverButtons::refreshVersions(const DriverOverview &driver)
{
    const QStringList shown{driver.returnable + QStringList{driver.info.previousVersion}};
    if (shown == m_shownVersions)
        return; // it may be open just now
    m_shownVersions = shown;
    m_versions->clear();
    for (const QString &version : driver.returnable) {
        QString text = isolated(version);
        if (version == driver.info.previousVersion)
            //: %1 is a version
            text = tr("%1 (ran before)").arg(text);
        m_versions->addAction(text)->setData(version);
    }
}

void DriverButtons::showProgress()
{
    const bool busy = m_work.isBusy(m_type);
    const auto step = m_work.step(m_type);
    m_progress->setVisible(busy);
    m_progress->setValue(step ? int(*step) + 1 : 0);
    m_progress->setFormat(driverStepWord(step));
    m_cancel->setVisible(busy);
    permit(*m_cancel, m_work.canCancel(m_type), tr("Leave the driver as it is"),
           step == DriverManager::Step::Switching ? tr("It is being switched over just now")
                                                  : tr("It ends soon"));
}

void DriverButtons::suggest()
{
    emphasise(*m_update, m_suggested == DriverAction::Update || m_suggested == DriverAction::Repair
                             || m_suggested == DriverAction::Install);
    emphasise(*m_rollBack, m_suggested == DriverAction::RollBack && m_rollBack->isEnabled());
    emphasise(*m_enable, m_suggested == DriverAction::Enable);
    emphasise(*m_reload, m_suggested == DriverAction::Reload);
}

void DriverButtons::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        suggest();
}

} // namespace coalface
