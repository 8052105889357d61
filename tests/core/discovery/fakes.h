// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discovery/discovery.h"
#include "tests/core/fakeannouncements.h"

#include <QHash>
#include <QPromise>
#include <QTimer>

#include <functional>

//! Drivers and a network that follow a script.
namespace coalface::test {

using Answer = Result<Identity>;
using Script = std::function<Answer(const Endpoint &)>;

inline Error error(Error::Kind kind, const char *detail)
{
    return {kind, QString::fromLatin1(detail)};
}

inline Identity miner(const char *model)
{
    Identity identity;
    identity.model = QString::fromLatin1(model);
    return identity;
}

//! Answers by a script, from the event loop, or not until it is told to.
class FakeSession : public DriverSession
{
public:
    FakeSession(const QString &type, const Script &script, QObject *parent)
        : DriverSession(parent), m_type(type), m_script(script)
    {}

    QString driverType() const override { return m_type; }
    QFuture<Answer> probe(const Endpoint &endpoint, Deadline) override
    {
        asked += endpoint;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        ++inFlight;
        mostInFlight = std::max(mostInFlight, inFlight);
        const auto settle = [this, promise, endpoint] {
            --inFlight;
            promise->addResult(m_script(endpoint));
            promise->finish();
        };
        if (held)
            waiting += settle;
        else
            QTimer::singleShot(0, this, settle);
        return promise->future();
    }
    QFuture<Answer> recognise(const Announcement &announcement, Deadline) override
    {
        judged += announcement;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        mostJudging = std::max(mostJudging, ++judging);
        QTimer::singleShot(0, this, [this, promise, announcement] {
            --judging;
            promise->addResult(whose ? whose(announcement)
                                     : Answer(Error{Error::Kind::Unsupported, {}}));
            promise->finish();
        });
        return promise->future();
    }
    QFuture<Result<Telemetry>> readTelemetry(const MinerRef &, Deadline) override
    {
        return none<Telemetry>();
    }
    QFuture<Result<PoolInfo>> readPoolInfo(const MinerRef &, Deadline) override
    {
        return none<PoolInfo>();
    }
    QFuture<Result<VersionInfo>> readVersionInfo(const MinerRef &, Deadline) override
    {
        return none<VersionInfo>();
    }
    QFuture<Result<RawReading>> readRaw(const MinerRef &, Deadline) override
    {
        return none<RawReading>();
    }
    QFuture<Result<RecordedReadings>> readHistory(const MinerRef &, std::chrono::seconds,
                                                  Deadline) override
    {
        return none<RecordedReadings>();
    }
    QFuture<Result<WriteReport>> write(const MinerRef &, const WriteRequest &,
                                       const WriteTimes &) override
    {
        return none<WriteReport>();
    }
    QFuture<Result<Credentials>> login(const MinerRef &, Deadline) override
    {
        return none<Credentials>();
    }
    void cancel(const QString &) override {}
    void cancelUnsent(const QString &) override {}
    void closeMiner(const QString &) override {}

    std::function<Answer(const Announcement &)> whose; //!< none: its devices do not announce themselves
    QList<Announcement> judged;
    int judging = 0;
    int mostJudging = 0;
    QList<Endpoint> asked;
    QList<std::function<void()>> waiting;
    int inFlight = 0;
    int mostInFlight = 0;
    bool held = false;

private:
    template<typename T>
    static QFuture<Result<T>> none()
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(Error{Error::Kind::Unsupported, {}});
        promise.finish();
        return promise.future();
    }
    QString m_type;
    Script m_script;
};

class FakeDirectory : public DriverDirectory
{
public:
    FakeSession &add(const char *type, const QList<quint16> &ports, const Script &script,
                     const char *connection = "http")
    {
        DriverInfo info;
        info.driverType = QString::fromLatin1(type);
        info.probePorts = ports;
        info.connectionType = QString::fromLatin1(connection);
        infos += info;
        auto *session = new FakeSession(info.driverType, script, this);
        sessions.insert(info.driverType, session);
        return *session;
    }
    QList<DriverInfo> drivers() const override { return infos; }
    std::optional<DriverInfo> driver(const QString &type) const override
    {
        for (const DriverInfo &info : infos) {
            if (info.driverType == type)
                return info;
        }
        return {};
    }
    DriverSession *session(const QString &type) override { return sessions.value(type); }

    QList<DriverInfo> infos;
    QHash<QString, FakeSession *> sessions;
};

class FakeSweep : public LanSweep
{
public:
    FakeSweep(const QList<SweepTarget> &targets, const std::function<bool(const Endpoint &)> &open)
        : m_targets(targets), m_open(open)
    {}
    void start() override
    {
        QTimer::singleShot(0, this, [this] {
            for (const SweepTarget &target : std::as_const(m_targets)) {
                if (m_cancelled)
                    break;
                SweepFinding finding{target.address, true, {}};
                for (quint16 port : target.ports) {
                    if (m_open({target.address, port}))
                        finding.open += port;
                }
                Q_EMIT hostFinished(finding);
            }
            Q_EMIT finished();
        });
    }
    void cancel() override { m_cancelled = true; }

private:
    QList<SweepTarget> m_targets;
    std::function<bool(const Endpoint &)> m_open;
    bool m_cancelled = false;
};

class FakeScanner : public LanScanner
{
public:
    std::unique_ptr<LanSweep> sweep(const QList<SweepTarget> &targets,
                                    const SweepOptions &options) override
    {
        swept = targets;
        given = options;
        return std::make_unique<FakeSweep>(targets, [this](const Endpoint &endpoint) {
            return open.contains(text(endpoint));
        });
    }
    QList<LocalSubnet> localSubnets() const override { return subnets; }
    QFuture<Result<QHostAddress>> resolve(const QString &name) override
    {
        QPromise<Result<QHostAddress>> promise;
        promise.start();
        if (names.contains(name))
            promise.addResult(names.value(name));
        else
            promise.addResult(
                Error{Error::Kind::Unreachable, QStringLiteral("No such name: %1.").arg(name)});
        promise.finish();
        return promise.future();
    }
    static QString text(const Endpoint &endpoint)
    {
        return endpoint.address.toString() + u':' + QString::number(endpoint.port);
    }

    QSet<QString> open;
    QList<SweepTarget> swept;
    SweepOptions given;
    QList<LocalSubnet> subnets;
    QHash<QString, QHostAddress> names;
};

} // namespace coalface::test
