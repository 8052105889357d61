// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/fault.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace coalface::simulator {

namespace {
// In the order of the enumeration.
const char *const names[] = {"none",         "offline",  "drop",    "stall",     "500",
                             "unauthorized", "garbage",  "nothttp", "truncated", "slow",
                             "html",         "redirect", "endless", "array",     "strings"};

QJsonValue withStrings(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 12);
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue entry : value.toArray())
            out.append(withStrings(entry));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject in = value.toObject();
        for (auto it = in.begin(); it != in.end(); ++it)
            out.insert(it.key(), withStrings(it.value()));
        return out;
    }
    return value;
}

QByteArray allStrings(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject())
        return QJsonDocument(withStrings(document.object()).toObject()).toJson(QJsonDocument::Compact);
    if (document.isArray())
        return QJsonDocument(withStrings(document.array()).toArray()).toJson(QJsonDocument::Compact);
    return json;
}
} // namespace

QStringList faultNames()
{
    QStringList list;
    for (const char *name : names)
        list.append(QString::fromLatin1(name));
    return list;
}

QString faultName(Fault fault)
{
    return QString::fromLatin1(names[int(fault)]);
}

std::optional<Fault> faultFromName(const QString &name)
{
    const qsizetype index = faultNames().indexOf(name);
    if (index < 0)
        return {};
    return Fault(index);
}

HttpAnswer spoiled(Fault fault, HttpAnswer answer)
{
    switch (fault) {
    case Fault::Error500:
        return HttpAnswer::text(QByteArrayLiteral("Internal error"), 500);
    case Fault::Unauthorized:
        return HttpAnswer::text(QByteArrayLiteral("Unauthorized"), 401);
    case Fault::Garbage: {
        QByteArray noise = answer.body.left(12);
        for (int i = 0; i < 300; ++i)
            noise.append(char((i * 89 + 7) % 256));
        return HttpAnswer::json(noise);
    }
    case Fault::Html:
        return HttpAnswer::text(
            QByteArrayLiteral("<!DOCTYPE html><html><head><title>Welcome</title></head><body>It "
                              "works.</body></html>"));
    case Fault::Redirect: {
        HttpAnswer redirect = HttpAnswer::text(QByteArrayLiteral("Redirect to the portal"), 302);
        redirect.moreHeaders = QByteArrayLiteral("Location: /\r\n");
        return redirect;
    }
    case Fault::Array:
        return HttpAnswer::json(QByteArrayLiteral("[{\"error\":{\"type\":1}}]"));
    case Fault::Strings:
        answer.body = allStrings(answer.body);
        return answer;
    case Fault::None:
    case Fault::Offline:
    case Fault::Drop:
    case Fault::Stall:
    case Fault::NotHttp:
    case Fault::Truncated:
    case Fault::Slow:
    case Fault::Endless:
        break;
    }
    return answer;
}

} // namespace coalface::simulator
