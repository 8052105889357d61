// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace coalface {

//! A line of plain text that is cut with "…" where there is no room, and then tells all of it as tool tip, unless it
//! has another one.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    //! `elided`: in the middle where the end says as much as the beginning, as that of an URL.
    explicit ElidedLabel(QWidget *parent = nullptr, Qt::TextElideMode elided = Qt::ElideRight);
    //! The text, or what there is room for.
    QString shownText() const;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Qt::TextElideMode m_elided;
};

} // namespace coalface
