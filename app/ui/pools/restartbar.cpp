// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/restartbar.h"

#include "ui/common/namelist.h"
#include "ui/theme/stateicon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace coalface {

namespace {
constexpr int restartNamesShown = 3;
} // namespace

RestartBar::RestartBar(const WindowContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_label(new QLabel(this))
{
    const int em = fontMetrics().height();
    setFrameShape(QFrame::StyledPanel);
    auto *icon = new QLabel(this);
    icon->setPixmap(stateIcon(MinerState::Warning).pixmap(em));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    auto *restart = new QPushButton(tr("Restar&t…"), this);
    restart->setAutoDefault(false);
    restart->setToolTip(tr("Restart these miners, after a look at them"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(em / 2, em / 4, em / 4, em / 4);
    layout->addWidget(icon);
    layout->addWidget(m_label, 1);
    layout->addWidget(restart);
    connect(restart, &QPushButton::clicked, this, &RestartBar::restartWanted);
    connect(m_context.wantedPools, &WantedPools::changed, this, &RestartBar::refresh);
    refresh();
}

QString RestartBar::sentence() const
{
    return m_label->text();
}

void RestartBar::refresh()
{
    QStringList names;
    QStringList strangers;
    qint64 last = 0;
    for (const PendingRestart &pending : m_context.wantedPools->restarts()) {
        const Miner *miner = m_context.fleet.miner(pending.miner);
        if (!miner)
            continue;
        if (pending.miner != last)
            names << miner->record.name;
        last = pending.miner;
        if (pending.isStrangers && !strangers.contains(miner->record.name))
            strangers << miner->record.name;
    }
    setHidden(names.isEmpty());
    //: %1 are names of miners
    QString text = tr("%n miners have stored what was set, but use it only after a restart: %1.",
                      nullptr, int(names.size()))
                       .arg(listedNames(names, restartNamesShown));
    if (!strangers.isEmpty())
        //: %1 are names of miners
        text += u' '
                + tr("Someone else's pool may still be in use on %1.")
                      .arg(listedNames(strangers, restartNamesShown));
    m_label->setText(text);
}

} // namespace coalface
