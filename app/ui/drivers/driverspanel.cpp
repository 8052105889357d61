// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverspanel.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/rowmenu.h"
#include "ui/drivers/driverbuttons.h"
#include "ui/drivers/driverconditiontext.h"
#include "ui/drivers/driverdetails.h"
#include "ui/drivers/driverheading.h"
#include "ui/drivers/drivermetricsview.h"
#include "ui/drivers/driverresultmodel.h"
#include "ui/drivers/driverresults.h"
#include "ui/drivers/drivertable.h"
#include "ui/drivers/drivertablemodel.h"
#include "ui/drivers/driverwork.h"
#include "ui/drivers/removedriverdialog.h"
#include "ui/drivers/trustdriverdialog.h"

#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLibrary>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace coalface {

namespace {

//! The one file or folder that is dragged; empty when it is something else.
QString draggedDriver(const QMimeData &data)
{
    if (data.urls().size() != 1 || !data.urls().first().isLocalFile())
        return {};
    const QString path = data.urls().first().toLocalFile();
    return QFileInfo(path).isDir() || QLibrary::isLibrary(path) ? path : QString();
}

} // namespace

DriversPanel::DriversPanel(DriverWork &work, DriverTableModel &drivers, RecentFigures *figures,
                           QWidget *parent)
    : QWidget(parent), m_work(work), m_drivers(drivers)
{
    setAcceptDrops(true);
    const int em = fontMetrics().height();
    QWidget *top = makeTop();
    m_table = new DriverTable(m_drivers, this);
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(em / 2, em / 2, em / 2, 0);
    upperLayout->setSpacing(em / 2);
    upperLayout->addWidget(top);
    upperLayout->addWidget(m_table, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(makeLower(figures));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connectParts();
    refresh();
    showDriver();
    countResults();
}

QWidget *DriversPanel::makeTop()
{
    auto *top = new QWidget(this);
    m_summary = new ElidedLabel(top);
    m_updateAll = new QPushButton(top);
    m_install = new QPushButton(tr("&Install…"), top);
    auto *from = new QMenu(m_install);
    from->addAction(tr("From a &folder…"), this, &DriversPanel::chooseFolder);
    from->addAction(tr("From a &library…"), this, &DriversPanel::chooseLibrary);
    m_install->setMenu(from);
    m_cancelInstall = new QPushButton(tr("Cancel i&nstallation"), top);
    for (QPushButton *button : {m_updateAll, m_install, m_cancelInstall})
        button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_updateAll);
    layout->addWidget(m_install);
    layout->addWidget(m_cancelInstall);
    return top;
}

QWidget *DriversPanel::makeLower(RecentFigures *figures)
{
    const int em = fontMetrics().height();
    auto *lower = new QWidget(this);
    m_heading = new DriverHeading(lower);
    m_buttons = new DriverButtons(m_work, m_drivers, lower);
    m_tabs = new QTabWidget(lower);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("About the driver"));
    m_details = new DriverDetails(m_drivers, m_tabs);
    m_tabs->addTab(m_details, tr("Details"));
    if (figures) {
        m_metrics = new DriverMetricsView(*figures, m_tabs);
        m_tabs->addTab(m_metrics, tr("Last 24 hours"));
    }
    m_results = new DriverResults(m_work.results(), m_tabs);
    m_tabs->addTab(m_results, tr("Results"));
    auto *layout = new QVBoxLayout(lower);
    layout->setContentsMargins(0, em / 3, 0, 0);
    layout->setSpacing(em / 3);
    auto *inset = new QVBoxLayout;
    inset->setContentsMargins(em / 2, 0, em / 2, 0);
    inset->addWidget(m_heading);
    inset->addWidget(m_buttons);
    layout->addLayout(inset);
    layout->addWidget(m_tabs, 1);
    return lower;
}

void DriversPanel::connectParts()
{
    giveRowMenu(*m_table, [this](QMenu &menu) { m_buttons->fillMenu(menu); });
    connect(m_table, &DriverTable::currentTypeChanged, this, &DriversPanel::showDriver);
    connect(&m_drivers, &DriverTableModel::refreshed, this, [this] {
        refresh();
        showDriver();
    });
    connect(&m_work, &DriverWork::changed, this, &DriversPanel::refresh);
    connect(&m_work, &DriverWork::modeChanged, this, &DriversPanel::refresh);
    connect(&m_work, &DriverWork::resulted, this, &DriversPanel::noteResult);
    connect(m_updateAll, &QPushButton::clicked, this, [this] {
        if (m_work.isUpdatingAll())
            m_work.cancelAll();
        else
            m_work.updateAll(m_drivers.updatable());
    });
    connect(m_cancelInstall, &QPushButton::clicked, this,
            [this] { m_work.cancel(m_work.installedType()); });
    connect(m_buttons, &DriverButtons::installWanted, this, [this](const QString &path) {
        if (path.isEmpty())
            chooseFolder();
        else
            installFrom(path);
    });
    connect(m_buttons, &DriverButtons::focusFreed, this, [this] { m_table->setFocus(); });
    connect(m_buttons, &DriverButtons::folderWanted, this, &DriversPanel::openFolder);
    connect(m_buttons, &DriverButtons::removalWanted, this, &DriversPanel::askToRemove);
}

void DriversPanel::showDriver()
{
    const DriverOverview *driver = m_drivers.driver(m_table->currentType());
    m_heading->showDriver(driver);
    m_buttons->setDriver(m_table->currentType());
    m_details->showDriver(driver);
    if (m_metrics)
        m_metrics->showDriver(driver);
}

void DriversPanel::refresh()
{
    const int updates = int(m_drivers.updatable().size());
    if (m_work.isUpdatingAll()) {
        m_updateAll->setText(tr("Cancel &all"));
        m_updateAll->setEnabled(m_work.canCancelAll());
        m_updateAll->setToolTip(m_work.canCancelAll()
                                    ? tr("Finish the update in work and leave the others")
                                    : tr("The last of the updates is in work"));
    } else {
        m_updateAll->setText(updates > 0 ? tr("Update &all (%1)").arg(QLocale().toString(updates))
                                         : tr("Update &all"));
        m_updateAll->setEnabled(updates > 0);
        m_updateAll->setToolTip(updates > 0 ? tr("Update one driver after the other")
                                            : tr("No update is available"));
    }
    QStringList parts{tr("%n drivers", nullptr, m_drivers.rowCount())};
    parts += updates > 0 ? tr("%n updates available", nullptr, updates) : tr("no updates available");
    if (m_work.isInstalling())
        //: %1 is "Testing…"
        parts += tr("installing: %1").arg(driverStepWord(m_work.step(m_work.installedType())));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    refreshInstall();
}

void DriversPanel::refreshInstall()
{
    m_install->setVisible(!m_work.isInstalling());
    m_install->setToolTip(tr("Install a driver from a folder or a library of this computer"));
    m_cancelInstall->setVisible(m_work.isInstalling());
    const bool can = m_work.canCancel(m_work.installedType());
    m_cancelInstall->setEnabled(can);
    m_cancelInstall->setToolTip(can ? tr("Leave everything as it is")
                                    : tr("It cannot be cancelled just now"));
}

void DriversPanel::noteResult(bool good)
{
    countResults();
    if (!good)
        m_tabs->setCurrentWidget(m_results);
}

void DriversPanel::countResults()
{
    const int count = m_work.results().rowCount();
    m_tabs->setTabText(m_tabs->indexOf(m_results),
                       count > 0 ? tr("Results (%1)").arg(QLocale().toString(count))
                                 : tr("Results"));
}

void DriversPanel::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of a driver"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &DriversPanel::installFrom);
    dialog->open();
}

void DriversPanel::chooseLibrary()
{
#if defined(Q_OS_WIN)
    const QString pattern = QStringLiteral("*.dll");
#elif defined(Q_OS_MACOS)
    const QString pattern = QStringLiteral("*.dylib *.so");
#else
    const QString pattern = QStringLiteral("*.so");
#endif
    auto *dialog = new QFileDialog(this, tr("Library of a driver"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    //: %1 is "*.so"
    dialog->setNameFilters({tr("Libraries (%1)").arg(pattern), tr("All files (*)")});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &DriversPanel::installFrom);
    dialog->open();
}

void DriversPanel::installFrom(const QString &path)
{
    auto *dialog = new TrustDriverDialog(path, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TrustDriverDialog::confirmed, this, [this, path] { m_work.install(path); });
    dialog->open();
}

void DriversPanel::askToRemove()
{
    const QString type = m_table->currentType();
    const DriverOverview *driver = m_drivers.driver(type);
    if (!driver)
        return;
    auto *dialog = new RemoveDriverDialog(*driver, m_drivers.minersOf(type), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RemoveDriverDialog::confirmed, this, [this, type] { m_work.remove(type); });
    dialog->open();
}

void DriversPanel::openFolder(const QString &path)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        m_work.noteProblem(
            tr("No program could be opened for the folder %1.").arg(QDir::toNativeSeparators(path)));
}

void DriversPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_work.isInstalling() && !draggedDriver(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void DriversPanel::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    installFrom(draggedDriver(*event->mimeData()));
}

} // namespace coalface
