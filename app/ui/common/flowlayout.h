// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QWidget>

namespace coalface {

//! Widgets in a row that breaks into further rows where there is no room: for buttons that a narrow window must not cut.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    //! `spacing`: pixels between two widgets, and between two rows.
    explicit FlowLayout(int spacing);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool place) const; //!< the height that it takes

    QList<QLayoutItem *> m_items;
};

//! A widget with such a layout that is never lower than its rows: a layout around it would squeeze them.
class FlowRow : public QWidget
{
    Q_OBJECT
public:
    FlowRow(int spacing, QWidget *parent);

protected:
    bool event(QEvent *event) override;
};

} // namespace coalface
