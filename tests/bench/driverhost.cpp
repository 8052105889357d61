// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// G17: what a process for each driver costs.
#include "measure.h"
#include "row.h"

#include "core/systemclock.h"
#include "drivers/drivercatalogue.h"
#include "main/places.h"
#include "wire/channel.h"
#include "wire/codec.h"
#include "wire/frame.h"
#include "wire/messages.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>

namespace coalface::bench {

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) * 1e-6;
}

//! A process that connects to a local server of ours.
class Peer
{
public:
    Peer(const QString &program, const QStringList &arguments)
    {
        m_server.listen(m_folder.filePath(u"s"_qs));
        m_age.start();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, QStringList(arguments) << m_server.fullServerName());
        waitUntil([this] { return m_server.hasPendingConnections(); }, 5000);
        m_socket = m_server.nextPendingConnection();
        if (m_socket)
            m_socket->setParent(nullptr);
    }
    ~Peer()
    {
        m_process.kill();
        m_process.waitForFinished(2000);
    }

    QLocalSocket *socket() const { return m_socket; }
    qint64 pid() const { return m_process.processId(); }
    const QElapsedTimer &age() const { return m_age; }

private:
    QTemporaryDir m_folder;
    QLocalServer m_server;
    QProcess m_process;
    QElapsedTimer m_age;
    QLocalSocket *m_socket = nullptr;
};

//! A call as large as a usual one, to a verb that no driver has: decoded, judged and answered.
QCborMap smallestCall(quint64 id)
{
    wire::Call call;
    call.id = id;
    call.op = u"benchmark"_qs;
    call.miner = QString(100, u'm');
    call.endpoint = wire::encode(Endpoint{QHostAddress(u"127.0.0.1"_qs), 80});
    call.deadline = 8000;
    return wire::encode(call);
}

//! Microseconds of each round trip; empty: the host did not play along.
QList<double> cborTrips(wire::Channel &channel, int count)
{
    QList<double> trips;
    QEventLoop loop;
    QElapsedTimer passed;
    const auto next = [&] {
        passed.start();
        channel.send(smallestCall(quint64(trips.size() + 1)));
    };
    QObject::connect(&channel, &wire::Channel::received, &loop, [&](const QCborMap &message) {
        if (wire::kindOf(message) != wire::Kind::Ret)
            return;
        const Result<wire::Answer> answer = wire::decodeAnswer(message);
        trips += double(passed.nsecsElapsed()) * 1e-3;
        if (!answer || trips.size() >= count)
            loop.quit();
        else
            next();
    });
    QObject::connect(&channel, &wire::Channel::closed, &loop, &QEventLoop::quit);
    next();
    loop.exec();
    return trips;
}

QList<double> rawTrips(QLocalSocket &socket, qsizetype size, int count)
{
    QList<double> trips;
    QEventLoop loop;
    QElapsedTimer passed;
    const QByteArray bytes(size, 'x');
    qsizetype missing = 0;
    const auto next = [&] {
        missing = size;
        passed.start();
        socket.write(bytes);
    };
    QObject::connect(&socket, &QLocalSocket::readyRead, &loop, [&] {
        missing -= socket.readAll().size();
        if (missing > 0)
            return;
        trips += double(passed.nsecsElapsed()) * 1e-3;
        if (trips.size() >= count)
            loop.quit();
        else
            next();
    });
    QObject::connect(&socket, &QLocalSocket::disconnected, &loop, &QEventLoop::quit);
    next();
    loop.exec();
    return trips;
}

//! Milliseconds from the start to the hello; 0: none came.
double timeToHello(const Peer &host, wire::Channel &channel)
{
    double ready = 0;
    QEventLoop loop;
    QObject::connect(&channel, &wire::Channel::received, &loop, [&](const QCborMap &message) {
        if (wire::kindOf(message) == wire::Kind::Hello)
            ready = milliseconds(host.age());
        loop.quit();
    });
    QObject::connect(&channel, &wire::Channel::closed, &loop, &QEventLoop::quit);
    loop.exec();
    return ready;
}

} // namespace

int echo(const QString &serverName)
{
    QLocalSocket socket;
    QObject::connect(&socket, &QLocalSocket::readyRead, &socket,
                     [&] { socket.write(socket.readAll()); });
    QObject::connect(&socket, &QLocalSocket::disconnected, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    socket.connectToServer(serverName);
    return QCoreApplication::exec();
}

QJsonObject driverHost(const Effort &effort)
{
    const QTemporaryDir folder;
    const Result<Places> places = findPlaces(folder.path());
    if (!places)
        return notMeasured(places.error().detail);
    const SystemClock clock;
    const DriverCatalogue catalogue({places->bundledDrivers, places->userDrivers,
                                     places->hostProgram, places->hostsFile},
                                    clock);
    if (catalogue.drivers().isEmpty())
        return notMeasured(u"No driver was found in %1."_qs.arg(places->bundledDrivers));
    const QString library = catalogue.drivers().constFirst().path;

    const int trips = effort.quick ? 1000 : 5000;
    QList<double> ready, spawn, readyRatio, pss, cbor, raw, tripRatio;
    startOfTrue();
    for (int i = 0; i < effort.repeats; ++i) {
        spawn += median({startOfTrue(), startOfTrue(), startOfTrue()});
        const Peer host(places->hostProgram, {library});
        if (!host.socket())
            return notMeasured(u"The host did not connect."_qs);
        wire::Channel channel(host.socket());
        ready += timeToHello(host, channel);
        if (ready.last() == 0)
            return notMeasured(u"The host did not say hello."_qs);
        readyRatio += ready.last() / spawn.last();
        channel.send(wire::message(wire::Kind::Init));
        cbor += median(cborTrips(channel, trips));
        pss += proportionalMegabytes(host.pid());

        const Peer peer(QCoreApplication::applicationFilePath(), {u"--part"_qs, u"echo"_qs});
        if (!peer.socket())
            return notMeasured(u"The echo did not connect."_qs);
        const Result<QByteArray> frame = wire::frameOf(smallestCall(1));
        raw += median(rawTrips(*peer.socket(), frame->size(), trips));
        tripRatio += cbor.last() / raw.last();
        peer.socket()->deleteLater();
    }
    const bool readyMet = median(readyRatio) <= 15 || median(ready) <= 50;
    return {
        {u"ready_ms"_qs, rounded(median(ready), 2)},
        {u"start_of_true_ms"_qs, rounded(median(spawn), 2)},
        {u"ready_ratio"_qs, rounded(median(readyRatio), 1)},
        {u"pss_mb"_qs, rounded(median(pss), 2)},
        {u"message_bytes"_qs, int(wire::frameOf(smallestCall(1))->size())},
        {u"cbor_round_trip_us"_qs, rounded(median(cbor), 1)},
        {u"raw_round_trip_us"_qs, rounded(median(raw), 1)},
        {u"round_trip_ratio"_qs, rounded(median(tripRatio), 2)},
        {u"goal_met"_qs, readyMet && median(pss) <= 6 && median(tripRatio) <= 4},
    };
}

} // namespace coalface::bench
