// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/family.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace coalface::simulator {
std::unique_ptr<Family> family_avalon_nano();
}

//! A device with its own clock.
class Bench
{
public:
    explicit Bench(const char *variant)
        : m_device(
            coalface::simulator::family_avalon_nano()->makeDevice(QString::fromLatin1(variant), 0, 1))
    {
        pass(60);
    }
    void pass(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            m_device->advanceTo(m_now += 1000);
    }
    QByteArray ask(const QByteArray &request) { return m_device->answerLine(request); }
    QJsonObject json(const QByteArray &command, const QByteArray &parameter = {})
    {
        QJsonObject request{{u"command"_qs, QString::fromUtf8(command)}};
        if (!parameter.isNull())
            request.insert(u"parameter"_qs, QString::fromUtf8(parameter));
        QByteArray reply = ask(QJsonDocument(request).toJson(QJsonDocument::Compact));
        reply.chop(1); // the NUL
        return QJsonDocument::fromJson(reply).object();
    }
    QString status(const QByteArray &command, const QByteArray &parameter = {})
    {
        const QJsonObject head = json(command, parameter).value(u"STATUS").toArray().at(0).toObject();
        return u"%1 %2 %3"_qs.arg(head.value(u"STATUS").toString())
            .arg(head.value(u"Code").toInt())
            .arg(head.value(u"Msg").toString());
    }
    QString mm(const QByteArray &command = "stats")
    {
        const QJsonObject device = json(command).value(u"STATS").toArray().at(0).toObject();
        return device.contains(u"MM ID0") ? device.value(u"MM ID0").toString()
                                          : device.value(u"MM ID0:Summary").toString();
    }
    QString value(const QString &key)
    {
        return QRegularExpression(u"(^|[ {])"_qs + key + u"\\[([^\\]]*)\\]"_qs).match(mm()).captured(2);
    }
    coalface::simulator::Device &device() { return *m_device; }

private:
    std::unique_ptr<coalface::simulator::Device> m_device;
    qint64 m_now = 0;
};

inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/../fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
