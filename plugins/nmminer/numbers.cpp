// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/numbers.h"

#include <minersdk/reading/scalednumber.h>

#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace coalface::nmminer {

namespace {

constexpr double greatestExactInteger = 9007199254740992.0; // 2^53

//! "1.0154M" of "1.0154MH/s".
QString withoutUnit(const QJsonValue &value)
{
    QString text = value.toString().trimmed();
    if (text.endsWith(QLatin1String("H/s"), Qt::CaseInsensitive))
        text.chop(3);
    return text.trimmed();
}

//! Session and ever, separated by a carriage return or a slash; the second one may be missing.
std::pair<QStringView, QStringView> halves(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'\r' || text.at(i) == u'/')
            return {text.first(i).trimmed(), text.sliced(i + 1).trimmed()};
    }
    return {text.trimmed(), {}};
}

std::optional<qint64> wholeNumber(QStringView text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<double> hashrateIn(const QJsonValue &value)
{
    if (value.isDouble())
        return reading::scaledNumber(value);
    return reading::scaledNumber(QStringView(withoutUnit(value)));
}

bool isChipHashrate(const QJsonValue &value)
{
    const QString text = withoutUnit(value);
    return hashrateIn(value).value_or(0) >= 1e9
           || (!text.isEmpty() && QStringView(u"GTPEZY").contains(text.back()));
}

std::optional<Shares> sharesIn(QStringView text)
{
    const auto parts = text.split(u'/');
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    const auto rejected = wholeNumber(parts.at(0));
    const auto accepted = wholeNumber(parts.at(1).split(u'(').constFirst());
    if (!rejected || !accepted)
        return std::nullopt;
    return Shares{*rejected, *accepted};
}

BestDifficulty bestDifficultyIn(QStringView text)
{
    const auto [session, ever] = halves(text);
    return {reading::scaledNumber(session), reading::scaledNumber(ever)};
}

std::optional<qint64> uptimeIn(QStringView text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{1,5})d ?(\\d{1,2}):(\\d{2}):(\\d{2})$"));
    const QRegularExpressionMatch match = form.match(halves(text).first.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const auto part = [&match](int index) { return match.capturedView(index).toLongLong(); };
    if (part(2) > 23 || part(3) > 59 || part(4) > 59)
        return std::nullopt;
    return ((part(1) * 24 + part(2)) * 60 + part(3)) * 60 + part(4);
}

std::optional<double> plainNumber(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    bool ok = value.isDouble();
    const double number = value.isString() ? QLocale::c().toDouble(value.toString().trimmed(), &ok)
                                           : value.toDouble();
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<qint64> plainCount(const QJsonObject &object, QLatin1String key)
{
    const auto number = plainNumber(object, key);
    if (!number || *number < 0 || *number > greatestExactInteger)
        return std::nullopt;
    return qint64(*number);
}

} // namespace coalface::nmminer
