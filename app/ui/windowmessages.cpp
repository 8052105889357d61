// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What the window says on top of its pages of the store, of the settings and of who collects.
#include "ui/common/messagebar.h"
#include "ui/mainwindow.h"

#include <utility>

namespace coalface {

namespace {
const QString lossSource = QStringLiteral("loss"); // of the message about a damaged database
const QString logSource = QStringLiteral("log");   // of those about what cannot be stored
} // namespace

void MainWindow::setCollector(const QString &sentence, bool stores)
{
    using Collector = StatusLine::Collector;
    // Why nobody can is why other things failed meanwhile, too.
    if (sentence.isEmpty() || stores) {
        for (const QString &problem : std::exchange(m_toldMeanwhile, {}))
            m_messages->setMessage(problem, MessageBar::Kind::Problem, {});
    }
    m_collector = sentence.isEmpty() ? Collector::Us
                  : stores           ? Collector::Another
                                     : Collector::Nobody;
    m_notCollecting = sentence;
    showCollector();
}

//! Of a store that is not open this window shows nothing, and that nothing can be stored has the same reason.
void MainWindow::showCollector()
{
    const bool isUnread = m_context.fleet.isUnread();
    const bool isAnother = m_collector == StatusLine::Collector::Another;
    m_messages->setMessage(QStringLiteral("collector"),
                           isAnother ? MessageBar::Kind::Notice : MessageBar::Kind::Problem,
                           isAnother && !isUnread
                               //: %1 is a sentence: "coalface-cli (process 17) is collecting."
                               ? tr("%1 This window shows what it stores.").arg(m_notCollecting)
                               : isAnother || !isUnread ? m_notCollecting : QString());
    updateStatus();
}

void MainWindow::showProblem(const QString &sentence)
{
    if (m_collector == StatusLine::Collector::Nobody)
        m_toldMeanwhile += sentence;
    m_messages->setMessage(sentence, MessageBar::Kind::Problem, sentence);
}

//! What became of a damaged database is no state that passes: nothing that is told of the database later takes it away.
void MainWindow::showStoreTrouble(const QString &sentence)
{
    const bool isLoss = !sentence.isEmpty() && m_context.databaseKeeper
                        && sentence == m_context.databaseKeeper->mended();
    if (!isLoss)
        m_storeTrouble = sentence;
    m_messages->setMessage(isLoss ? lossSource : logSource,
                           isLoss ? MessageBar::Kind::Loss : MessageBar::Kind::Problem, sentence);
}

//! The store says by itself when what it told of is over; of readings that it did not take a round without any such tells.
void MainWindow::followStoring()
{
    connect(&m_context.poller, &Poller::storingFailed, this, [this](const QString &sentence) {
        m_storing = Storing::Failed;
        m_messages->setMessage(logSource, MessageBar::Kind::Problem, sentence);
    });
    connect(&m_context.poller, &Poller::roundFinished, this, [this] {
        if (m_storing == Storing::FailedBefore)
            m_messages->setMessage(logSource, MessageBar::Kind::Problem, m_storeTrouble);
        m_storing = m_storing == Storing::Failed ? Storing::FailedBefore : Storing::Works;
    });
}

//! What became of a file that nobody could understand stays told, whatever is saved since.
void MainWindow::showSettingsTrouble()
{
    const QString &aside = m_context.settings.asideNote();
    if (std::exchange(m_settingsAside, aside) != aside)
        m_messages->setMessage(QStringLiteral("settings aside"), MessageBar::Kind::Problem, aside);
    const QString problem = m_context.settings.problem();
    m_messages->setMessage(QStringLiteral("settings"), MessageBar::Kind::Problem,
                           problem == aside ? QString() : problem);
}

void MainWindow::connectMessages()
{
    connect(&m_context.log, &TelemetryLog::trouble, this, &MainWindow::showStoreTrouble);
    connect(m_messages, &MessageBar::seen, this, [this](const QString &source) {
        if (source == lossSource && m_context.databaseKeeper)
            m_context.databaseKeeper->noteMendedSeen();
    });
    connect(&m_context.settings, &Settings::problemChanged, this, &MainWindow::showSettingsTrouble);
    connect(&m_context.fleet, &Fleet::problemChanged, this, [this](const QString &sentence) {
        m_messages->setMessage(QStringLiteral("fleet"), MessageBar::Kind::Problem, sentence);
        showCollector();
        updateActions();
    });
    connect(&m_context.fleet, &Fleet::waitingChanged, this, [this] {
        showCollector();
        updateActions();
    });
    followStoring();
    showSettingsTrouble();
}

} // namespace coalface
