// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/driverfolder.h"

#include <QCoreApplication>

#include <cstdio>

using namespace coalface;
using namespace std::chrono_literals;

// hostkeeper: starts a host whose event loop then hangs in a call, prints its process id, and waits.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    DriverFolder folder;
    folder.add(QStringLiteral("moody"));
    TestClock clock;
    DriverCatalogue catalogue(folder.places(), clock);
    DriverSession *session = catalogue.session(QStringLiteral("moody"));
    const Endpoint good{QHostAddress::LocalHost, 1};
    const Endpoint hanging{QHostAddress::LocalHost, 4};
    session->readTelemetry({QStringLiteral("a"), good, {}}, 10s)
        .then(&catalogue, [&](const Result<Telemetry> &) {
            session->readTelemetry({QStringLiteral("b"), hanging, {}}, 60s);
            // Said when the hanging call has left this program.
            QTimer::singleShot(200, &catalogue, [&] {
                std::printf("%lld\n",
                            qlonglong(catalogue.driver(QStringLiteral("moody"))->pid.value_or(0)));
                std::fflush(stdout);
            });
        });
    return QCoreApplication::exec();
}
