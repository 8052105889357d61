// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rowmenu.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

#include <utility>

namespace coalface {

namespace {

class RowMenu : public QObject
{
public:
    RowMenu(QTableView &table, std::function<void(QMenu &)> fill)
        : QObject(&table), m_table(table), m_fill(std::move(fill))
    {
        table.setContextMenuPolicy(Qt::CustomContextMenu);
        table.installEventFilter(this);
        connect(&table, &QWidget::customContextMenuRequested, this, &RowMenu::open);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!isAskedByKeys(*event))
            return QObject::eventFilter(watched, event);
        openAtCurrent();
        return true;
    }

private:
    //! Qt makes an event of the key Menu; of Shift+F10 it does on Windows alone.
    static bool isAskedByKeys(const QEvent &event)
    {
        if (event.type() == QEvent::ContextMenu) {
            const auto &wanted = static_cast<const QContextMenuEvent &>(event);
            return wanted.reason() == QContextMenuEvent::Keyboard;
        }
        if (event.type() != QEvent::KeyPress)
            return false;
        const auto &pressed = static_cast<const QKeyEvent &>(event);
        return pressed.key() == Qt::Key_F10 && pressed.modifiers() == Qt::ShiftModifier;
    }

    void openAtCurrent()
    {
        const QModelIndex current = m_table.currentIndex();
        if (!current.isValid())
            return;
        m_table.scrollTo(current);
        // As a click there would.
        if (!m_table.selectionModel()->isSelected(current))
            m_table.selectionModel()->select(current, QItemSelectionModel::ClearAndSelect
                                                          | QItemSelectionModel::Rows);
        open(m_table.visualRect(current).center());
    }

    void open(const QPoint &at)
    {
        auto *menu = new QMenu(&m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        m_fill(*menu);
        if (menu->isEmpty())
            delete menu;
        else
            menu->popup(m_table.viewport()->mapToGlobal(at));
    }

    QTableView &m_table;
    std::function<void(QMenu &)> m_fill;
};

} // namespace

void giveRowMenu(QTableView &table, std::function<void(QMenu &)> fill)
{
    new RowMenu(table, std::move(fill)); // goes with the table
}

void addButton(QMenu &menu, const QPushButton &button)
{
    QAction *action = button.menu() ? button.menu()->menuAction() : new QAction(&menu);
    action->setText(button.text());
    action->setEnabled(button.isEnabled());
    action->setToolTip(button.toolTip());
    menu.addAction(action);
    if (!button.menu())
        QObject::connect(action, &QAction::triggered, &button, &QPushButton::click);
}

} // namespace coalface
