// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QMessageBox;
class QWidget;

namespace coalface {

//! Asked before something is closed while it works: with a button to close all the same, which calls `close`, and one to
//! stay, which is the default. It goes by itself when closed; who made it shows it (QDialog::open() would make it modal to
//! its window alone).
QMessageBox *makeCloseQuestion(QWidget *parent, const QString &title, const QString &question,
                               std::function<void()> close);

//! The one that is open there, in front; null: there is none.
QMessageBox *raisedCloseQuestion(const QWidget &parent);

} // namespace coalface
