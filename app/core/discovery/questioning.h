// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QHostAddress>
#include <QList>

namespace coalface {

//! What one device is still to be asked, and the most telling of what it said. A value; asks nobody.
class Questioning
{
public:
    struct Step
    {
        quint16 port = 0;
        QString driverType;
        QString connectionType;
    };

    explicit Questioning(const QHostAddress &address) : m_address(address) {}

    QHostAddress address() const { return m_address; }
    //! Puts a question at the end.
    void add(const Step &step) { m_steps += step; }
    bool isEmpty() const { return m_steps.isEmpty(); }
    Step takeNext() { return m_steps.takeFirst(); }

    //! Notes why a driver did not recognise the device and drops the questions that are in vain now:
    //! after a timeout those of the same kind on that port, after a driver's failure all of that driver.
    void failed(const Step &step, const Error &error);

    quint16 port() const { return m_port; } //!< where the most telling reason came from
    QString reason() const { return m_reason; }

private:
    QHostAddress m_address;
    QList<Step> m_steps;
    quint16 m_port = 0;
    QString m_reason;
    int m_weight = -1;
};

} // namespace coalface
