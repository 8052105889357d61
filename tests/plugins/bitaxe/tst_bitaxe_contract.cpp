// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/driver.h"

#include <minersdk/testing/drivercontract.h>

#include <QFile>

using namespace coalface;
using namespace coalface::testing;

namespace {

QByteArray fixtureBody(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! A Gamma with AxeOS v2.15.3.
QByteArray answer(const QByteArray &request)
{
    if (request.startsWith("GET /api/system/info "))
        return httpReply(fixtureBody("gamma601-v2.15.3-system_info.json"));
    if (request.startsWith("GET /api/system/asic "))
        return httpReply(fixtureBody("gamma601-v2.15.3-system_asic.json"));
    return httpReply(R"({"error":"unknown route"})", "404 Not Found");
}

Subject gamma()
{
    Subject subject;
    subject.name = QStringLiteral("Gamma");
    subject.driver = [] { return std::make_unique<bitaxe::Driver>(); };
    subject.device = [] { return answer; };
    subject.isWrite = [](const QByteArray &request) { return !request.startsWith("GET "); };
    subject.mode = QStringLiteral("eco");
    subject.pool = {0, QStringLiteral("stratum+tcp://pool.example.org:3333"),
                    QStringLiteral("bc1qexample.desk"), QStringLiteral("pool-secret"), false};
    subject.credentials = {{QStringLiteral("password"), QStringLiteral("device-secret")}};
    subject.unsupported = {Verb::SetMode,  Verb::SetPool, Verb::Restart,
                           Verb::Identify, Verb::Pause,   Verb::Resume};
    return subject;
}

} // namespace

int main(int argc, char *argv[])
{
    return testDriver({gamma()}, argc, argv);
}
