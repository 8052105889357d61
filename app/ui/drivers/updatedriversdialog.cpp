// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/updatedriversdialog.h"

#include "ui/common/windowsize.h"
#include "ui/drivers/driverspanel.h"
#include "ui/drivers/drivertable.h"
#include "ui/drivers/drivertablemodel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace coalface {

UpdateDriversDialog::UpdateDriversDialog(DriverWork &work, DriverTableModel &drivers,
                                         RecentFigures *figures, QWidget *parent)
    : QDialog(parent), m_panel(new DriversPanel(work, drivers, figures, this))
{
    setWindowTitle(tr("Update drivers"));
    setAccessibleName(tr("Update drivers"));
    const int em = fontMetrics().height();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(em / 2, 0, em / 2, em / 2);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(em / 2);
    layout->addWidget(m_panel, 1);
    layout->addLayout(foot);
    resize(openingSize(*this, QSize(56, 36) * em));
    if (const QStringList updatable = drivers.updatable(); !updatable.isEmpty())
        m_panel->table().select(updatable.first());
    m_panel->table().setFocus();
}

} // namespace coalface
