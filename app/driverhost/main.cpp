// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/host.h"
#include "driverhost/processlimits.h"

#include <QCoreApplication>
#include <QNetworkProxyFactory>

#include <cstdio>

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("Coalface starts this program itself, one for each driver.\n"
                   "Usage: coalface-driverhost <absolute driver file> <socket name>\n",
                   stderr);
        return 2;
    }
    coalface::limitThisProcess();
    coalface::endWithStdin();
    coalface::waitForDebuggerIfAsked();
    QCoreApplication application(argc, argv);
    // Miners are in the home network: a system's proxy has no business between.
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    coalface::Host host(application.arguments().at(1), application.arguments().at(2));
    return QCoreApplication::exec();
}
