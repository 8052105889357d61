// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/hosttest.h"

#include "drivers/inbackground.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTcpServer>

namespace coalface {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Supervision forTests()
{
    Supervision limits;
    limits.hello = 10s;
    return limits;
}

//! A port that was free a moment ago.
quint16 portWithoutListener()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(9);
}

} // namespace

QFuture<Result<Done>> answersAtAll(DriverSession &session)
{
    const Endpoint nowhere{QHostAddress(QHostAddress::LocalHost), portWithoutListener()};
    return session.probe(nowhere, 5s).then([](const Result<Identity> &answer) -> Result<Done> {
        if (!answer && answer.error().kind == Error::Kind::DriverFailed)
            return answer.error();
        return Done();
    });
}

HostTest::HostTest(const DriverVersion &version, const QString &hostProgram, const Clock &clock,
                   QObject *parent)
    : QObject(parent),
      m_version(version),
      m_process(
          {hostProgram, version.info.path, version.info.driverType, version.info.version},
          [files = version.files] { return files.contentProblem(); }, forTests(), clock),
      m_session(version.info.driverType, clock)
{
    m_session.use(m_process);
    m_session.hearThrough(m_announcements, version.info.udpPorts);
    connect(&m_process, &DriverProcess::stateChanged, this, &HostTest::followState);
    connect(&m_process, &DriverProcess::died, this, [this](const QString &reason) {
        const QString over = m_selfTest ? m_selfTest->current() : QString();
        finish(over.isEmpty() ? u"It ended when it was tried: %1."_s.arg(reason)
                              : u"%1: it ended over it: %2."_s.arg(over, reason));
    });
    connect(&m_process, &DriverProcess::refused, this, &HostTest::finish);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const QString over = m_selfTest ? m_selfTest->current() : QString();
        finish(over.isEmpty() ? u"It did not answer within 10 s when it was tried."_s
                              : u"%1: the self-test took more than 10 s."_s.arg(over));
    });
}

void HostTest::start()
{
    m_patience.start(10s);
    m_process.start();
}

void HostTest::followState()
{
    if (m_process.state() == DriverState::Broken)
        return finish(m_process.detail());
    if (m_process.state() != DriverState::Ready || std::exchange(m_asked, true))
        return;
    answersAtAll(m_session).then(qApp, [self = QPointer(this)](const Result<Done> &answer) {
        if (!self)
            return;
        if (!answer)
            return self->finish(answer.error().detail);
        inBackground([version = self->m_version] {
            return transcriptsOf(version);
        }).then(qApp, [self](const Result<QList<Transcript>> &transcripts) {
            if (self)
                self->test(transcripts);
        });
    });
}

void HostTest::test(const Result<QList<Transcript>> &transcripts)
{
    if (!transcripts)
        return finish(transcripts.error().detail);
    if (m_finished)
        return;
    m_patience.start(10s);
    m_selfTest = std::make_unique<SelfTest>(m_session, m_announcements, *transcripts);
    connect(m_selfTest.get(), &SelfTest::finished, this, &HostTest::finish);
    m_selfTest->start();
}

void HostTest::finish(const QString &problem)
{
    if (std::exchange(m_finished, true))
        return;
    m_patience.stop();
    // Queued: it may be the process itself that is telling.
    QMetaObject::invokeMethod(
        this, [this, problem] { Q_EMIT finished(problem); }, Qt::QueuedConnection);
}

} // namespace coalface
