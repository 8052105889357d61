// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/device.h"

#include <memory>
#include <vector>

namespace coalface::simulator {

//! One device of the demonstration fleet.
struct DemoDevice
{
    QString variant;
    QString condition = QStringLiteral("normal");
    bool naps = false; //!< goes offline for a minute now and then
};

//! A family of simulated devices. Each lives beside its driver and is written from the protocol.
class Family
{
public:
    virtual ~Family() = default;

    virtual QString id() const = 0;
    //! Model and firmware generation, e.g. "model-v1.2.3". The first one is the default.
    virtual QStringList variants() const = 0;
    //! Null for an unknown variant. The same arguments give the same device.
    virtual std::unique_ptr<Device> makeDevice(const QString &variant, int index,
                                               quint64 seed) const = 0;
    //! This family's part of the demonstration fleet.
    virtual QList<DemoDevice> demo() const { return {}; }
};

//! Every family built into the program (written by the build, so that no file here names one).
std::vector<std::unique_ptr<Family>> families();

} // namespace coalface::simulator
