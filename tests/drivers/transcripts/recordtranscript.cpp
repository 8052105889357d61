// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! record-transcript DRIVER_FOLDER http|tcp|udp ADDRESS:PORT FILE ABOUT
//! Asks a device through that driver all that only reads, and writes down what was said and what the driver made of
//! it: a transcript for the driver's self-test. For udp: PORT is the one of this computer to which the device
//! announces itself. What the driver does not support is left out. Ends with 1 and a sentence when it could not.

#include "core/ports/clock.h"
#include "drivers/driverprocess.h"
#include "drivers/hostedsession.h"
#include "drivers/selftest/selftest.h"
#include "tests/drivers/driverfolder.h"
#include "tests/drivers/transcripts/recordingdevice.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <cstdio>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

int complain(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    return 1;
}

std::optional<Transcript::Protocol> protocolOf(const QString &name)
{
    if (name == u"http")
        return Transcript::Protocol::Http;
    if (name == u"tcp")
        return Transcript::Protocol::Tcp;
    if (name == u"udp")
        return Transcript::Protocol::Udp;
    return std::nullopt;
}

//! The driver, in a host as always.
struct Asker
{
    TestClock clock;
    ReplayedAnnouncements announcements;
    DriverProcess process;
    HostedSession session;

    explicit Asker(const DriverVersion &driver)
        : process(
            {QStringLiteral(COALFACE_HOST_PROGRAM), driver.info.path, driver.info.driverType,
             driver.info.version},
            [] { return QString(); }, {}, clock),
          session(driver.info.driverType, clock)
    {
        session.use(process);
        session.hearThrough(announcements, driver.info.udpPorts);
        process.start();
    }

    Result<QJsonObject> ask(const QString &verb, const Endpoint &endpoint, const Transcript &spoken)
    {
        const Announcement announcement = ReplayedAnnouncements::announcementOf(spoken);
        const auto answer = askedOf(session, verb, {u"recorded"_s, endpoint, {}}, announcement);
        if (spoken.protocol == Transcript::Protocol::Udp)
            Q_EMIT announcements.received(announcement);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 15'000))
            return Error{Error::Kind::Timeout, u"It did not answer."_s};
        return answer.result();
    }

    //! Whether the driver makes the same of it again; a sentence where it does not.
    QString problemWith(const Transcript &transcript)
    {
        SelfTest test(session, announcements, {transcript});
        std::optional<QString> problem;
        QObject::connect(&test, &SelfTest::finished, &test,
                         [&](const QString &found) { problem = found; });
        test.start();
        if (!QTest::qWaitFor([&] { return problem.has_value(); }, 60'000))
            return u"The self-test did not end."_s;
        return *problem;
    }
};

Result<Transcript> record(const DriverVersion &driver, Transcript transcript, const Endpoint &device)
{
    const bool isAnnounced = transcript.protocol == Transcript::Protocol::Udp;
    RecordingDevice recorder(transcript.protocol, device);
    if (isAnnounced) {
        if (!QTest::qWaitFor([&] { return !recorder.announcement().isEmpty(); }, 30'000))
            return Error{Error::Kind::Timeout, u"Nothing was announced within 30 s."_s};
        transcript.announcedPort = device.port;
        transcript.announcement = recorder.announcement();
    }
    Asker asker(driver);
    for (const QString &verb : transcriptVerbs()) {
        if (verb == (isAnnounced ? u"probe"_s : u"recognise"_s))
            continue;
        const Result<QJsonObject> values = asker.ask(verb, recorder.endpoint(), transcript);
        if (values)
            transcript.calls.append({verb, *values});
        else if (values.error().kind != Error::Kind::Unsupported)
            return Error{values.error().kind, verb + u": "_s + values.error().detail};
    }
    QTest::qWait(200); // the last connection is being closed
    for (const Transcript::Exchange &exchange : recorder.exchanges())
        transcript.exchanges.append(exchange);
    if (const QString problem = asker.problemWith(transcript); !problem.isEmpty())
        return Error{Error::Kind::Internal, u"Replayed, it is another: "_s + problem};
    return transcript;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList given = application.arguments();
    const auto protocol = protocolOf(given.value(2));
    const QStringList place = given.value(3).split(u':');
    const Endpoint device{QHostAddress(place.value(0)), place.value(1).toUShort()};
    if (given.size() != 6 || !protocol || device.address.isNull() || device.port == 0)
        return complain(u"record-transcript DRIVER_FOLDER http|tcp|udp ADDRESS:PORT FILE ABOUT"_s);
    const DriverVersion driver = readDriverVersion(QDir(given[1]).absolutePath(), u"local"_s);
    if (!driver.isUsable())
        return complain(driver.info.detail);
    Transcript transcript;
    transcript.name = given[4];
    transcript.about = given[5];
    transcript.protocol = *protocol;
    const Result<Transcript> recorded = record(driver, transcript, device);
    if (!recorded)
        return complain(recorded.error().detail);
    QFile file(given[4]);
    const QByteArray content = QJsonDocument(toJson(*recorded)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return complain(u"%1 could not be written: %2"_s.arg(given[4], file.errorString()));
    std::printf("%s: %d exchanges, %d calls\n", qUtf8Printable(given[4]),
                int(recorded->exchanges.size()), int(recorded->calls.size()));
    return 0;
}
