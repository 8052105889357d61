// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/selftest/transcript.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <utility>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array protocolNames{
    std::pair(Transcript::Protocol::Http, QLatin1String("http")),
    std::pair(Transcript::Protocol::Tcp, QLatin1String("tcp")),
    std::pair(Transcript::Protocol::Udp, QLatin1String("udp")),
};

//! Notes the first thing that is wrong.
struct Faults
{
    QString first;

    void require(bool isRight, const QString &what)
    {
        if (!isRight && first.isEmpty())
            first = what;
    }
};

//! Bytes stand in a file as text, or, where they are none, in base64 under another key.
QByteArray bytesIn(const QJsonObject &object, const QString &key, Faults &faults)
{
    const QJsonValue text = object.value(key);
    const QJsonValue encoded = object.value(key + u"_base64"_s);
    faults.require(text.isString() != encoded.isString(),
                   u"\"%1\" has to be a text, or \"%1_base64\" one in base64"_s.arg(key));
    if (text.isString())
        return text.toString().toUtf8();
    const auto decoded = QByteArray::fromBase64Encoding(encoded.toString().toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    faults.require(bool(decoded), u"\"%1_base64\" is no base64"_s.arg(key));
    return decoded ? *decoded : QByteArray();
}

void insertBytes(QJsonObject &object, const QString &key, const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        object.insert(key, text);
    else
        object.insert(key + u"_base64"_s, QString::fromLatin1(bytes.toBase64()));
}

void readExchanges(const QJsonObject &file, Transcript &transcript, Faults &faults)
{
    const QJsonValue list = file.value(u"exchanges");
    faults.require(list.isArray() && !list.toArray().isEmpty(),
                   u"\"exchanges\" has to be a list that is not empty"_s);
    const QJsonArray entries = list.toArray();
    for (const QJsonValue entry : entries) {
        const QJsonObject object = entry.toObject();
        transcript.exchanges.append(
            {bytesIn(object, u"request"_s, faults), bytesIn(object, u"reply"_s, faults)});
        faults.require(!transcript.exchanges.constLast().request.isEmpty(), u"a request is empty"_s);
    }
}

void readAnnouncement(const QJsonObject &file, Transcript &transcript, Faults &faults)
{
    const QJsonObject announcement = file.value(u"announcement").toObject();
    const int port = announcement.value(u"port").toInt();
    faults.require(port > 0 && port <= 65535, u"\"announcement\" has no \"port\""_s);
    transcript.announcedPort = quint16(port);
    transcript.announcement = bytesIn(announcement, u"payload"_s, faults);
}

void readCalls(const QJsonObject &file, Transcript &transcript, Faults &faults)
{
    const QJsonArray calls = file.value(u"calls").toArray();
    faults.require(!calls.isEmpty(), u"\"calls\" has to be a list that is not empty"_s);
    for (const QJsonValue entry : calls) {
        const QJsonObject call = entry.toObject();
        const QString verb = call.value(u"verb").toString();
        faults.require(transcriptVerbs().contains(verb),
                       u"\"%1\" is no verb that can be tried (known: %2)"_s
                           .arg(verb, transcriptVerbs().join(u", "_s)));
        faults.require(call.value(u"values").isObject(),
                       u"the call \"%1\" has no \"values\""_s.arg(verb));
        transcript.calls.append({verb, call.value(u"values").toObject()});
    }
}

} // namespace

QStringList transcriptVerbs()
{
    return {u"probe"_s, u"recognise"_s, u"readTelemetry"_s, u"readPoolInfo"_s, u"readVersionInfo"_s};
}

Result<Transcript> transcriptFrom(const QByteArray &file, const QString &name)
{
    Transcript transcript;
    transcript.name = name;
    QJsonParseError parsing{};
    const QJsonObject object = QJsonDocument::fromJson(file, &parsing).object();
    Faults faults;
    faults.require(parsing.error == QJsonParseError::NoError, parsing.errorString());
    faults.require(object.value(u"format").toInt() == 1, u"\"format\" has to be 1"_s);
    transcript.about = object.value(u"about").toString();
    const QString protocol = object.value(u"protocol").toString();
    bool known = false;
    for (const auto &[value, text] : protocolNames) {
        if (protocol == text) {
            transcript.protocol = value;
            known = true;
        }
    }
    faults.require(known, u"\"protocol\" has to be http, tcp or udp"_s);
    if (transcript.protocol == Transcript::Protocol::Udp)
        readAnnouncement(object, transcript, faults);
    else
        readExchanges(object, transcript, faults);
    readCalls(object, transcript, faults);
    if (!faults.first.isEmpty()) {
        return Error{Error::Kind::Rejected,
                     u"%1 is no transcript for a self-test: %2."_s.arg(name, faults.first)};
    }
    return transcript;
}

QJsonObject toJson(const Transcript &transcript)
{
    QJsonObject file{{u"format"_s, 1}, {u"about"_s, transcript.about}};
    for (const auto &[value, text] : protocolNames) {
        if (value == transcript.protocol)
            file.insert(u"protocol"_s, text);
    }
    QJsonArray exchanges;
    for (const Transcript::Exchange &exchange : transcript.exchanges) {
        QJsonObject entry;
        insertBytes(entry, u"request"_s, exchange.request);
        insertBytes(entry, u"reply"_s, exchange.reply);
        exchanges.append(entry);
    }
    if (transcript.protocol == Transcript::Protocol::Udp) {
        QJsonObject announcement{{u"port"_s, transcript.announcedPort}};
        insertBytes(announcement, u"payload"_s, transcript.announcement);
        file.insert(u"announcement"_s, announcement);
    } else {
        file.insert(u"exchanges"_s, exchanges);
    }
    QJsonArray calls;
    for (const Transcript::Call &call : transcript.calls)
        calls.append(QJsonObject{{u"verb"_s, call.verb}, {u"values"_s, call.values}});
    file.insert(u"calls"_s, calls);
    return file;
}

Result<QList<Transcript>> transcriptsOf(const DriverVersion &version)
{
    QList<Transcript> transcripts;
    const QDir folder(version.folder);
    for (const QString &name : version.files.files().keys()) {
        if (!DriverFiles::isTranscript(name))
            continue;
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            return Error{Error::Kind::Rejected,
                         u"%1 cannot be read: %2."_s.arg(QDir::toNativeSeparators(file.fileName()),
                                                         file.errorString())};
        }
        const Result<Transcript> transcript = transcriptFrom(file.read(DriverFiles::largestTranscript
                                                                       + 1),
                                                             name.section(u'/', -1));
        if (!transcript)
            return transcript.error();
        transcripts.append(*transcript);
    }
    return transcripts;
}

QByteArray httpRequestOf(const QByteArray &message)
{
    const qsizetype end = message.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const QList<QByteArray> lines = message.first(end).split('\n');
    qsizetype size = 0;
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("content-length:"))
            size = qsizetype(line.mid(line.indexOf(':') + 1).trimmed().toLongLong());
    }
    const QByteArray body = message.mid(end + 4);
    if (body.size() < size)
        return {};
    const QList<QByteArray> words = lines.constFirst().trimmed().split(' ');
    const QByteArray request = words.value(0) + ' ' + words.value(1);
    return size > 0 ? request + '\n' + body.first(size) : request;
}

} // namespace coalface
