// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;

namespace coalface {

//! The readings that an export can hold, each with a box to tick. GUI thread.
class ColumnList : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnList(QWidget *parent = nullptr);

    QListWidget *list() const { return m_list; }
    //! Telemetry keys, in the order of the catalogue; of all: an empty list. See isEmpty().
    QStringList chosen() const;
    bool isEmpty() const; //!< nothing is ticked

Q_SIGNALS:
    void changed();

private:
    void tick(bool (*wanted)(const QString &key));
    QListWidget *m_list;
};

} // namespace coalface
