// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/driver.h"
#include "avalon_nano/simulated/simulatedavalon.h"
#include "simulateddevice.h"

#include <minersdk/testing/drivercontract.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace coalface;
using namespace coalface::testing;

namespace {

//! Of `ascset`, "0,help" and "0,<option>,get" only ask.
bool isWrite(const QByteArray &request)
{
    const QJsonObject object = QJsonDocument::fromJson(request).object();
    const QString command = object.value(QLatin1String("command")).toString();
    const QString parameter = object.value(QLatin1String("parameter")).toString();
    if (command == u"ascset")
        return parameter != u"0,help" && !parameter.endsWith(u",get");
    static const QStringList readers{QStringLiteral("version"), QStringLiteral("summary"),
                                     QStringLiteral("pools"),   QStringLiteral("stats"),
                                     QStringLiteral("estats"),  QStringLiteral("litestats"),
                                     QStringLiteral("check"),   QStringLiteral("devs"),
                                     QStringLiteral("config")};
    const QStringList commands = command.split(u'+');
    return !std::all_of(commands.begin(), commands.end(),
                        [](const QString &name) { return readers.contains(name); });
}

//! With a password that cannot be found in a text by chance.
Device makeDevice(const QString &variant)
{
    using namespace simulator::avalon_nano;
    const auto device = std::make_shared<SimulatedAvalon>(*Spec::find(variant), 0, 1);
    device->machine().webPassword = "device-secret";
    return simulatedLineDevice(device);
}

Subject avalonWith(const char *variant, const char *mode)
{
    Subject subject;
    subject.name = QLatin1String(variant);
    subject.driver = [] { return std::make_unique<avalon_nano::Driver>(); };
    subject.device = [variant] { return makeDevice(QLatin1String(variant)); };
    subject.framing = jsonFraming();
    subject.isWrite = isWrite;
    subject.mode = QLatin1String(mode);
    subject.pool = {0, QStringLiteral("stratum+tcp://pool.example.org:3333"),
                    QStringLiteral("bc1qexample.desk"), QStringLiteral("pool-secret"), false};
    subject.credentials = {{QStringLiteral("password"), QStringLiteral("device-secret")}};
    subject.login = subject.credentials;
    return subject;
}

//! A light, no standby. A pool is stored, which the device does not show.
Subject nano3s()
{
    Subject subject = avalonWith("nano3s-25021401", "low");
    subject.unsupported = {Verb::Pause, Verb::Resume};
    subject.unconfirmed = {Verb::SetPool};
    return subject;
}

//! A standby, no light. A pool is stored, and the device restarted with it.
Subject avalonQ()
{
    Subject subject = avalonWith("q-25052801", "super");
    subject.pool.restart = true;
    subject.unsupported = {Verb::Identify};
    return subject;
}

} // namespace

int main(int argc, char *argv[])
{
    return testDriver({nano3s(), avalonQ()}, argc, argv);
}
