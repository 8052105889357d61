// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "pebble/driver.h"

#include <minersdk/testing/drivercontract.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace coalface::testing;

namespace {

//! A Pebble in good order.
Device pebbleDevice()
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/status.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read.", qPrintable(file.fileName()));
    return [page = QJsonDocument::fromJson(file.readAll()).object()](
               const QByteArray &request) mutable {
        if (request.startsWith("GET /api/status "))
            return httpReply(QJsonDocument(page).toJson());
        if (!request.startsWith("POST /api/restart "))
            return httpReply({}, "404 Not Found");
        page[QStringLiteral("uptime_s")] = 0;
        return httpReply("{}");
    };
}

} // namespace

int main(int argc, char *argv[])
{
    Subject subject;
    subject.driver = [] { return std::make_unique<pebble::Driver>(); };
    subject.device = pebbleDevice;
    subject.isWrite = [](const QByteArray &request) { return !request.startsWith("GET "); };
    subject.pool.password = QStringLiteral("pool-secret");
    subject.unsupported = {Verb::Login,    Verb::SetMode, Verb::SetPool,
                           Verb::Identify, Verb::Pause,   Verb::Resume};
    return testDriver({subject}, argc, argv);
}
