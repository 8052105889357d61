// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legendchip.h"

#include "ui/charts/linelook.h"
#include "ui/theme/colours.h"

#include <QFocusEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>

namespace coalface {

LegendChip::LegendChip(QWidget *parent) : QToolButton(parent)
{
    setCheckable(true);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
}

void LegendChip::tell(const ChartSeries &line, const QString &value, bool isShown)
{
    const bool isWider = text() != line.name || m_value.size() != value.size();
    m_look = line.colour;
    m_value = value;
    setText(line.name);
    setAccessibleName(line.name);
    if (accessibleDescription() != value)
        setAccessibleDescription(value);
    setToolTip(isShown ? tr("Hide this line") : tr("Show this line"));
    {
        const QSignalBlocker quiet(this);
        setChecked(isShown);
    }
    if (isWider)
        updateGeometry();
    update();
}

int LegendChip::sampleWidth() const
{
    return fontMetrics().height() * 3 / 2;
}

QSize LegendChip::sizeHint() const
{
    const int em = fontMetrics().height();
    QFont strong = font();
    strong.setBold(true);
    const int width = sampleWidth() + fontMetrics().horizontalAdvance(text())
                      + QFontMetrics(strong).horizontalAdvance(m_value) + em * 2;
    return {width, qMax(24, em + 8)};
}

void LegendChip::paintEvent(QPaintEvent *)
{
    const int em = fontMetrics().height();
    QPainter painter(this);
    const QColor text = palette().color(QPalette::WindowText);
    const QColor back = palette().color(QPalette::Window);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 2)
                              : QPen(blended(text, back, isChecked() ? 0.35 : 0.2), 1));
    painter.setBrush(underMouse() ? blended(text, back, 0.08) : QColor(Qt::transparent));
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto placed = [&](const QRect &place) {
        return mirrored ? QStyle::visualRect(Qt::RightToLeft, rect(), place) : place;
    };
    const QRect sample = placed({em / 2, 0, sampleWidth(), height()});
    const QRect words = placed(
        {em + sampleWidth(), 0, width() - em * 3 / 2 - sampleWidth(), height()});
    if (isChecked()) {
        paintLineSample(painter, sample, m_look, palette());
    } else { // an empty box: not by colour alone
        painter.setPen(QPen(mutedColour(palette()), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(sample.center().x() - em / 4.0, sample.center().y() - em / 4.0,
                                em / 2.0, em / 2.0));
    }
    painter.setPen(isChecked() ? text : mutedColour(palette()));
    painter.drawText(words, int(Qt::AlignLeading | Qt::AlignVCenter), this->text());
    QFont strong = font();
    strong.setBold(true);
    painter.setFont(strong);
    painter.drawText(words, int(Qt::AlignTrailing | Qt::AlignVCenter), m_value);
}

void LegendChip::enterEvent(QEnterEvent *event)
{
    QToolButton::enterEvent(event);
    Q_EMIT attended(isChecked());
}

void LegendChip::leaveEvent(QEvent *event)
{
    QToolButton::leaveEvent(event);
    Q_EMIT attended(false);
}

void LegendChip::focusInEvent(QFocusEvent *event)
{
    QToolButton::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        Q_EMIT attended(isChecked());
}

void LegendChip::focusOutEvent(QFocusEvent *event)
{
    QToolButton::focusOutEvent(event);
    Q_EMIT attended(false);
}

} // namespace coalface
