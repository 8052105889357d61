// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace coalface {

//! A part of every day in which a kilowatt-hour has a price of its own.
struct TariffBand
{
    int from = 0;     //!< minutes since midnight, local time
    int to = 0;       //!< likewise, not part of it; not after `from`: it passes midnight
    double price = 0; //!< of a kWh

    friend bool operator==(const TariffBand &, const TariffBand &) = default;
};

//! What electricity costs: one price, or by the time of the day.
struct Tariff
{
    QString currency;            //!< as a person writes it: "€", "USD"
    std::optional<double> price; //!< of a kWh, where no band holds; empty: not known
    QList<TariffBand> bands;     //!< do not overlap

    friend bool operator==(const Tariff &, const Tariff &) = default;
};

constexpr int mostTariffBands = 12;
constexpr double greatestTariffPrice = 1e6;

//! At that moment, by the clock on the wall; empty: not known.
std::optional<double> priceAt(const Tariff &tariff, const QTime &local);

//! What is wrong with it as a sentence; empty: nothing.
QString tariffProblem(const Tariff &tariff);

QJsonObject tariffToJson(const Tariff &tariff);
//! Nothing when it is none, or has a problem.
std::optional<Tariff> tariffFromJson(const QJsonValue &value);

//! "07:30"; minutes since midnight.
QString dayTimeText(int minutes);

} // namespace coalface
