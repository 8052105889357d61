// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/recordednote.h"

#include "ui/charts/linelook.h"
#include "ui/charts/timechart.h"
#include "ui/theme/colours.h"

#include <QPainter>
#include <QStyle>

namespace coalface {

RecordedNote::RecordedNote(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(TimeChart::recordedText());
    setToolTip(tr("These values were read from the miner later: while it was not asked, it kept "
                  "them itself."));
}

QSize RecordedNote::sizeHint() const
{
    const int em = fontMetrics().height();
    return {em * 3 + fontMetrics().horizontalAdvance(TimeChart::recordedText()), qMax(24, em + 8)};
}

void RecordedNote::paintEvent(QPaintEvent *)
{
    const int em = fontMetrics().height();
    const auto placed = [this](const QRect &place) {
        return QStyle::visualRect(layoutDirection(), rect(), place);
    };
    QPainter painter(this);
    const QRect sample = placed({em / 2, (height() - em) / 2, em * 3 / 2, em});
    paintRecorded(painter, sample, em / 3.0, palette());
    painter.setPen(mutedColour(palette()));
    painter.drawRect(QRectF(sample).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.drawText(placed({em * 5 / 2, 0, width() - em * 5 / 2, height()}),
                     int(Qt::AlignLeading | Qt::AlignVCenter), TimeChart::recordedText());
}

} // namespace coalface
