// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/selftest/selftest.h"

#include "drivers/selftest/valuecompare.h"
#include "wire/codec.h"

#include <QCoreApplication>
#include <QPointer>

namespace coalface {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 3s; //!< of a call; the device answers at once

template<typename T>
QFuture<Result<QJsonObject>> valuesOf(QFuture<Result<T>> future)
{
    return future.then([](const Result<T> &answer) -> Result<QJsonObject> {
        if (!answer)
            return answer.error();
        return wire::encode(*answer).toJsonObject();
    });
}

} // namespace

QFuture<Result<QJsonObject>> askedOf(DriverSession &session, const QString &verb,
                                     const MinerRef &miner, const Announcement &announcement)
{
    if (verb == u"probe")
        return valuesOf(session.probe(miner.endpoint, patience));
    if (verb == u"recognise")
        return valuesOf(session.recognise(announcement, patience));
    if (verb == u"readPoolInfo")
        return valuesOf(session.readPoolInfo(miner, patience));
    if (verb == u"readVersionInfo")
        return valuesOf(session.readVersionInfo(miner, patience));
    return valuesOf(session.readTelemetry(miner, patience));
}

SelfTest::SelfTest(DriverSession &session, ReplayedAnnouncements &announcements,
                   QList<Transcript> transcripts, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_announcements(announcements),
      m_transcripts(std::move(transcripts))
{}

void SelfTest::start()
{
    QMetaObject::invokeMethod(this, &SelfTest::nextTranscript, Qt::QueuedConnection);
}

QString SelfTest::current() const
{
    if (!m_device)
        return {};
    const Transcript &transcript = m_transcripts[m_transcript];
    return u"%1 of \"%2\""_s.arg(transcript.calls[m_call].verb, transcript.name);
}

void SelfTest::nextTranscript()
{
    m_device.reset();
    if (++m_transcript == m_transcripts.size())
        return finish({});
    m_device = std::make_unique<ReplayDevice>(m_transcripts[m_transcript]);
    m_call = -1;
    if (!m_device->problem().isEmpty())
        return finish(m_device->problem());
    nextCall();
}

void SelfTest::nextCall()
{
    const Transcript &transcript = m_transcripts[m_transcript];
    // A miner of its own: what a driver keeps of one is nothing to do with the next.
    const MinerRef miner{u"selftest %1"_s.arg(m_transcript), m_device->endpoint(), {}};
    if (++m_call == transcript.calls.size()) {
        m_session.closeMiner(miner.minerId);
        return nextTranscript();
    }
    const Announcement announcement = ReplayedAnnouncements::announcementOf(transcript);
    askedOf(m_session, transcript.calls[m_call].verb, miner, announcement)
        .then(qApp, [self = QPointer(this)](const Result<QJsonObject> &values) {
            if (self)
                self->answered(values);
        });
    if (transcript.protocol == Transcript::Protocol::Udp)
        Q_EMIT m_announcements.received(announcement);
}

void SelfTest::answered(const Result<QJsonObject> &values)
{
    if (m_transcript >= m_transcripts.size())
        return;
    const Transcript &transcript = m_transcripts[m_transcript];
    const QString problem = values ? differenceOf(transcript.calls[m_call].values, *values)
                                   : values.error().detail;
    if (problem.isEmpty())
        return nextCall();
    QString sentence = u"%1: %2"_s.arg(current(), problem);
    if (!sentence.endsWith(u'.'))
        sentence += u'.';
    if (const QString strange = m_device->strangeRequest(); !strange.isEmpty())
        sentence += u" It asked for \"%1\", which was not recorded."_s.arg(strange);
    finish(sentence);
}

void SelfTest::finish(const QString &problem)
{
    m_transcript = m_transcripts.size();
    m_device.reset();
    Q_EMIT finished(problem);
}

} // namespace coalface
