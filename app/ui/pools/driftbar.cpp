// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/driftbar.h"

#include "ui/common/namelist.h"
#include "ui/pools/drifttext.h"
#include "ui/pools/restarttext.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace coalface {

namespace {
constexpr int namesShown = 3;
constexpr int linesShown = 6; // in the question itself
} // namespace

DriftBar::DriftBar(const WindowContext &context, QWidget *parent)
    : WarningBar(parent), m_context(context), m_again(addButton(tr("Set a&gain…")))
{
    const QPushButton *keep
        = addButton(tr("Keep as it &is…"),
                    tr("Take the pools and fallbacks of now as what you want from now "
                       "on; no miner is changed"));
    connect(m_again, &QPushButton::clicked, this, &DriftBar::setAgainWanted);
    connect(keep, &QPushButton::clicked, this, &DriftBar::ask);
    connect(m_context.wantedPools, &WantedPools::changed, this, &DriftBar::refresh);
    refresh();
}

bool DriftBar::isUsedLater(const PoolDrift &drift) const
{
    return isAfterRestart(m_context.wantedPools->replaced(drift.miner),
                          drift.isFallback ? fallbackSlot : 0);
}

void DriftBar::refresh()
{
    const QList<PoolDrift> &drifts = m_context.wantedPools->drifts();
    const bool isTold = std::any_of(drifts.cbegin(), drifts.cend(), [](const PoolDrift &drift) {
        return !drift.wanted.place.user.isEmpty();
    });
    m_again->setEnabled(isTold);
    m_again->setToolTip(isTold ? tr("Set the pools and workers that these miners should have")
                               : tr("Which worker they had is not known: set the pool anew"));
    QStringList elsewhere;
    QStringList later;
    QStringList fallbacks;
    QStringList laterFallbacks;
    for (const PoolDrift &drift : drifts) {
        const Miner *miner = m_context.fleet.miner(drift.miner);
        if (!miner)
            continue;
        const bool isLater = isUsedLater(drift);
        QStringList &now = drift.isFallback ? fallbacks : elsewhere;
        QStringList &then = drift.isFallback ? laterFallbacks : later;
        (isLater ? then : now) << miner->record.name;
    }
    QStringList sentences;
    if (!elsewhere.isEmpty())
        //: %1 are names of miners
        sentences << tr("%n miners work for another pool or worker than they should: %1.", nullptr,
                        int(elsewhere.size()))
                         .arg(listedNames(elsewhere, namesShown));
    if (!later.isEmpty())
        //: %1 are names of miners
        sentences << tr("%n miners work for someone else's pool from their next restart on: %1.",
                        nullptr, int(later.size()))
                         .arg(listedNames(later, namesShown));
    if (!fallbacks.isEmpty())
        //: %1 are names of miners
        sentences << tr("%n miners have another fallback pool than they should: %1.", nullptr,
                        int(fallbacks.size()))
                         .arg(listedNames(fallbacks, namesShown));
    if (!laterFallbacks.isEmpty())
        //: %1 are names of miners
        sentences << tr("%n miners have someone else's fallback pool from their next restart on: "
                        "%1.",
                        nullptr, int(laterFallbacks.size()))
                         .arg(listedNames(laterFallbacks, namesShown));
    setSentence(sentences.join(QLatin1Char(' ')));
}

void DriftBar::ask()
{
    QList<qint64> miners;
    QStringList lines;
    bool someWait = false;
    for (const PoolDrift &drift : m_context.wantedPools->drifts()) {
        const Miner *miner = m_context.fleet.miner(drift.miner);
        if (!miner)
            continue;
        if (!miners.contains(drift.miner))
            miners << drift.miner;
        const bool isLater = isUsedLater(drift);
        someWait = someWait || isLater;
        lines << driftLine(miner->record.name, drift, isLater);
    }
    auto *question
        = new QMessageBox(QMessageBox::Question, tr("Keep the pools as they are"),
                          someWait ? tr("Is each of these miners to stay with the pool and the "
                                        "fallback that it uses now, or will use from its next "
                                        "restart on?")
                                   : tr("Is each of these miners to stay with the pool that it "
                                        "works for now, and with its fallback?"),
                          QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    const QString told = lines.join(QLatin1Char('\n'));
    const QString effect = tr("No miner is changed; they are no longer marked as different.");
    const bool isShort = lines.size() <= linesShown;
    question->setInformativeText(isShort ? told + QStringLiteral("\n\n") + effect : effect);
    if (!isShort)
        question->setDetailedText(told);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *button = question->addButton(tr("&Keep them"), QMessageBox::AcceptRole);
    connect(button, &QPushButton::clicked, this,
            [this, miners] { m_context.wantedPools->accept(miners, m_context.clock.now()); });
    question->open();
}

} // namespace coalface
