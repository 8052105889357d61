// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowactions.h"

#include "ui/theme/glyphs.h"

#include <QActionGroup>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace coalface {

namespace {
constexpr char toolTipProperty[] = "usualToolTip";
}

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window), m_window(window), m_themes(new QActionGroup(this))
{
    discover = make(tr("&Discover…"), tr("Look for miners in the network"),
                    QKeySequence(Qt::CTRL | Qt::Key_D));
    discover->setIcon(glyphIcon(Glyph::Discover));
    add = make(tr("&Add…"), tr("Add a miner by its address"), QKeySequence(Qt::CTRL | Qt::Key_N));
    add->setIcon(glyphIcon(Glyph::Add));
    pollNow = make(tr("&Poll now"),
                   tr("Ask the selected miners now; all of them when none is selected"),
                   QKeySequence(Qt::Key_F5));
    pollNow->setIcon(glyphIcon(Glyph::Poll));
    pollNow->setPriority(QAction::LowPriority);
    exportCsv = make(tr("&Export CSV…"), tr("Save the history as a table for other programs"),
                     QKeySequence(Qt::CTRL | Qt::Key_E));
    exportCsv->setIcon(glyphIcon(Glyph::Export));
    // In the tool bar without their words, so that the filter has room in every language.
    exportCsv->setPriority(QAction::LowPriority);
    rename = make(tr("&Rename…"), tr("Give the miner another name"), QKeySequence(Qt::Key_F2));
    rename->setIcon(glyphIcon(Glyph::Rename));
    forget = make(tr("&Forget…"), tr("Remove the selected miners and their history"),
                  QKeySequence(Qt::Key_Delete));
    forget->setIcon(glyphIcon(Glyph::Forget));
    copy = make(tr("&Copy rows"), tr("Copy the selected rows as a table"), QKeySequence::Copy);
    copy->setIcon(glyphIcon(Glyph::Copy));
    openWeb = make(tr("Open &web interface"), tr("Open the miner's own page in the browser"),
                   QKeySequence(Qt::CTRL | Qt::Key_O));
    openWeb->setIcon(glyphIcon(Glyph::Web));
    openDetails = make(tr("Open deta&ils"), tr("Open the page of the selected miner (Enter)"));
    openDetails->setIcon(glyphIcon(Glyph::Details));
    tags = make(tr("Ta&gs"), tr("Words to find the selected miners by"));
    tags->setIcon(glyphIcon(Glyph::Tag));
    makeChanges();
    selectAll = make(tr("&Select all"), tr("Select all miners that are shown"),
                     QKeySequence::SelectAll);
    filter = make(tr("&Filter"), tr("Type what the shown miners shall contain"), QKeySequence::Find);
    showDashboard = make(tr("Das&hboard"), tr("The page with the whole fleet"),
                         QKeySequence(Qt::CTRL | Qt::Key_1));
    showMiners = make(tr("&Miners"), tr("The page with all miners"),
                      QKeySequence(Qt::CTRL | Qt::Key_2));
    showPools = make(tr("P&ools"), tr("The page with the pools that you keep"),
                     QKeySequence(Qt::CTRL | Qt::Key_3));
    showAlerts = make(tr("Al&erts"), tr("The page with what is wrong"),
                      QKeySequence(Qt::CTRL | Qt::Key_4));
    showDrivers = make(tr("D&rivers"), tr("The page with all drivers"),
                       QKeySequence(Qt::CTRL | Qt::Key_5));
    showHistory = make(tr("&History"), tr("The page with everything that happened"),
                       QKeySequence(Qt::CTRL | Qt::Key_6));
    updateDrivers = make(tr("Update &drivers…"),
                         tr("See which drivers have newer versions, and take them"),
                         QKeySequence(Qt::CTRL | Qt::Key_U));
    settings = make(tr("&Settings…"), tr("How Coalface itself shall work"),
                    QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setMenuRole(QAction::PreferencesRole);
    showDetails = make(tr("&Details"), tr("Show the details of the selected miner below the table"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    showDetails->setIcon(glyphIcon(Glyph::Details));
    showDetails->setCheckable(true);
    showDetails->setChecked(true);
    about = make(tr("&About Coalface"), tr("Version and licences"));
    about->setMenuRole(QAction::AboutRole);
    quit = make(tr("&Quit"), tr("End Coalface"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    const std::pair<Settings::Theme, QString> themes[] = {{Settings::Theme::Auto, tr("&Automatic")},
                                                          {Settings::Theme::Light, tr("&Light")},
                                                          {Settings::Theme::Dark, tr("&Dark")}};
    for (const auto &[theme, text] : themes) {
        QAction *action = m_themes->addAction(text);
        action->setCheckable(true);
        action->setData(int(theme));
    }
    connect(m_themes, &QActionGroup::triggered, this, [this](QAction *action) {
        Q_EMIT themeChosen(Settings::Theme(action->data().toInt()));
    });
}

//! What changes miners: each opens a window that shows first what would become of which one.
void WindowActions::makeChanges()
{
    restart = make(tr("Res&tart…"), tr("Restart the selected miners"),
                   QKeySequence(Qt::CTRL | Qt::Key_R));
    restart->setIcon(glyphIcon(Glyph::Restart));
    pause = make(tr("Pa&use…"), tr("Let the selected miners stop hashing until they are resumed"));
    resume = make(tr("Resum&e…"), tr("Let the selected miners hash again"));
    locate = make(tr("&Locate…"), tr("Let the selected miners show where they are"));
    powerMode = make(tr("Power &mode…"), tr("Set the power mode of the selected miners"));
    powerMode->setIcon(glyphIcon(Glyph::PowerMode));
    setPool = make(tr("Set p&ool…"), tr("Set the pool of the selected miners"),
                   QKeySequence(Qt::CTRL | Qt::Key_P));
    setPool->setIcon(glyphIcon(Glyph::Pool));
    undo = make(tr("U&ndo"), tr("Bring back what was set before the last change"),
                QKeySequence::Undo);
    lastResults = make(tr("Results of last c&hange…"),
                       tr("What came of the last change, miner by miner"));
}

QAction *WindowActions::make(const QString &text, const QString &toolTip,
                             const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setProperty(toolTipProperty, toolTip);
    action->setShortcut(shortcut);
    allow(action, true, {});
    m_window.addAction(action);
    return action;
}

void WindowActions::allow(QAction *action, bool allowed, const QString &whyNot)
{
    action->setEnabled(allowed);
    QString toolTip = action->property(toolTipProperty).toString();
    if (!allowed)
        toolTip = whyNot;
    else if (!action->shortcut().isEmpty())
        toolTip += QStringLiteral(" (%1)").arg(action->shortcut().toString(QKeySequence::NativeText));
    action->setToolTip(toolTip);
}

void WindowActions::buildMenus(bool keepingPools, bool withAlerts, bool managingDrivers,
                               bool withHistory)
{
    QMenu *file = m_window.menuBar()->addMenu(tr("&File"));
    file->addAction(exportCsv);
    file->addSeparator();
    file->addAction(quit);
    QMenu *miners = m_window.menuBar()->addMenu(tr("&Miners"));
    miners->addActions({discover, add});
    miners->addSeparator();
    miners->addActions({openDetails, pollNow, openWeb});
    miners->addSeparator();
    miners->addActions({restart, pause, resume, powerMode, setPool, locate});
    miners->addSeparator();
    miners->addActions({undo, lastResults});
    miners->addSeparator();
    miners->addActions({rename, tags, copy, selectAll});
    miners->addSeparator();
    miners->addAction(forget);
    QMenu *view = m_window.menuBar()->addMenu(tr("&View"));
    view->addActions({showDashboard, showMiners});
    if (keepingPools)
        view->addAction(showPools);
    else
        m_window.removeAction(showPools); // nor by its key
    if (withAlerts)
        view->addAction(showAlerts);
    else
        m_window.removeAction(showAlerts); // nor by its key
    if (managingDrivers)
        view->addAction(showDrivers);
    if (withHistory)
        view->addAction(showHistory);
    else
        m_window.removeAction(showHistory); // nor by its key
    view->addActions({filter, showDetails});
    view->addSeparator();
    QMenu *theme = view->addMenu(tr("&Theme"));
    theme->addActions(m_themes->actions());
    QMenu *tools = m_window.menuBar()->addMenu(tr("&Tools"));
    if (managingDrivers)
        tools->addAction(updateDrivers);
    tools->addAction(settings);
    for (QAction *action : {showDrivers, updateDrivers}) {
        if (!managingDrivers)
            m_window.removeAction(action); // nor by its key
    }
    QMenu *help = m_window.menuBar()->addMenu(tr("&Help"));
    help->addAction(about);
    for (QMenu *menu : {file, miners, view, tools, help})
        menu->setToolTipsVisible(true);
}

void WindowActions::buildToolBar(QLineEdit *filterEdit)
{
    auto *bar = new QToolBar(tr("Tools"), &m_window);
    bar->setObjectName(QStringLiteral("tools"));
    bar->setAccessibleName(tr("Tools"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    const int side = bar->fontMetrics().height() * 5 / 4;
    bar->setIconSize({side, side});
    bar->addActions({discover, add, pollNow, exportCsv});
    bar->addSeparator();
    bar->addActions({restart, powerMode, setPool});
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    filterEdit->setMinimumWidth(10 * bar->fontMetrics().height());
    filterEdit->setMaximumWidth(18 * bar->fontMetrics().height());
    bar->addWidget(filterEdit);
    m_window.addToolBar(bar);
}

void WindowActions::fillContextMenu(QMenu &menu) const
{
    menu.addActions({openDetails, pollNow, openWeb});
    menu.addSeparator();
    menu.addActions({restart, pause, resume, powerMode, setPool, locate});
    menu.addSeparator();
    menu.addActions({rename, tags, copy, exportCsv});
    menu.addSeparator();
    menu.addAction(forget);
}

Settings::Theme WindowActions::theme() const
{
    const QAction *checked = m_themes->checkedAction();
    return checked ? Settings::Theme(checked->data().toInt()) : Settings::Theme::Auto;
}

void WindowActions::setTheme(Settings::Theme theme)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == int(theme));
}

} // namespace coalface
