// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appstyle.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>

namespace coalface {

namespace {
constexpr int darkestLight = 128; // of 255: a window that is darker is a dark one
} // namespace

AppStyle::AppStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    // The text of a cell and of its heading begin at the same place.
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QAbstractItemView *>(widget))
        return widget->fontMetrics().height() / 4;
    if (metric == PM_HeaderMargin && qobject_cast<const QHeaderView *>(widget))
        return widget->fontMetrics().height() / 4 + 1;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                             QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return;
    // Fusion draws the frame darker than the window, which on a dark one cannot be seen.
    if (option->palette.color(QPalette::Window).lightness() > darkestLight)
        return;
    QColor frame = option->palette.color(QPalette::WindowText);
    frame.setAlphaF(option->state.testFlag(State_Enabled) ? 0.55F : 0.25F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(frame);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returnData) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace coalface
