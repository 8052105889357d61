// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/driver.h"
#include "nerdqaxe/simulated/simulatednerdqaxe.h"
#include "simulateddevice.h"

#include <minersdk/testing/drivercontract.h>

#include <QJsonDocument>
#include <QJsonObject>

using namespace coalface;
using namespace coalface::testing;

namespace coalface::simulator {
std::unique_ptr<Family> family_nerdqaxe();
}

namespace {

constexpr char code[] = "987123";            //!< stands for the one that works at that moment
constexpr char session[] = "session-secret"; //!< stands for one that was opened an hour before

QByteArray openSession(simulator::nerdqaxe::SimulatedNerdQAxe &device)
{
    simulator::HttpRequest request;
    request.method = "POST";
    request.path = "/api/otp/session";
    request.headers = {{"X-TOTP", device.oneTimeCode()}};
    const QJsonObject reply = QJsonDocument::fromJson(device.handle(request).body).object();
    return reply.value(QLatin1String("token")).toString().toLatin1();
}

//! One-time passwords are on.
Device makeDevice(const QString &variant)
{
    using simulator::nerdqaxe::SimulatedNerdQAxe;
    const std::shared_ptr<simulator::Device> made = simulator::family_nerdqaxe()->makeDevice(variant,
                                                                                             0, 1);
    const auto device = std::static_pointer_cast<SimulatedNerdQAxe>(made);
    const QByteArray token = openSession(*device);
    return [device, token, answer = simulatedHttpDevice(device)](QByteArray request) {
        request.replace(session, token).replace(code, device->oneTimeCode());
        return answer(request);
    };
}

Subject nerdqaxeWith(const char *variant)
{
    Subject subject;
    subject.name = QLatin1String(variant);
    subject.driver = [] { return std::make_unique<nerdqaxe::Driver>(); };
    subject.device = [variant] { return makeDevice(QLatin1String(variant)); };
    subject.isWrite = [](const QByteArray &request) { return !request.startsWith("GET "); };
    subject.mode = QStringLiteral("low");
    subject.pool = {0, QStringLiteral("stratum+tcp://pool.example.org:3333"),
                    QStringLiteral("bc1qexample.desk"), QStringLiteral("pool-secret"), false};
    subject.credentials = {{QStringLiteral("session"), QLatin1String(session)}};
    subject.login = {{QStringLiteral("otp"), QLatin1String(code)}};
    subject.unsupported = {Verb::Identify, Verb::Pause, Verb::Resume};
    return subject;
}

} // namespace

int main(int argc, char *argv[])
{
    return testDriver({nerdqaxeWith("nerdqaxeplusplus-v1.0.37.1-otp")}, argc, argv);
}
