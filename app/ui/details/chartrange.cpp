// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/chartrange.h"

namespace coalface {

QJsonObject ChartRange::toJson() const
{
    switch (kind) {
    case Kind::All:
        return {{QStringLiteral("span"), 0}};
    case Kind::Between:
        return {{QStringLiteral("from"), from.toUTC().toString(Qt::ISODate)},
                {QStringLiteral("to"), to.toUTC().toString(Qt::ISODate)}};
    case Kind::Last:
        break;
    }
    return {{QStringLiteral("span"), seconds}};
}

std::optional<ChartRange> ChartRange::fromJson(const QJsonObject &object)
{
    if (const QJsonValue span = object.value(QStringLiteral("span")); span.isDouble()) {
        const qint64 seconds = span.toInteger();
        if (seconds < 0)
            return {};
        return ChartRange{seconds == 0 ? Kind::All : Kind::Last, seconds, {}, {}};
    }
    const auto moment = [&](const QString &key) {
        return QDateTime::fromString(object.value(key).toString(), Qt::ISODate);
    };
    const QDateTime from = moment(QStringLiteral("from"));
    const QDateTime to = moment(QStringLiteral("to"));
    if (!from.isValid() || !to.isValid() || from >= to)
        return {};
    return ChartRange{Kind::Between, 0, from, to};
}

} // namespace coalface
