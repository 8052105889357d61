// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/removedriverdialog.h"

#include "ui/drivers/driverconditiontext.h"

#include <QPushButton>

namespace coalface {

RemoveDriverDialog::RemoveDriverDialog(const DriverOverview &driver, int miners, QWidget *parent)
    : QMessageBox(parent)
{
    setIcon(QMessageBox::Warning);
    setWindowTitle(tr("Remove driver"));
    setTextFormat(Qt::PlainText);
    //: %1 is a driver
    setText(tr("Remove the driver “%1”?").arg(driverTitle(driver)));
    QStringList sentences;
    if (miners > 0)
        sentences += tr("%n miners need it. They stay in the fleet with their history, but are not "
                        "asked any more.",
                        nullptr, miners);
    sentences += driver.info.source == QLatin1String("bundled")
                     ? tr("It comes with Coalface: enable it to have it back.")
                     : tr(
                         "Its copies are deleted. To have it back, install it again from where you "
                         "got it.");
    setInformativeText(sentences.join(QLatin1Char(' ')));
    QPushButton *remove = addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    setDefaultButton(addButton(QMessageBox::Cancel));
    setEscapeButton(QMessageBox::Cancel);
    connect(remove, &QPushButton::clicked, this, &RemoveDriverDialog::confirmed);
}

} // namespace coalface
