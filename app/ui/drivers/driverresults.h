// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QPushButton;

namespace coalface {

class DriverResultModel;

//! The list "Results" with a button that copies it.
class DriverResults : public QWidget
{
    Q_OBJECT
public:
    explicit DriverResults(DriverResultModel &results, QWidget *parent = nullptr);

private:
    void refresh();
    void copy();

    DriverResultModel &m_results;
    QListView *m_list;
    QPushButton *m_copy;
};

} // namespace coalface
