// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace coalface {

//! Asks whether the driver at `path` may run here, and says what that means.
class TrustDriverDialog : public QMessageBox
{
    Q_OBJECT
public:
    explicit TrustDriverDialog(const QString &path, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed();
};

} // namespace coalface
