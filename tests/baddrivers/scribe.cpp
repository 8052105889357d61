// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include <minersdk/driver.h>
#include <minersdk/login.h>

#include <QFile>
#include <QTimer>

#include <chrono>
#include <csignal>

namespace coalface {

using namespace std::chrono_literals;

namespace {
void crash()
{
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
}

//! One byte for each time that the device would have been written to: it outlives the process.
void count(const Job *job)
{
    QFile marks(job->credentials().value(QStringLiteral("marks")));
    if (!marks.fileName().isEmpty() && marks.open(QIODevice::Append))
        marks.write("x");
}
} // namespace

//! How a write ends depends on the miner's port.
class ScribeAdapter : public MinerAdapter, public MinerLogin
{
    Q_OBJECT
    Q_INTERFACES(coalface::MinerLogin)
public:
    enum Mood {
        Good = 1,
        Crash,     //!< after the request has left
        Unseen,    //!< sent; reading back shows nothing
        Unheard,   //!< sent; no answer, nor one to a reading
        Unsent,    //!< nothing leaves
        Refusing,  //!< the device says no
        Slow,      //!< takes 400 ms, and so do its readings
        Talkative, //!< with a sentence of 2 MiB
    };

    using MinerAdapter::MinerAdapter;

    void readTelemetry(TelemetryJob *job) override
    {
        if (link().endpoint().port == Unheard)
            return;
        ++m_underWay;
        const auto finish = [this, job] {
            Telemetry telemetry;
            telemetry.hashrate = m_mostUnderWay = qMax(m_mostUnderWay, m_underWay);
            --m_underWay;
            job->finish(telemetry);
        };
        QTimer::singleShot(link().endpoint().port == Slow ? 400ms : 0ms, job, finish);
    }
    void readPoolInfo(PoolInfoJob *job) override { job->finish({}); }

    void setMode(ModeJob *job) override { write(job, QStringLiteral("mode ") + job->mode()); }
    void setPool(PoolJob *job) override
    {
        const PoolSettings &pool = job->pool();
        write(job, QStringLiteral("pool %1 %2 %3 %4 %5")
                       .arg(pool.slot)
                       .arg(pool.url, pool.user)
                       .arg(pool.password.size())
                       .arg(pool.restart));
    }
    void restart(RestartJob *job) override { write(job, QStringLiteral("restart")); }
    void identify(IdentifyJob *job) override { write(job, QStringLiteral("identify")); }
    void pause(PauseJob *job) override { write(job, QStringLiteral("pause")); }
    void resume(ResumeJob *job) override { write(job, QStringLiteral("resume")); }

    void login(LoginJob *job) override
    {
        count(job);
        if (link().endpoint().port == Crash)
            crash();
        if (job->credentials().value(QStringLiteral("password")) != u"right")
            return job->fail(Error::Kind::Unauthorized, QStringLiteral("Wrong password."));
        job->finish({{QStringLiteral("session"),
                      QStringLiteral("of ") + job->credentials().value(QStringLiteral("user"))}});
    }

private:
    void write(WriteJob *job, const QString &what)
    {
        const quint16 mood = link().endpoint().port;
        if (mood == Unsent)
            return;
        if (mood == Refusing)
            return job->finish({Outcome::Refused, false, QStringLiteral("It does not want to.")});
        job->beginWrite();
        job->noteSent();
        count(job);
        switch (mood) {
        case Crash:
            crash();
            break;
        case Unseen:
            job->awaitConfirmation(QStringLiteral("It never showed."));
            break;
        case Unheard:
            break;
        case Slow:
            ++m_underWay;
            QTimer::singleShot(400ms, job, [this, job] {
                m_mostUnderWay = qMax(m_mostUnderWay, m_underWay);
                --m_underWay;
                job->finish({Outcome::Applied, true, QString::number(m_mostUnderWay)});
            });
            break;
        case Talkative:
            job->finish({Outcome::Applied, true, QString(2 * 1024 * 1024, u'x')});
            break;
        default:
            job->finish({Outcome::Applied, true, what});
            break;
        }
    }

    int m_underWay = 0;
    int m_mostUnderWay = 0;
};

class ScribeDriver : public QObject, public MinerDriver
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID COALFACE_MINER_DRIVER_IID FILE "scribe.json")
    Q_INTERFACES(coalface::MinerDriver)
public:
    void probe(ProbeJob *job) override
    {
        Identity identity;
        identity.mac = QStringLiteral("aa:bb:cc:00:00:02");
        job->finish(identity);
    }
    std::unique_ptr<MinerAdapter> adapterFor(MinerLink &link) override
    {
        return std::make_unique<ScribeAdapter>(link);
    }
};

} // namespace coalface

#include "scribe.moc"
