// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>
#include <QWidget>

#include <functional>
#include <utility>

namespace coalface {

//! The place of a page that is built when it is first seen or asked for: a window is there sooner without
//! those that nobody looks at yet. GUI thread.
template<class Page>
class LaterPage : public QWidget
{
public:
    //! Makes the page for that parent and connects it.
    using Make = std::function<Page *(QWidget *parent)>;

    LaterPage(Make make, QWidget *parent) : QWidget(parent), m_make(std::move(make)) {}

    //! Builds it where that has not been done.
    Page &page()
    {
        if (!m_page)
            build();
        return *m_page;
    }
    //! Null: nobody has needed it yet.
    Page *built() const { return m_page; }

protected:
    void showEvent(QShowEvent *event) override
    {
        page();
        QWidget::showEvent(event);
    }

private:
    void build()
    {
        m_page = m_make(this);
        m_make = nullptr;
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_page);
        setFocusProxy(m_page);
        m_page->show(); // what is made within something visible is hidden otherwise
    }

    Make m_make;
    Page *m_page = nullptr; //!< owned by this, as a widget is
};

} // namespace coalface
