// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/build.h"
#include "wire/channel.h"
#include "wire/messages.h"
#include "wire/protocol.h"

#include <minersdk/sdkbuild.h>

#include <QCoreApplication>
#include <QLocalSocket>

#include <csignal>

using namespace coalface;

// fakehost <driver file> <socket name>; FAKEHOST in the environment says what it does.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QByteArray deed = qgetenv("FAKEHOST");
    QLocalSocket socket;
    QObject::connect(&socket, &QLocalSocket::disconnected, &application, &QCoreApplication::quit);
    QObject::connect(&socket, &QLocalSocket::connected, &application, [&] {
        wire::Hello hello;
        hello.protocol = wire::protocolVersion;
        hello.driver = QStringLiteral("echo");
        hello.version = QStringLiteral("1.0.0");
        hello.interfaceMajor = wire::interfaceMajor;
        hello.build = wire::build();
        hello.sdkBuild = sdkBuild();
        if (deed == "build")
            hello.build = QStringLiteral("0.0.9-0123456789ab");
        if (deed == "sdk build")
            hello.sdkBuild.clear();
        if (deed == "protocol")
            ++hello.protocol;
        if (deed == "version")
            hello.version = QStringLiteral("9.9.9");
        if (deed == "silent")
            return;
        if (deed == "oversize") {
            socket.write("\xff\xff\xff\x7f");
            return;
        }
        if (deed == "garbage") {
            socket.write(QByteArray("\x04\x00\x00\x00\xff\xff\xff\xff", 8));
            return;
        }
        socket.write(*wire::frameOf(wire::encode(hello)));
        if (deed == "deaf")
            socket.blockSignals(true); // neither reads nor answers
    });
    socket.connectToServer(application.arguments().value(2));
    return application.exec();
}
