// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;
class QPushButton;

namespace coalface {

class ProblemLabel;

//! The dialog "Rename miner". What is wrong with a name stands below it; nothing typed is lost.
class RenameDialog : public QDialog
{
    Q_OBJECT
public:
    RenameDialog(const WindowContext &context, qint64 key, QWidget *parent = nullptr);

Q_SIGNALS:
    void renamed(const QString &sentence);

private:
    void check();
    void rename();

    WindowContext m_context;
    qint64 m_key;
    QString m_before;
    QLineEdit *m_name;
    ProblemLabel *m_problem;
    QDialogButtonBox *m_buttons;
    QPushButton *m_accept;
};

} // namespace coalface
