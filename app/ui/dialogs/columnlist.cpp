// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/columnlist.h"

#include "ui/common/fieldtext.h"

#include <minersdk/telemetry.h>

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace coalface {

namespace {

bool isOfTheCore(const QString &key)
{
    static const QStringList core{QStringLiteral("hashrate"),
                                  QStringLiteral("temperature"),
                                  QStringLiteral("power"),
                                  QStringLiteral("efficiency"),
                                  QStringLiteral("shares_accepted"),
                                  QStringLiteral("shares_rejected"),
                                  QStringLiteral("fan_rpm"),
                                  QStringLiteral("wifi_rssi")};
    return core.contains(key);
}

} // namespace

ColumnList::ColumnList(QWidget *parent) : QWidget(parent), m_list(new QListWidget(this))
{
    const int em = fontMetrics().height();
    for (const TelemetryField &field : telemetryFields()) {
        auto *item = new QListWidgetItem(fieldLabel(QString(field.key)), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setData(Qt::UserRole, QString(field.key));
        item->setToolTip(field.unit.isEmpty()
                             ? QString(field.key)
                             : QStringLiteral("%1 (%2)").arg(field.key, field.unit));
    }
    m_list->setCurrentRow(0);
    m_list->setMinimumWidth(m_list->sizeHintForColumn(0) + 3 * em);
    m_list->setMinimumHeight(8 * em);

    auto *row = new QHBoxLayout;
    const auto button = [&](const QString &text, const QString &toolTip,
                            bool (*wanted)(const QString &)) {
        auto *made = new QPushButton(text, this);
        made->setToolTip(toolTip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, [this, wanted] { tick(wanted); });
        row->addWidget(made);
    };
    button(tr("&All"), tr("Every reading"), [](const QString &) { return true; });
    button(tr("&Usual"), tr("Those that most people look at"), isOfTheCore);
    button(tr("&None"), tr("No reading"), [](const QString &) { return false; });
    row->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnList::changed);
}

void ColumnList::tick(bool (*wanted)(const QString &key))
{
    {
        const QSignalBlocker quiet(this);
        for (int row = 0; row < m_list->count(); ++row) {
            QListWidgetItem *item = m_list->item(row);
            item->setCheckState(wanted(item->data(Qt::UserRole).toString()) ? Qt::Checked
                                                                            : Qt::Unchecked);
        }
    }
    Q_EMIT changed();
}

QStringList ColumnList::chosen() const
{
    QStringList keys;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == Qt::Checked)
            keys << item->data(Qt::UserRole).toString();
    }
    return keys.size() == m_list->count() ? QStringList() : keys;
}

bool ColumnList::isEmpty() const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            return false;
    }
    return true;
}

} // namespace coalface
