// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverdetails.h"

#include "ui/common/abilitytext.h"
#include "ui/common/factsgrid.h"
#include "ui/drivers/driverchangelog.h"
#include "ui/drivers/driverconditiontext.h"
#include "ui/drivers/drivertablemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace coalface {

namespace {

QString joinedPorts(const DriverInfo &info)
{
    QStringList ports;
    for (const quint16 port : info.probePorts)
        ports += QStringLiteral("TCP %1").arg(port);
    for (const quint16 port : info.udpPorts)
        ports += QStringLiteral("UDP %1").arg(port);
    return ports.join(QStringLiteral(", "));
}

} // namespace

DriverDetails::DriverDetails(const DriverTableModel &drivers, QWidget *parent)
    : QScrollArea(parent), m_drivers(drivers), m_grid(new FactsGrid)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Details"));
    m_reasonBox = makeReason();
    m_offered = new DriverChangelogView(tr("The update brings"));
    m_changelog = new DriverChangelogView(tr("Changes so far"));
    addShortFacts();
    addLongFacts();
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_reasonBox);
    layout->addWidget(m_offered);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_changelog);
    setWidget(content);
    showDriver(nullptr);
}

QWidget *DriverDetails::makeReason()
{
    const int em = fontMetrics().height();
    auto *box = new QWidget;
    auto *label = new QLabel(tr("Reason"), box);
    m_reason = new QPlainTextEdit(box);
    m_reason->setReadOnly(true);
    m_reason->setTabChangesFocus(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reason->setFixedHeight(4 * em);
    label->setBuddy(m_reason);
    m_reason->setAccessibleName(tr("Reason"));
    auto *copy = new QPushButton(tr("Cop&y"), box);
    copy->setAutoDefault(false);
    copy->setToolTip(tr("Copy the reason, to send it to whoever made the driver"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_reason->toPlainText()); });
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(em / 2, em / 2, em / 2, 0);
    layout->addWidget(label, 0, Qt::AlignTop);
    layout->addWidget(m_reason, 1);
    layout->addWidget(copy, 0, Qt::AlignTop);
    return box;
}

void DriverDetails::addShortFacts()
{
    const auto add = [this](const QString &name, Text text) {
        m_facts += {m_grid->add(name), text};
    };
    add(tr("Type"), [](const DriverOverview &driver) { return driver.info.driverType; });
    add(tr("Manufacturer"), [](const DriverOverview &driver) { return driver.info.manufacturer; });
    m_miners = m_grid->add(tr("Miners using it"));
    add(tr("Source"),
        [](const DriverOverview &driver) { return driverSourceWord(driver.info.source); });
    add(tr("Installed"), [](const DriverOverview &driver) {
        return driver.pinned && !driver.info.version.isEmpty()
                   //: %1 is a version that no update replaces
                   ? tr("%1, pinned").arg(driver.info.version)
                   : driver.info.version;
    });
    add(tr("Available"), [](const DriverOverview &driver) { return driver.available; });
    add(tr("Previous version"),
        [](const DriverOverview &driver) { return driver.info.previousVersion; });
    add(tr("On trial"), [](const DriverOverview &driver) { return driver.info.trialVersion; });
    add(tr("Interface"), [](const DriverOverview &driver) {
        return QStringLiteral("%1.%2").arg(driver.info.interfaceMajor).arg(driver.info.interfaceMinor);
    });
    add(tr("Connection"), [](const DriverOverview &driver) { return driver.info.connectionType; });
    add(tr("Ports"), [](const DriverOverview &driver) { return joinedPorts(driver.info); });
    add(tr("Process"), [](const DriverOverview &driver) {
        return driver.info.pid ? QString::number(*driver.info.pid) : tr("not running");
    });
}

void DriverDetails::addLongFacts()
{
    const auto add = [this](const QString &name, Text text) {
        m_facts += {m_grid->add(name, FactsGrid::Length::Long), text};
    };
    add(tr("Status"), driverConditionSentence);
    add(tr("Models"),
        [](const DriverOverview &driver) { return driver.info.models.join(QStringLiteral(", ")); });
    add(tr("Abilities"), [](const DriverOverview &driver) {
        QStringList words;
        for (const QString &ability : driver.info.abilities) {
            const auto known = capabilityFromName(ability); // a newer driver may have others
            words += known ? abilityText(*known) : ability;
        }
        return words.join(QStringLiteral(", "));
    });
    add(tr("Versions on disk"), [](const DriverOverview &driver) {
        return driver.info.installedVersions.join(QStringLiteral(", "));
    });
    add(tr("Bad versions"), [](const DriverOverview &driver) {
        return driver.info.badVersions.join(QStringLiteral(", "));
    });
    add(tr("Folder"), [](const DriverOverview &driver) { return driver.folder; });
    add(tr("Library"), [](const DriverOverview &driver) { return driver.info.path; });
}

void DriverDetails::showDriver(const DriverOverview *driver)
{
    m_offered->showNews(driver ? driver->offered : DriverChangelog());
    m_changelog->showNews(driver ? driver->changelog : DriverChangelog());
    for (const Fact &fact : std::as_const(m_facts))
        FactsGrid::setValue(fact.value, driver ? fact.text(*driver) : QString());
    FactsGrid::setValue(m_miners,
                        driver ? QLocale().toString(m_drivers.minersOf(driver->info.driverType))
                               : QString());
    // The same text again would take away what a person has selected in it.
    const QString reason = driver ? driver->reason : QString();
    if (m_reason->toPlainText() != reason)
        m_reason->setPlainText(reason);
    m_reasonBox->setVisible(!reason.isEmpty());
}

} // namespace coalface
