// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/announcements.h"
#include "lan/sourcefilter.h"

#include <QElapsedTimer>
#include <QUdpSocket>

#include <map>

namespace coalface {

//! The Announcements of this computer. It never sends. GUI thread.
class AnnouncementListener : public Announcements
{
    Q_OBJECT
public:
    //! Longer datagrams are no announcements and are dropped.
    static constexpr qint64 longestDatagram = 2048;

    explicit AnnouncementListener(QObject *parent = nullptr);
    ~AnnouncementListener() override;

    std::unique_ptr<Listening> listen(const QList<quint16> &ports) override;

private:
    class Lease;
    struct Door
    {
        std::unique_ptr<QUdpSocket> socket;
        int listeners = 0;
        QString problem; //!< why it is not open
    };

    void open(quint16 port);
    void release(quint16 port);
    void read(QUdpSocket &socket, quint16 port);

    std::map<quint16, Door> m_doors;
    SourceFilter m_filter;
    QElapsedTimer m_clock;
};

} // namespace coalface
