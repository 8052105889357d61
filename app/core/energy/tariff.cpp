// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/tariff.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

namespace coalface {

namespace {
struct TariffText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::TariffText)
};

constexpr int dayMinutes = 24 * 60;
constexpr int longestCurrency = 8;

const QString currencyKey = QStringLiteral("currency");
const QString priceKey = QStringLiteral("price");
const QString bandsKey = QStringLiteral("bands");
const QString fromKey = QStringLiteral("from");
const QString toKey = QStringLiteral("to");

bool holds(const TariffBand &band, int minute)
{
    return band.from < band.to ? minute >= band.from && minute < band.to
                               : minute >= band.from || minute < band.to;
}

bool isPrice(double price)
{
    return std::isfinite(price) && price >= 0 && price <= greatestTariffPrice;
}

std::optional<int> minutesOf(const QJsonValue &value)
{
    const QTime time = QTime::fromString(value.toString(), QStringLiteral("HH:mm"));
    return time.isValid() ? std::optional(time.hour() * 60 + time.minute()) : std::nullopt;
}
} // namespace

std::optional<double> priceAt(const Tariff &tariff, const QTime &local)
{
    const int minute = local.hour() * 60 + local.minute();
    for (const TariffBand &band : tariff.bands) {
        if (holds(band, minute))
            return band.price;
    }
    return tariff.price;
}

QString tariffProblem(const Tariff &tariff)
{
    if (tariff.currency.size() > longestCurrency)
        return TariffText::tr("The currency is longer than %1 characters.").arg(longestCurrency);
    if (tariff.price && !isPrice(*tariff.price))
        return TariffText::tr("The price of a kWh must be from 0 to 1 000 000.");
    if (tariff.bands.size() > mostTariffBands)
        return TariffText::tr("There are more than %1 times of the day.").arg(mostTariffBands);
    QList<bool> taken(dayMinutes, false);
    for (const TariffBand &band : tariff.bands) {
        if (band.from < 0 || band.to < 0 || band.from >= dayMinutes || band.to >= dayMinutes)
            return TariffText::tr("A time of the day must be from 00:00 to 23:59.");
        const QString name = QStringLiteral("%1–%2").arg(dayTimeText(band.from),
                                                         dayTimeText(band.to));
        if (!isPrice(band.price))
            return TariffText::tr("The price for %1 must be from 0 to 1 000 000.").arg(name);
        for (int minute = 0; minute < dayMinutes; ++minute) {
            if (!holds(band, minute))
                continue;
            if (std::exchange(taken[minute], true)) {
                return TariffText::tr("Two prices hold at %1: %2 overlaps with another time.")
                    .arg(dayTimeText(minute), name);
            }
        }
    }
    return {};
}

QJsonObject tariffToJson(const Tariff &tariff)
{
    QJsonArray bands;
    for (const TariffBand &band : tariff.bands) {
        bands.append(QJsonObject{{fromKey, dayTimeText(band.from)},
                                 {toKey, dayTimeText(band.to)},
                                 {priceKey, band.price}});
    }
    QJsonObject object{{currencyKey, tariff.currency}, {bandsKey, bands}};
    if (tariff.price)
        object.insert(priceKey, *tariff.price);
    return object;
}

std::optional<Tariff> tariffFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    const auto isAbsentOr = [&](const QString &key, QJsonValue::Type type) {
        return !object.contains(key) || object.value(key).type() == type;
    };
    if (!isAbsentOr(currencyKey, QJsonValue::String) || !isAbsentOr(priceKey, QJsonValue::Double)
        || !isAbsentOr(bandsKey, QJsonValue::Array))
        return std::nullopt;
    Tariff tariff;
    tariff.currency = object.value(currencyKey).toString();
    if (object.contains(priceKey))
        tariff.price = object.value(priceKey).toDouble();
    for (const QJsonValue entry : object.value(bandsKey).toArray()) {
        const QJsonObject band = entry.toObject();
        const std::optional<int> from = minutesOf(band.value(fromKey));
        const std::optional<int> to = minutesOf(band.value(toKey));
        if (!from || !to || !band.value(priceKey).isDouble())
            return std::nullopt;
        tariff.bands.append({*from, *to, band.value(priceKey).toDouble()});
    }
    return tariffProblem(tariff).isEmpty() ? std::optional(tariff) : std::nullopt;
}

QString dayTimeText(int minutes)
{
    return QStringLiteral("%1:%2")
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

} // namespace coalface
