// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "testing/sloppydriver.h"

#include <minersdk/readback.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

namespace sloppy {

using namespace coalface;
using namespace std::chrono_literals;

namespace {

using Answer = std::function<void(const Result<QJsonObject> &state)>;

Result<QJsonObject> stateIn(const Result<HttpReply> &reply, Sin sin)
{
    if (!reply)
        return reply.error();
    const QJsonDocument document = QJsonDocument::fromJson(reply->body);
    const bool isState = reply->status == 200 && document.object().contains(QLatin1String("mode"));
    if (!isState && sin != Sin::MakesAValueOfAnything)
        return Error{Error::Kind::BadReply, QStringLiteral("The answer is no state.")};
    return document.object();
}

void ask(MinerLink &link, Job *job, Sin sin, const Answer &answer,
         const QString &path = QStringLiteral("/state"))
{
    HttpRequest request;
    request.path = path;
    if (sin == Sin::SendsAnOrigin)
        request.headers.append(qMakePair(QByteArray("Origin"), QByteArray("http://localhost")));
    link.http().request(job, request, [&link, job, sin, answer](const Result<HttpReply> &reply) {
        const bool isRedirect = reply && reply->status / 100 == 3;
        if (isRedirect && sin == Sin::FollowsRedirects) {
            for (const auto &[name, value] : reply->headers) {
                if (name.toLower() == "location")
                    return ask(link, job, sin, answer, QString::fromLatin1(value));
            }
        }
        const auto state = stateIn(reply, sin);
        if (!state && sin == Sin::NeverSettles)
            return;
        answer(state);
    });
}

//! Talks to the device past the lent clients.
void knock(const Endpoint &endpoint, std::chrono::milliseconds when)
{
    QTimer::singleShot(when, [endpoint] {
        auto *socket = new QTcpSocket;
        QObject::connect(socket, &QTcpSocket::connected, socket,
                         [socket] { socket->write("GET /state HTTP/1.1\r\n\r\n"); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::errorOccurred, socket, &QObject::deleteLater);
        socket->connectToHost(endpoint.address, endpoint.port);
    });
}

} // namespace

void Driver::probe(ProbeJob *job)
{
    ask(job->link(), job, m_sin, [job, sin = m_sin](const Result<QJsonObject> &state) {
        if (!state)
            return job->fail(state.error().kind,
                             sin == Sin::SaysNothing ? QString() : state.error().detail);
        Identity identity;
        identity.model = QStringLiteral("Sloppy 1");
        job->finish(identity);
    });
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link, m_sin);
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    prepare();
    if (m_sin == Sin::WritesWhileReading) {
        link().http().request(job, {"POST", QStringLiteral("/mode"), "eco", "text/plain", {}},
                              [](const Result<HttpReply> &) {});
    }
    ask(link(), job, m_sin, [this, job](const Result<QJsonObject> &state) {
        if (!state)
            return job->fail(state.error());
        Telemetry telemetry;
        const double power = state->value(QLatin1String("power")).toDouble(-1);
        if (power >= 0 || m_sin == Sin::ReadsImpossibleValues)
            telemetry.power = power;
        if (m_sin != Sin::ReadsImpossibleValues)
            dropImpossibleValues(telemetry);
        job->finish(telemetry);
    });
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("It has no pools."));
}

void Adapter::setMode(ModeJob *job)
{
    const QString secret = job->credentials().value(QStringLiteral("password"));
    if (m_sin == Sin::LogsTheSecret)
        qInfo("Logging in with %s", qPrintable(secret));
    job->beginWrite();
    const HttpRequest write{"POST", QStringLiteral("/mode"), job->mode().toUtf8(), "text/plain", {}};
    link().http().request(job, write, [this, job, write, secret](const Result<HttpReply> &reply) {
        if (!reply && m_sin == Sin::CallsASentWriteUnreachable)
            return job->fail(Error::Kind::Unreachable, reply.error().detail);
        if (!reply && !reply.error().sent)
            return job->fail(reply.error());
        if (reply && reply->status != 200)
            return job->finish({Outcome::Refused, false,
                                QStringLiteral("The device said no%1.")
                                    .arg(m_sin == Sin::TellsTheSecret ? u' ' + secret : QString())});
        if (m_sin == Sin::BelievesTheReply)
            return job->finish({Outcome::Applied, true, QStringLiteral("It is done.")});
        job->awaitConfirmation(QStringLiteral("It was not seen."));
        if (m_sin == Sin::RepeatsAWrite)
            return link().http().request(job, write, [this, job](const auto &) { confirm(job); });
        confirm(job);
    });
}

void Adapter::confirm(ModeJob *job)
{
    readBack(job, 10ms, 50ms, [this, job](const std::function<void()> &again) {
        ask(link(), job, m_sin, [job, again](const Result<QJsonObject> &state) {
            if (!state || state->value(QLatin1String("mode")).toString() != job->mode())
                return again();
            job->finish({Outcome::Applied, true, QStringLiteral("The device shows it.")});
        });
    });
}

void Adapter::restart(RestartJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("It cannot be restarted."));
}

void Adapter::prepare()
{
    if (m_sin == Sin::OpensItsOwnSocket)
        knock(link().endpoint(), 0ms);
    for (auto when = 20ms; m_sin == Sin::GoesOnAfterTheEnd && when < 2s; when += 20ms)
        knock(link().endpoint(), when);
}

} // namespace sloppy
