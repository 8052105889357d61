// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QMenu>

#include <functional>

namespace coalface {

//! The menu "Tags": those of the fleet, ticked where all selected miners have them, and a new one. Made anew each time it
//! opens.
class TagsMenu : public QMenu
{
    Q_OBJECT
public:
    using Selection = std::function<QList<qint64>()>;
    TagsMenu(const WindowContext &context, Selection selection, QWidget *window);

Q_SIGNALS:
    void succeeded(const QString &sentence);
    void failed(const QString &sentence);

private:
    void fill();
    void addTag(const QString &tag, const QList<qint64> &keys);
    void set(const QString &tag, bool on, const QList<qint64> &keys);
    void askForNew();

    WindowContext m_context;
    Selection m_selection;
    QWidget *m_window;
};

} // namespace coalface
