// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/selftest/valuecompare.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {

QString shown(const QJsonValue &value)
{
    constexpr qsizetype longest = 100;
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return u"unknown"_s;
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 12);
    case QJsonValue::String:
        return u'"' + value.toString().left(longest) + u'"';
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact))
            .left(longest);
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact))
            .left(longest);
    }
    return {};
}

bool isSameNumber(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

QString difference(const QString &path, const QJsonValue &wanted, const QJsonValue &got)
{
    if (wanted.isObject() && got.isObject()) {
        const QJsonObject a = wanted.toObject();
        const QJsonObject b = got.toObject();
        QStringList keys = a.keys() + b.keys();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys)) {
            const QString below = path.isEmpty() ? key : path + u'.' + key;
            if (const QString found = difference(below, a.value(key), b.value(key));
                !found.isEmpty())
                return found;
        }
        return {};
    }
    if (wanted.isArray() && got.isArray() && wanted.toArray().size() == got.toArray().size()) {
        for (qsizetype i = 0; i < wanted.toArray().size(); ++i) {
            const QString found = difference(u"%1[%2]"_s.arg(path).arg(i), wanted.toArray().at(i),
                                             got.toArray().at(i));
            if (!found.isEmpty())
                return found;
        }
        return {};
    }
    if (wanted.isDouble() && got.isDouble() && isSameNumber(wanted.toDouble(), got.toDouble()))
        return {};
    if (wanted == got)
        return {};
    return u"%1 should be %2, but is %3"_s.arg(path, shown(wanted), shown(got));
}

} // namespace

QString differenceOf(const QJsonObject &wanted, const QJsonObject &got)
{
    return difference({}, wanted, got);
}

} // namespace coalface
