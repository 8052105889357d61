// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/charts/legendchip.h"
#include "ui/charts/recordednote.h"
#include "ui/charts/timechart.h"

namespace coalface {

ChartLegend::ChartLegend(TimeChart &chart, QWidget *parent)
    : FlowRow(parent ? parent->fontMetrics().height() / 4 : 4, parent),
      m_chart(chart),
      m_recorded(new RecordedNote(this))
{
    layout()->addWidget(m_recorded);
    setAccessibleName(tr("Lines of the chart"));
    connect(&chart, &TimeChart::linesChanged, this, &ChartLegend::refresh);
    refresh();
}

void ChartLegend::refresh()
{
    const QList<ChartSeries> &lines = m_chart.series();
    QStringList order;
    for (const ChartSeries &line : lines)
        order += line.id;
    if (order != m_order) { // else the chips stay, and with them what has the focus
        qDeleteAll(m_chips);
        m_chips.clear();
        m_order = order;
        QWidget *before = nullptr;
        for (const QString &id : std::as_const(m_order)) {
            auto *chip = new LegendChip(this);
            if (before)
                setTabOrder(before, chip);
            before = chip;
            m_chips.insert(id, chip);
            layout()->addWidget(chip);
            connect(chip, &QAbstractButton::toggled, this,
                    [this, id](bool on) { m_chart.setShown(id, on); });
            connect(chip, &LegendChip::attended, this,
                    [this, id](bool is) { m_chart.setHighlighted(is ? id : QString()); });
        }
        layout()->removeWidget(m_recorded);
        layout()->addWidget(m_recorded); // behind the lines
        if (before)                      // chips first, then what they are of
            setTabOrder(before, m_chart.focusProxy());
    }
    for (const ChartSeries &line : lines)
        m_chips.value(line.id)->tell(line, m_chart.lastValueText(line), m_chart.isShown(line.id));
    for (LegendChip *chip : std::as_const(m_chips))
        chip->setVisible(lines.size() > 1);
    const bool isHatched = !m_chart.recordedSpans().isEmpty();
    m_recorded->setVisible(isHatched);
    setVisible(lines.size() > 1 || isHatched);
}

} // namespace coalface
