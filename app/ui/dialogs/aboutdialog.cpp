// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace coalface {

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About"));
    setAccessibleName(tr("About"));
    const int em = fontMetrics().height();
    auto *title = new QLabel(QStringLiteral("Coalface ") + QStringLiteral(COALFACE_VERSION), this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    //: %1 and %2 are version numbers, %3 an operating system
    const QString versions = tr("Qt %1 (built with %2) on %3")
                                 .arg(QString::fromLatin1(qVersion()),
                                      QStringLiteral(QT_VERSION_STR), QSysInfo::prettyProductName());
    auto *text = new QLabel(
        tr("Finds, watches and controls home Bitcoin miners.\n\n%1\n\n"
           "Coalface is free software under the GNU General Public License, version 3 or later. "
           "The driver interface and the drivers are under the MIT licence. Qt is under the GNU "
           "Lesser General Public License, Qt Charts under the GNU General Public License.")
            .arg(versions),
        this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setMinimumWidth(28 * em);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy versions"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [versions] {
        QApplication::clipboard()->setText(QStringLiteral("Coalface " COALFACE_VERSION "\n")
                                           + versions);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(em / 2);
    layout->addWidget(title);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

} // namespace coalface
