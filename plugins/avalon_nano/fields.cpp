// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/fields.h"

#include <cmath>

namespace coalface::avalon_nano {

std::optional<double> numberIn(QStringView text)
{
    text = text.trimmed();
    if (text.endsWith(u'%'))
        text.chop(1);
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<double> number(const QJsonObject &object, Key key)
{
    const QJsonValue value = object.value(key);
    if (value.isString())
        return numberIn(value.toString());
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return std::nullopt;
    return value.toDouble();
}

std::optional<qint64> count(const QJsonObject &object, Key key)
{
    constexpr double greatestExactInteger = 9007199254740992.0; // 2^53
    const auto value = number(object, key);
    if (!value || *value < 0 || *value > greatestExactInteger)
        return std::nullopt;
    return qint64(*value);
}

bool isSet(const QJsonObject &object, Key key)
{
    const QJsonValue value = object.value(key);
    if (value.isString()) {
        const QString word = value.toString().trimmed().toLower();
        return word == u"true" || word == u"y" || word == u"1";
    }
    return value.toBool() || value.toDouble() != 0;
}

QString cleaned(const QString &text, qsizetype longest)
{
    QString result;
    for (const QChar c : text.left(4 * longest))
        result += c.category() == QChar::Other_Control ? u' ' : c;
    return result.simplified().left(longest);
}

QString text(const QJsonObject &object, Key key, qsizetype longest)
{
    const QJsonValue value = object.value(key);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return cleaned(value.toString(), longest);
}

} // namespace coalface::avalon_nano
