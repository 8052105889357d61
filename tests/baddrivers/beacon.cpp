// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include <minersdk/announced.h>

#include <QElapsedTimer>
#include <QFile>
#include <QPointer>

#include <cstdlib>

namespace coalface {

//! "beacon <model> <hashrate in H/s>"; anything else is none of its. Whoever is asked to recognise
//! "fatal <file>" notes it in that file and dies of it.
struct BeaconStatus
{
    QString model;
    double hashrate = 0;

    static std::optional<BeaconStatus> parse(const QByteArray &payload)
    {
        const QList<QByteArray> words = payload.split(' ');
        bool ok = false;
        BeaconStatus status{QString::fromLatin1(words.value(1)), words.value(2).toDouble(&ok)};
        if (words.size() != 3 || words.first() != "beacon" || !ok)
            return std::nullopt;
        return status;
    }
};

//! Reads from the newest good announcement; asks no device.
class BeaconAdapter : public MinerAdapter, public AnnouncedMiner
{
    Q_OBJECT
    Q_INTERFACES(coalface::AnnouncedMiner)
public:
    using MinerAdapter::MinerAdapter;

    void receive(const Announcement &announcement) override
    {
        ++m_received;
        const auto status = BeaconStatus::parse(announcement.payload);
        if (!status)
            return;
        m_status = status;
        m_ageThen = announcement.ageMs;
        m_since.start();
        for (const QPointer<TelemetryJob> &job : std::exchange(m_waiting, {})) {
            if (job)
                answer(job);
        }
    }

    void readTelemetry(TelemetryJob *job) override
    {
        if (m_status && m_ageThen + m_since.elapsed() <= 60'000)
            answer(job);
        else
            m_waiting.append(job);
    }
    void readPoolInfo(PoolInfoJob *job) override
    {
        job->finish({{{0, QStringLiteral("pool.example:3333"), QString(), true}}, false});
    }
    void readVersionInfo(VersionInfoJob *job) override
    {
        VersionInfo info;
        if (m_status)
            info.identity.model = m_status->model;
        job->finish(info);
    }
    void setMode(ModeJob *job) override
    {
        job->fail(Error::Kind::Unsupported, QStringLiteral("It has no modes."));
    }
    void restart(RestartJob *job) override
    {
        job->fail(Error::Kind::Unsupported, QStringLiteral("It takes no commands."));
    }

private:
    void answer(TelemetryJob *job)
    {
        Telemetry telemetry;
        telemetry.hashrate = m_status->hashrate;
        telemetry.sharesAccepted = m_received;                     // how many it was handed
        telemetry.uptime = (m_ageThen + m_since.elapsed()) / 1000; // how old the newest is
        job->finish(telemetry);
    }

    std::optional<BeaconStatus> m_status;
    qint64 m_received = 0;
    qint64 m_ageThen = 0;
    QElapsedTimer m_since;
    QList<QPointer<TelemetryJob>> m_waiting;
};

class BeaconDriver : public QObject, public MinerDriver, public AnnouncedMinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "beacon.json")
    Q_INTERFACES(coalface::MinerDriver coalface::AnnouncedMinerDriver)
public:
    void probe(ProbeJob *job) override
    {
        job->fail(Error::Kind::Rejected, QStringLiteral("Its devices answer no questions."));
    }
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override
    {
        return std::make_unique<BeaconAdapter>(link);
    }
    Result<Identity> recognise(const Announcement &announcement) const override
    {
        if (announcement.payload.startsWith("fatal ")) {
            QFile notes(QString::fromUtf8(announcement.payload.mid(6)));
            if (notes.open(QIODevice::Append))
                notes.write("died\n");
            notes.close();
            std::_Exit(3);
        }
        const auto status = BeaconStatus::parse(announcement.payload);
        if (!status)
            return Error{Error::Kind::BadReply, QStringLiteral("That is no beacon.")};
        Identity identity;
        identity.model = status->model;
        identity.hostname = announcement.sender.toString();
        return identity;
    }
};

} // namespace coalface

#include "beacon.moc"
