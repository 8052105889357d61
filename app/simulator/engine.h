// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/doorbell.h"
#include "simulator/station.h"

namespace coalface::simulator {

class Family;

//! Runs simulated devices: owns them, their places on the network and the clock. One thread, any number
//! of devices.
class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(const AddressPlan &plan, quint64 seed = 1, QObject *parent = nullptr);
    ~Engine() override;

    Clock &clock() { return m_clock; }
    //! Jumps ahead in time and brings every device up to date.
    void skip(qint64 milliseconds);

    //! Makes a device of that family and lets it listen. On failure returns a sentence and adds nothing.
    QString add(const Family &family, const QString &variant);
    //! The same with a device made elsewhere.
    QString add(const QString &family, const QString &variant, std::unique_ptr<Device> device);

    int count() const { return int(m_stations.size()); }
    Station &station(int index) { return *m_stations[size_t(index)]; }
    //! How many requests each device remembers, for those added from now on.
    void setLogCapacity(int requests) { m_logCapacity = requests; }

signals:
    void requestSeen(int device, const coalface::simulator::SeenRequest &seen);

private:
    void refreshAll();

    AddressPlan m_plan;
    const quint64 m_seed;
    Clock m_clock;
    QTimer m_tick;
    Doorbell m_doorbell;
    std::vector<std::unique_ptr<Station>> m_stations;
    int m_logCapacity = 0;
};

} // namespace coalface::simulator
