// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

//! A recorded reply out of fixtures/, whose README names the origin. Null when there is none.
inline QJsonObject fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

//! JSON written with ' instead of ".
inline QJsonObject json(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

//! The reply with one key changed or added.
inline QJsonObject with(QJsonObject reply, const char *key, const QJsonValue &value)
{
    reply.insert(QLatin1String(key), value);
    return reply;
}
