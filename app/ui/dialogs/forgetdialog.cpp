// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/forgetdialog.h"

#include "ui/common/bidi.h"

#include <QPushButton>

namespace coalface {

namespace {
constexpr int mostNames = 12;
}

ForgetDialog::ForgetDialog(const WindowContext &context, const QList<qint64> &keys, QWidget *parent)
    : QMessageBox(parent)
{
    QStringList names;
    for (const qint64 key : keys) {
        if (const Miner *miner = context.fleet.miner(key))
            names += isolated(miner->record.name);
    }
    const int count = int(names.size());
    setIcon(QMessageBox::Warning);
    setWindowTitle(tr("Forget miners"));
    setText(tr("Forget %n miners and their whole history?", nullptr, count));
    QStringList shown = names.mid(0, mostNames);
    if (count > mostNames)
        shown += tr("and %n more", nullptr, count - mostNames);
    setInformativeText(shown.join(QLatin1Char('\n')) + QStringLiteral("\n\n")
                       + tr("The devices themselves are not touched. This cannot be undone."));
    QPushButton *forget = addButton(tr("&Forget %n miners", nullptr, count),
                                    QMessageBox::DestructiveRole);
    setDefaultButton(addButton(QMessageBox::Cancel));
    setEscapeButton(QMessageBox::Cancel);
    connect(forget, &QPushButton::clicked, this, &ForgetDialog::confirmed);
}

} // namespace coalface
