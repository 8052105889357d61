// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/driver.h"
#include "bitaxe/simulated/simulatedbitaxe.h"
#include "simulateddevice.h"

#include <minersdk/testing/drivercontract.h>

using namespace coalface;
using namespace coalface::testing;

namespace coalface::simulator {
std::unique_ptr<Family> family_bitaxe();
}

namespace {

Subject bitaxeWith(const char *variant)
{
    Subject subject;
    subject.name = QLatin1String(variant);
    subject.driver = [] { return std::make_unique<bitaxe::Driver>(); };
    subject.device = [variant] {
        return simulatedDevice(simulator::family_bitaxe(), QLatin1String(variant));
    };
    subject.isWrite = [](const QByteArray &request) { return !request.startsWith("GET "); };
    subject.mode = QStringLiteral("turbo"); // upwards: one request
    subject.pool = {0, QStringLiteral("stratum+tcp://pool.example.org:3333"),
                    QStringLiteral("bc1qexample.desk"), QStringLiteral("pool-secret"), false};
    subject.credentials = {{QStringLiteral("password"), QStringLiteral("device-secret")}};
    subject.unconfirmed = {Verb::Identify};
    return subject;
}

//! Every command exists, pools are records; it records its readings.
Subject newest()
{
    Subject subject = bitaxeWith("gamma601-v2.15.3");
    subject.device = [] {
        const std::shared_ptr<simulator::Device> device
            = simulator::family_bitaxe()->makeDevice(QStringLiteral("gamma601-v2.15.3"), 0, 1);
        std::static_pointer_cast<simulator::bitaxe::SimulatedBitaxe>(device)->machine().settings.statsFrequency
            = 30;
        return simulatedHttpDevice(device);
    };
    return subject;
}

//! No page about its chip, flat pool keys, and three commands fewer.
Subject old()
{
    Subject subject = bitaxeWith("ultra204-v2.6.5");
    subject.unsupported = {Verb::ReadHistory, Verb::Identify, Verb::Pause, Verb::Resume};
    return subject;
}

} // namespace

int main(int argc, char *argv[])
{
    return testDriver({newest(), old()}, argc, argv);
}
