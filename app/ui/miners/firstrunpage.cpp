// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/firstrunpage.h"

#include "ui/common/bidi.h"
#include "ui/common/unreadfleet.h"
#include "ui/theme/glyphs.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coalface {

QStringList localTargets(const LanScanner &scanner)
{
    QStringList targets;
    for (const LocalSubnet &subnet : scanner.localSubnets()) {
        if (subnet.prefix >= 20)
            targets += QStringLiteral("%1/%2").arg(subnet.network.toString()).arg(subnet.prefix);
    }
    targets.removeDuplicates();
    return targets;
}

FirstRunPage::FirstRunPage(const Fleet &fleet, const LanScanner &scanner, QWidget *parent)
    : QWidget(parent),
      m_fleet(fleet),
      m_scanner(scanner),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_find(new QPushButton(this)),
      m_add(new QPushButton(tr("Add by &address…"), this))
{
    const int em = fontMetrics().height();
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(30 * em);
    m_text->setMaximumWidth(36 * em);
    m_find->setIcon(glyphIcon(Glyph::Discover));
    m_find->setMinimumHeight(2 * em + 4);
    m_add->setMinimumHeight(2 * em + 4);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_find->setFont(strong);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(em / 2);
    buttons->addWidget(m_find);
    buttons->addWidget(m_add);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(em);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(column);
    layout->addStretch(1);

    connect(m_find, &QPushButton::clicked, this, [this] { Q_EMIT findWanted(m_targets); });
    connect(m_add, &QPushButton::clicked, this, &FirstRunPage::addWanted);
    refresh();
}

void FirstRunPage::refresh()
{
    const bool isUnread = m_fleet.isUnread();
    // At an ordinary start the table is there in a moment.
    const bool isBlank = m_fleet.waiting() == Fleet::Waiting::Shortly;
    m_title->setHidden(isBlank);
    m_text->setHidden(isBlank);
    m_title->setText(isUnread ? unreadFleetTitle(m_fleet) : tr("No miners yet"));
    m_add->setHidden(isUnread || isBlank);
    if (isUnread || isBlank)
        m_find->hide();
    if (isBlank)
        return;
    if (isUnread && m_fleet.problem().isEmpty()) {
        m_text->setText(tr("It takes longer than usual: perhaps another program is using it. Your "
                           "miners appear as soon as it is read."));
        return;
    }
    if (isUnread) {
        //: %1 is a sentence that says why the miners cannot be read and what to do
        m_text->setText(tr("%1 Until then nothing is collected, and no miner can be added.")
                            .arg(m_fleet.problem()));
        return;
    }
    const QStringList targets = localTargets(m_scanner);
    m_targets = targets.join(QStringLiteral(", "));
    m_find->setVisible(!targets.isEmpty());
    m_find->setDefault(!targets.isEmpty());
    m_add->setDefault(targets.isEmpty());
    if (targets.isEmpty()) {
        m_text->setText(tr("This computer is in no network that could be searched. Connect it to "
                           "the network of your "
                           "miners, or add a miner by its address."));
        return;
    }
    //: %1 is one or several networks, like 192.168.1.0/24
    m_find->setText(tr("Fi&nd miners on %1").arg(isolated(m_targets)));
    m_text->setText(tr("Coalface looks for miners at every address of your network. It only asks "
                       "the devices who they "
                       "are: nothing on them is changed. Those it finds appear in a list, and you "
                       "choose which ones "
                       "to watch."));
}

} // namespace coalface
