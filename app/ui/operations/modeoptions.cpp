// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/modeoptions.h"

#include <QComboBox>
#include <QFormLayout>

namespace coalface {

ModeOptions::ModeOptions(QWidget *parent) : BulkOptions(parent), m_modes(new QComboBox(this))
{
    m_modes->setPlaceholderText(tr("Choose a mode"));
    m_modes->setMinimumWidth(14 * fontMetrics().height());
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(tr("Power &mode"), m_modes);
    connect(m_modes, &QComboBox::currentIndexChanged, this, &BulkOptions::changed);
}

WriteRequest ModeOptions::requestFor(const MinerRecord &) const
{
    return {WriteRequest::Verb::SetMode, m_modes->currentText()};
}

QString ModeOptions::problem() const
{
    return m_modes->currentIndex() < 0 ? tr("Choose a mode first.") : QString();
}

void ModeOptions::take(const Surveyed &miner)
{
    if (!miner.info)
        return;
    // The first is not chosen by itself: nobody has decided for it.
    const bool chosen = m_modes->currentIndex() >= 0;
    for (const PowerMode &mode : miner.info->modes) {
        if (m_modes->findText(mode.name) < 0)
            m_modes->addItem(mode.name);
    }
    if (!chosen)
        m_modes->setCurrentIndex(-1);
}

} // namespace coalface
