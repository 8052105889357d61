// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/driverversion.h"

#include <minersdk/result.h>

#include <QJsonObject>
#include <QList>

namespace coalface {

//! A recorded conversation with one device, and what a driver makes of it. A driver's folder may hold some,
//! in transcripts/*.json; a version has to make the same of them before it is used (SelfTest). The driver
//! guide (bundled_config/miner_drivers/README.md) describes the file.
struct Transcript
{
    enum class Protocol {
        Http, //!< a request is its method, path and body; headers are not compared
        Tcp,  //!< a request is its bytes
        Udp,  //!< the device only announces itself
    };
    struct Exchange
    {
        //! "GET /path", then, where there is a body, a line feed and that; or the bytes.
        QByteArray request;
        QByteArray reply; //!< all bytes until the connection ends
    };
    struct Call
    {
        QString verb;       //!< a name of transcriptVerbs()
        QJsonObject values; //!< what it has to bring, all of it, by the keys of wire/codec.h
    };

    QString name; //!< of the file, without its folder
    QString about;
    Protocol protocol = Protocol::Http;
    QList<Exchange> exchanges;
    quint16 announcedPort = 0; //!< of Udp: on which it is heard
    QByteArray announcement;   //!< of Udp
    QList<Call> calls;
};

//! What only reads, and so can be tried on nobody: "probe", "recognise", "readTelemetry", …
QStringList transcriptVerbs();

//! Rejected, with a sentence that names the file and the place, when it is no transcript. `name`: of the file.
Result<Transcript> transcriptFrom(const QByteArray &file, const QString &name);
QJsonObject toJson(const Transcript &transcript);

//! Those of that version, by name; none is no error. Reads files: for a worker thread.
Result<QList<Transcript>> transcriptsOf(const DriverVersion &version);

//! The request that an HTTP message (header, blank line, body) makes, in the form of Exchange::request;
//! empty as long as it is not whole.
QByteArray httpRequestOf(const QByteArray &message);

} // namespace coalface
