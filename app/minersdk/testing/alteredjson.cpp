// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/alteredjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace coalface::testing {

namespace {

using Alter = QJsonValue (*)(const QJsonValue &);

QJsonValue altered(const QJsonValue &value, Alter alter)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const auto &element : value.toArray())
            list.append(altered(element, alter));
        return list;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            *member = altered(*member, alter);
        return object;
    }
    return alter(value);
}

} // namespace

QByteArray alteredJson(const QByteArray &json, QJsonValue (*alter)(const QJsonValue &value))
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject())
        return QJsonDocument(altered(document.object(), alter).toObject())
            .toJson(QJsonDocument::Compact);
    if (document.isArray())
        return QJsonDocument(altered(document.array(), alter).toArray()).toJson(QJsonDocument::Compact);
    QByteArray text = json;
    for (char &c : text) {
        if (c >= '0' && c <= '9')
            c = 'x';
    }
    return text;
}

QJsonValue textForNumber(const QJsonValue &value)
{
    return value.isDouble() ? QJsonValue(QString::number(value.toDouble(), 'g', 12)) : value;
}

QJsonValue numberForText(const QJsonValue &value)
{
    return value.isString() ? QJsonValue(7) : value;
}

QJsonValue nullForAll(const QJsonValue &)
{
    return {};
}

QJsonValue listForAll(const QJsonValue &value)
{
    return QJsonArray{value};
}

QJsonValue hugeForNumber(const QJsonValue &value)
{
    return value.isDouble() ? QJsonValue(1e308) : value;
}

QJsonValue negativeForNumber(const QJsonValue &value)
{
    return value.isDouble() ? QJsonValue(-1 - value.toDouble()) : value;
}

} // namespace coalface::testing
