// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QCborMap>
#include <QCborValue>
#include <QString>

#include <optional>

namespace coalface::wire {

//! The kinds of message between the application and a host. Every message is a map whose "t" names
//! its kind; kinds that one side does not know are ignored.
enum class Kind {
    Hello,  //!< host: I am here (Hello)
    Init,   //!< application: the hello was good, calls follow
    Call,   //!< application: do this (Call)
    Ret,    //!< host: the one answer to a call (Answer)
    Event,  //!< host: something that nobody asked for
    Log,    //!< host: a line for the log (LogLine)
    Ping,   //!< application: are you there?
    Pong,   //!< host: yes (Pong)
    Cancel, //!< application: the call of that id is not wanted any more
    Close,  //!< application: forget that miner
    Heard,  //!< application: that miner announced itself (wire/announcement.h)
    Bye,    //!< either: I end, with the reason as a sentence
    Unknown,
};
Kind kindOf(const QCborMap &message);
//! A message of that kind with nothing else in it yet.
QCborMap message(Kind kind);

struct Hello
{
    int protocol = 0;
    QString driver;
    QString version;
    int interfaceMajor = 0;
    int interfaceMinor = 0;
    QString sdk; //!< version of the program that the host belongs to
    qint64 pid = 0;
    QString build = {};    //!< of the host (wire/build.h)
    QString sdkBuild = {}; //!< of the SDK's library in it
};

struct Call
{
    quint64 id = 0;
    QString op;    //!< "probe", "setMode", "login", …: the verbs of the driver interface
    QString miner; //!< empty for a probe
    QCborMap endpoint;
    QCborMap credentials;
    qint64 deadline = 0; //!< ms from now
    //! Of a write that sets something: {"mode": …}, or a pool's settings (codec.h). May hold a secret. Of "readHistory":
    //! wire/recordedhistory.h.
    QCborMap settings = {};
    //! Of a write: ms that reading back may take; empty: as long as the deadline lets.
    std::optional<qint64> confirmation = {};
    QCborMap announcement = {}; //!< of "recognise" (wire/announcement.h)
    QString expectedMac = {}; //!< of a write: of the miner that is to be changed; empty: not known
    bool sendAnyway = false;  //!< of a write: also where the device shows it so already
};

struct Answer
{
    quint64 id = 0;
    bool ok = false;
    QCborValue content; //!< the value, or the error
};

struct LogLine
{
    int level = 0; //!< a QtMsgType
    QString text;
};

struct Pong
{
    qint64 residentBytes = 0; //!< 0: not known on this system
    int inFlight = 0;
    //! Of the process since its start; empty: not known on this system.
    std::optional<qint64> cpuMilliseconds = {};
    std::optional<qint64> peakBytes = {}; //!< the most that was resident
};

QCborMap encode(const Hello &hello);
QCborMap encode(const Call &call);
QCborMap encode(const Answer &answer);
QCborMap encode(const LogLine &line);
QCborMap encode(const Pong &pong);
//! `unlessSent`: a write that was sent goes on to its end.
QCborMap cancelMessage(quint64 id, bool unlessSent = false);
QCborMap closeMessage(const QString &minerId);
QCborMap byeMessage(const QString &reason);

Result<Hello> decodeHello(const QCborMap &message);
Result<Call> decodeCall(const QCborMap &message);
Result<Answer> decodeAnswer(const QCborMap &message);
Result<LogLine> decodeLogLine(const QCborMap &message);
Result<Pong> decodePong(const QCborMap &message);
quint64 cancelledId(const QCborMap &message); //!< 0: none
bool isCancelledUnlessSent(const QCborMap &message);
QString closedMiner(const QCborMap &message);    //!< empty: none
QString farewellReason(const QCborMap &message); //!< empty: none given

} // namespace coalface::wire
