// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/closequestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace coalface {

namespace {
struct CloseQuestion
{
    Q_DECLARE_TR_FUNCTIONS(coalface::CloseQuestion)
};

QString questionName()
{
    return QStringLiteral("closeQuestion");
}
} // namespace

QMessageBox *makeCloseQuestion(QWidget *parent, const QString &title, const QString &question,
                               std::function<void()> close)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(questionName());
    QObject::connect(box, &QDialog::finished, box,
                     [box] { box->setObjectName({}); }); // it goes a little later
    box->setAttribute(Qt::WA_DeleteOnClose);
    // Not of its window alone: under X11 a click into what is behind would take the keyboard away from it.
    box->setWindowModality(Qt::ApplicationModal);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(title);
    box->setText(question);
    QPushButton *closing = box->addButton(CloseQuestion::tr("&Close"), QMessageBox::DestructiveRole);
    QPushButton *stay = box->addButton(CloseQuestion::tr("&Don't close"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    QObject::connect(closing, &QPushButton::clicked, parent, std::move(close));
    return box;
}

QMessageBox *raisedCloseQuestion(const QWidget &parent)
{
    auto *box = parent.findChild<QMessageBox *>(questionName(), Qt::FindDirectChildrenOnly);
    if (!box || !box->isVisible())
        return nullptr;
    box->raise();
    box->activateWindow();
    return box;
}

} // namespace coalface
