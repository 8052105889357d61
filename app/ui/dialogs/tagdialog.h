// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace coalface {

class ProblemLabel;

//! The dialog "New tag": gives these miners a tag that is typed.
class TagDialog : public QDialog
{
    Q_OBJECT
public:
    TagDialog(const WindowContext &context, const QList<qint64> &keys, QWidget *parent = nullptr);

Q_SIGNALS:
    void tagged(const QString &sentence);

private:
    void check();
    void tag();

    WindowContext m_context;
    QList<qint64> m_keys;
    QLineEdit *m_tag;
    ProblemLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace coalface
