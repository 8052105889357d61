// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/station.h"

#include "simulator/announcer.h"
#include "simulator/httpserver.h"
#include "simulator/lineserver.h"

#include <QDateTime>
#include <QDebug>

#include <algorithm>
#include <utility>

namespace coalface::simulator {

using namespace std::chrono_literals;

namespace {
constexpr auto napLength = 60s;
constexpr auto firstNapAfter = 150s;
constexpr auto napsEvery = 300s;
} // namespace

Station::Station(int index, const QString &family, const QString &variant,
                 std::unique_ptr<Device> device, const Clock &clock, Doorbell *doorbell)
    : m_index(index),
      m_family(family),
      m_variant(variant),
      m_device(std::move(device)),
      m_clock(clock),
      m_doorbell(doorbell)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Station::refresh);
}

Station::~Station() = default;

QString Station::open(AddressPlan &plan)
{
    m_device->advanceTo(m_clock.now());
    QString problem = openServers(plan);
    if (!problem.isEmpty())
        return problem;
    m_place = m_places.empty() ? Place{plan.address(m_index), 0} : m_places.front();
    problem = openAnnouncers();
    if (!problem.isEmpty())
        return problem;
    m_device->setAddress(m_place.address);
    openOrShut();
    armTimer();
    return {};
}

QString Station::openAnnouncers()
{
    for (const Broadcast &broadcast : m_device->broadcasts()) {
        auto announcer = std::make_unique<Announcer>(broadcast, [this, port = broadcast.port] {
            m_device->advanceTo(m_clock.now());
            return m_device->datagram(port);
        });
        announcer->setFault(m_fault);
        // Not all of a fleet at once.
        const int delay = 100 + (m_index * 137) % std::min(broadcast.interval, 2000);
        if (!announcer->open(m_place.address, delay)) {
            return QStringLiteral("Device %1 cannot send datagrams from %2: %3.")
                .arg(m_index)
                .arg(m_place.address.toString(), announcer->errorString());
        }
        m_announcers.push_back(std::move(announcer));
    }
    return {};
}

QString Station::openServers(AddressPlan &plan)
{
    const QList<Service> services = m_device->services();
    for (const Service &service : services) {
        Place place = plan.next(m_index, service.port);
        std::unique_ptr<Door> server = makeDoor(service);
        server->setFault(m_fault);
        server->setLatency(m_latency);
        if (!server->open(place.address, place.port)) {
            return QStringLiteral("Device %1 cannot listen on %2, port %3: %4. Choose another "
                                  "--first-port, or end the program that uses it.")
                .arg(m_index)
                .arg(place.address.toString())
                .arg(place.port)
                .arg(server->problem());
        }
        place.port = server->port();
        m_servers.push_back(std::move(server));
        m_places.push_back(place);
    }
    return {};
}

std::unique_ptr<Door> Station::makeDoor(const Service &service)
{
    if (service.kind == Service::Kind::Lines) {
        return std::make_unique<LineServer>(service, [this](const QByteArray &request) {
            return answerLine(request);
        });
    }
    auto server = std::make_unique<HttpServer>(service, [this](const HttpRequest &request) {
        return handle(request);
    });
    server->setDoorbell(m_doorbell);
    return server;
}

void Station::refresh()
{
    m_device->advanceTo(m_clock.now());
    openOrShut();
    armTimer();
}

void Station::openOrShut()
{
    const bool wanted = m_device->reachable() && m_fault != Fault::Offline && !m_napping;
    for (const auto &announcer : m_announcers)
        announcer->setSilent(!wanted);
    for (size_t i = 0; i < m_servers.size(); ++i) {
        Door &server = *m_servers[i];
        if (!wanted) {
            server.shut();
        } else if (!server.open(m_places[i].address, m_places[i].port)) {
            // Somebody took the port meanwhile: keep trying, say so once.
            if (!std::exchange(m_complained, true))
                qWarning().noquote() << "Device" << m_index << "cannot listen again on port"
                                     << m_places[i].port << "-" << server.problem();
        }
    }
}

void Station::armTimer()
{
    const std::optional<qint64> change = m_device->nextChange();
    if (change && m_clock.running())
        m_timer.start(int(std::clamp<qint64>(*change - m_clock.now(), 0, 3'600'000)));
}

void Station::note(const HttpRequest &request)
{
    const SeenRequest seen{QDateTime::currentMSecsSinceEpoch(), request};
    m_log.add(seen);
    emit requestSeen(m_index, seen);
    m_device->advanceTo(m_clock.now());
}

HttpAnswer Station::handle(const HttpRequest &request)
{
    note(request);
    HttpAnswer answer = m_device->handle(request);
    armTimer();
    return answer;
}

QByteArray Station::answerLine(const QByteArray &request)
{
    HttpRequest logged;
    logged.method = "LINE"; // in the log a line is a request with nothing but a body
    logged.body = request;
    note(logged);
    const QByteArray answer = m_device->answerLine(request);
    armTimer();
    return answer;
}

void Station::setFault(Fault fault)
{
    m_fault = fault;
    for (const auto &server : m_servers)
        server->setFault(fault);
    for (const auto &announcer : m_announcers)
        announcer->setFault(fault);
    openOrShut();
}

void Station::setLatency(int milliseconds)
{
    m_latency = milliseconds;
    for (const auto &server : m_servers)
        server->setLatency(milliseconds);
}

void Station::setNaps(bool naps)
{
    m_napTimer.reset();
    m_napping = false;
    if (naps) {
        m_napTimer = std::make_unique<QTimer>();
        m_napTimer->setSingleShot(true);
        connect(m_napTimer.get(), &QTimer::timeout, this, &Station::nap);
        m_napTimer->start(firstNapAfter);
    }
    openOrShut();
}

void Station::nap()
{
    m_napping = !m_napping;
    m_napTimer->start(m_napping ? napLength : napsEvery);
    openOrShut();
}

bool Station::listening() const
{
    return std::any_of(m_servers.begin(), m_servers.end(),
                       [](const auto &server) { return server->listening(); })
           || std::any_of(m_announcers.begin(), m_announcers.end(),
                          [](const auto &announcer) { return announcer->isSending(); });
}

int Station::connections() const
{
    int sum = 0;
    for (const auto &server : m_servers)
        sum += server->connections();
    return sum;
}

int Station::mostInFlight() const
{
    int most = 0;
    for (const auto &server : m_servers)
        most = std::max(most, server->mostInFlight());
    return most;
}

} // namespace coalface::simulator
