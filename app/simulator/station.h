// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/addressplan.h"
#include "simulator/clock.h"
#include "simulator/device.h"
#include "simulator/fault.h"
#include "simulator/requestlog.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace coalface::simulator {

class Announcer;
class Door;
class Doorbell;

//! One device and its place on the network: opens its doors, calls it when somebody asks, and applies
//! faults. Owned by the Engine.
class Station : public QObject
{
    Q_OBJECT
public:
    Station(int index, const QString &family, const QString &variant,
            std::unique_ptr<Device> device, const Clock &clock, Doorbell *doorbell = nullptr);
    ~Station() override;

    int index() const { return m_index; }
    const QString &family() const { return m_family; }
    const QString &variant() const { return m_variant; }
    Device &device() { return *m_device; }
    //! Where its first service listens; its address and port 0 where it only announces itself.
    const Place &place() const { return m_place; }
    RequestLog &log() { return m_log; }

    //! Takes its places and opens. On failure returns a sentence, else an empty string.
    QString open(AddressPlan &plan);
    //! Brings the device and its doors up to date.
    void refresh();

    Fault fault() const { return m_fault; }
    void setFault(Fault fault);
    void setLatency(int milliseconds);
    int latency() const { return m_latency; }
    //! Goes offline for a minute now and then.
    void setNaps(bool naps);

    //! Whether anybody can notice it: a door is open, or it announces itself.
    bool listening() const;
    int connections() const;
    int mostInFlight() const;

signals:
    void requestSeen(int device, const coalface::simulator::SeenRequest &seen);

private:
    std::unique_ptr<Door> makeDoor(const Service &service);
    void note(const HttpRequest &request);
    HttpAnswer handle(const HttpRequest &request);
    QByteArray answerLine(const QByteArray &request);
    QString openServers(AddressPlan &plan);
    QString openAnnouncers();
    void openOrShut();
    void armTimer();
    void nap();

    const int m_index;
    const QString m_family;
    const QString m_variant;
    const std::unique_ptr<Device> m_device;
    const Clock &m_clock;
    Doorbell *const m_doorbell;
    std::vector<std::unique_ptr<Door>> m_servers;
    std::vector<Place> m_places;
    std::vector<std::unique_ptr<Announcer>> m_announcers;
    Place m_place;
    RequestLog m_log;
    QTimer m_timer;
    std::unique_ptr<QTimer> m_napTimer;
    Fault m_fault = Fault::None;
    int m_latency = 0;
    bool m_napping = false;
    bool m_complained = false;
};

} // namespace coalface::simulator
