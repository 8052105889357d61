// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace coalface {

//! Fusion with a little more air in tables, and without the desktop's pictures on dialog buttons.
class AppStyle : public QProxyStyle
{
    Q_OBJECT
public:
    AppStyle();
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
};

} // namespace coalface
