// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/announcements.h"

#include <QHash>

namespace coalface {

//! A network in which devices announce themselves when the test says so; only what is listened to is
//! heard.
class FakeAnnouncements : public Announcements
{
public:
    std::unique_ptr<Listening> listen(const QList<quint16> &ports) override
    {
        ++calls;
        return std::make_unique<Lease>(*this, ports);
    }
    void announce(const char *sender, quint16 port, const QByteArray &payload)
    {
        if (listeners.value(port) > 0)
            Q_EMIT received({QHostAddress(QString::fromLatin1(sender)), port, payload, 0});
    }

    QHash<quint16, int> listeners; //!< by port
    int calls = 0;
    QString problem; //!< nothing can be listened to
    bool isListening() const
    {
        for (const int count : listeners) {
            if (count > 0)
                return true;
        }
        return false;
    }

private:
    class Lease : public Listening
    {
    public:
        Lease(FakeAnnouncements &source, const QList<quint16> &ports)
            : m_source(source), m_ports(ports)
        {
            for (const quint16 port : m_ports)
                ++m_source.listeners[port];
        }
        ~Lease() override
        {
            for (const quint16 port : std::as_const(m_ports))
                --m_source.listeners[port];
        }
        QString problem() const override { return m_source.problem; }

    private:
        FakeAnnouncements &m_source;
        QList<quint16> m_ports;
    };
};

} // namespace coalface
