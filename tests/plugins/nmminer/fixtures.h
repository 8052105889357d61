// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

//! A documented example out of fixtures/ (its README names the origins), as it is. Empty when there is none.
inline QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonObject fixtureObject(const char *name)
{
    return QJsonDocument::fromJson(fixture(name)).object();
}

//! JSON written with ' instead of ".
inline QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

inline QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(json(text)).object();
}
