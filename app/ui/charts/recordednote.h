// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace coalface {

//! Says in a chart's legend what the hatching means.
class RecordedNote : public QWidget
{
    Q_OBJECT
public:
    explicit RecordedNote(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace coalface
