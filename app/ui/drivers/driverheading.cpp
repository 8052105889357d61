// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverheading.h"

#include "ui/common/elidedlabel.h"
#include "ui/drivers/driverconditionicon.h"
#include "ui/drivers/driverconditiontext.h"

#include <QEvent>
#include <QHBoxLayout>

namespace coalface {

DriverHeading::DriverHeading(QWidget *parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_name(new QLabel(this)),
      m_sentence(new ElidedLabel(this))
{
    m_name->setTextFormat(Qt::PlainText);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 2);
    layout->addWidget(m_icon);
    layout->addWidget(m_name);
    layout->addWidget(m_sentence, 1);
    showDriver(nullptr);
}

void DriverHeading::showDriver(const DriverOverview *driver)
{
    const auto condition = driver ? std::optional(driver->condition) : std::nullopt;
    if (m_condition != condition) {
        m_condition = condition;
        showIcon();
    }
    m_icon->setVisible(driver);
    m_name->setText(driver ? driverTitle(*driver) : tr("Select a driver to see its details."));
    m_sentence->setText(driver ? driverConditionSentence(*driver) : QString());
}

void DriverHeading::showIcon()
{
    if (!m_condition)
        return;
    const int side = fontMetrics().height();
    m_icon->setPixmap(
        driverConditionIcon(*m_condition).pixmap(QSize(side, side), devicePixelRatioF()));
}

void DriverHeading::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

} // namespace coalface
