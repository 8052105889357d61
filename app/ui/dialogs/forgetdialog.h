// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QMessageBox>

namespace coalface {

//! Asks whether these miners shall be forgotten with their history, by name.
class ForgetDialog : public QMessageBox
{
    Q_OBJECT
public:
    ForgetDialog(const WindowContext &context, const QList<qint64> &keys, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
};

} // namespace coalface
