// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "pebble/driver.h"

#include <minersdk/testing/drivercontract.h>

using namespace coalface::testing;

int main(int argc, char *argv[])
{
    Subject subject;
    subject.driver = [] { return std::make_unique<pebble::Driver>(); };
    subject.device = [] {
        return [](const QByteArray &) {
            return httpReply("86400", "200 OK", "Content-Type: text/plain\r\n");
        };
    };
    subject.isWrite = [](const QByteArray &request) { return !request.startsWith("GET "); };
    subject.pool.password = QStringLiteral("pool-secret");
    subject.unsupported = allVerbs();
    subject.unsupported.removeOne(Verb::ReadTelemetry);
    return testDriver({subject}, argc, argv);
}
