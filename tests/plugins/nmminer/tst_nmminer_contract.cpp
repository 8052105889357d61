// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/driver.h"
#include "simulateddevice.h"

#include <minersdk/testing/drivercontract.h>

#include <QFile>

using namespace coalface;
using namespace coalface::testing;

namespace coalface::simulator {
std::unique_ptr<Family> family_nmminer();
}

namespace {

Subject anyMiner(const char *name)
{
    Subject subject;
    subject.name = QLatin1String(name);
    subject.driver = [] { return std::make_unique<nmminer::Driver>(); };
    subject.isWrite = [](const QByteArray &request) { return !request.startsWith("GET "); };
    subject.mode = QStringLiteral("eco");
    subject.pool = {0, QStringLiteral("stratum+tcp://pool.example.org:3333"),
                    QStringLiteral("bc1qexample.desk"), QStringLiteral("pool-secret"), false};
    subject.credentials = {{QStringLiteral("password"), QStringLiteral("device-secret")}};
    return subject;
}

//! Asked over HTTP. Its pool comes into effect with a restart.
Subject secondGeneration()
{
    Subject subject = anyMiner("v2");
    subject.pool.restart = true;
    subject.device = [] {
        return simulatedDevice(simulator::family_nmminer(), QStringLiteral("cyd28-v2.0.04"));
    };
    subject.unsupported = {Verb::SetMode, Verb::Pause, Verb::Resume};
    subject.unconfirmed = {Verb::Identify};
    return subject;
}

//! It is only heard.
Subject firstGeneration()
{
    Subject subject = anyMiner("v1");
    QFile file(
        QStringLiteral(TEST_SOURCE_DIR "/fixtures/nmminer-constructed_v1.8.10-udp12345.json"));
    if (file.open(QIODevice::ReadOnly))
        subject.announcement = file.readAll();
    subject.announcementPort = 12345;
    // Nothing can be asked at such a device.
    subject.unsupported = {Verb::Probe,    Verb::SetMode, Verb::SetPool, Verb::Restart,
                           Verb::Identify, Verb::Pause,   Verb::Resume};
    return subject;
}

} // namespace

int main(int argc, char *argv[])
{
    return testDriver({secondGeneration(), firstGeneration()}, argc, argv);
}
