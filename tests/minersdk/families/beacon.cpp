// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "families/beacon.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace beacon {

using namespace coalface;

namespace {
constexpr qint64 greatestAge = 60'000; // ms

QJsonObject statusOf(const QByteArray &payload)
{
    return QJsonDocument::fromJson(
               payload.left(payload.indexOf('\0') < 0 ? payload.size() : payload.indexOf('\0')))
        .object();
}

std::optional<double> hashrateOf(const QString &text)
{
    static const QString suffixes = QStringLiteral("KMGT");
    if (text.isEmpty())
        return std::nullopt;
    const qsizetype power = suffixes.indexOf(text.back()) + 1;
    bool ok = false;
    double value = (power > 0 ? text.chopped(1) : text).toDouble(&ok);
    for (qsizetype i = 0; i < power; ++i)
        value *= 1000;
    return ok ? std::optional(value) : std::nullopt;
}
} // namespace

void Driver::probe(ProbeJob *job)
{
    job->fail(Error::Kind::Rejected, QStringLiteral("This family answers no questions."));
}

std::unique_ptr<MinerAdapter> Driver::adapterFor(MinerLink &link)
{
    return std::make_unique<Adapter>(link);
}

Result<Identity> Driver::recognise(const Announcement &announcement) const
{
    const QJsonObject status = statusOf(announcement.payload);
    if (!status.contains(QLatin1String("Version")) || !status.contains(QLatin1String("HashRate")))
        return Error{Error::Kind::BadReply, QStringLiteral("The datagram holds no status.")};
    Identity identity;
    identity.model = status.value(QLatin1String("Board")).toString();
    identity.firmware = status.value(QLatin1String("Version")).toString();
    return identity;
}

void Adapter::receive(const Announcement &announcement)
{
    m_newest = announcement.payload;
    m_ageWhenReceived = announcement.ageMs;
    m_received.start();
    if (!isFresh())
        return;
    for (const QPointer<TelemetryJob> &job : std::exchange(m_waiting, {})) {
        if (job && !job->isFinished())
            answer(job);
    }
}

bool Adapter::isFresh() const
{
    return m_received.isValid() && m_ageWhenReceived + m_received.elapsed() <= greatestAge;
}

void Adapter::readTelemetry(TelemetryJob *job)
{
    if (isFresh())
        answer(job);
    else
        m_waiting.append(job);
}

void Adapter::answer(TelemetryJob *job) const
{
    const QJsonObject status = statusOf(m_newest);
    Telemetry telemetry;
    telemetry.hashrate = hashrateOf(status.value(QLatin1String("HashRate")).toString());
    if (const double temperature = status.value(QLatin1String("Temp")).toDouble(); temperature != 0)
        telemetry.temperature = temperature;
    if (status.contains(QLatin1String("Pool")))
        telemetry.poolUrl = status.value(QLatin1String("Pool")).toString();
    job->finish(telemetry);
}

void Adapter::readPoolInfo(PoolInfoJob *job)
{
    const QString url = statusOf(m_newest).value(QLatin1String("Pool")).toString();
    if (!isFresh() || url.isEmpty())
        return job->fail(Error::Kind::Unsupported,
                         QStringLiteral("This device has not named its pool."));
    job->finish({{{0, url, {}, true}}, false});
}

void Adapter::setMode(ModeJob *job)
{
    job->fail(Error::Kind::Unsupported, QStringLiteral("This family has no modes."));
}

void Adapter::restart(RestartJob *job)
{
    job->fail(Error::Kind::Unsupported,
              QStringLiteral("This family cannot be restarted from afar."));
}

} // namespace beacon
