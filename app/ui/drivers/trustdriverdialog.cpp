// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/trustdriverdialog.h"

#include "ui/common/bidi.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>

namespace coalface {

TrustDriverDialog::TrustDriverDialog(const QString &path, QWidget *parent) : QMessageBox(parent)
{
    setIcon(QMessageBox::Warning);
    setWindowTitle(tr("Install driver"));
    setTextFormat(Qt::PlainText);
    setText(
        tr("Let the driver “%1” run on this computer?").arg(isolated(QFileInfo(path).fileName())));
    setInformativeText(tr("A driver is machine code, and Coalface does not know who made this one. "
                          "It runs with your "
                          "rights: it can read and change your files and reach everything in your "
                          "network. Install "
                          "it only if you trust where you have it from.")
                       + QStringLiteral("\n\n") + isolated(QDir::toNativeSeparators(path)));
    QPushButton *install = addButton(tr("&Trust and install"), QMessageBox::DestructiveRole);
    setDefaultButton(addButton(QMessageBox::Cancel));
    setEscapeButton(QMessageBox::Cancel);
    connect(install, &QPushButton::clicked, this, &TrustDriverDialog::confirmed);
}

} // namespace coalface
