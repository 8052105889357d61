// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollupcolumns.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace coalface {

QString tableOf(Stretch stretch)
{
    return stretch == Stretch::Quarter ? QStringLiteral("quarters")
           : stretch == Stretch::Hour  ? QStringLiteral("hours")
                                       : QStringLiteral("parts");
}

QString slowTableOf(Stretch stretch)
{
    return tableOf(stretch) + QStringLiteral("_slow");
}

QString fleetTableOf(Stretch stretch)
{
    return QStringLiteral("fleet_") + tableOf(stretch);
}

bool isAveraged(const Column &column)
{
    return std::holds_alternative<TelemetryField::Number>(column.field->member)
           && !column.field->key.startsWith(QLatin1String("best_"));
}

double summand(const QVariant &stored, const Column &column)
{
    const double number = stored.toDouble();
    return column.form == Column::Form::Plain ? std::round(number * 100) : number;
}

double decodedSum(double sum, const Column &column)
{
    return column.form == Column::Form::Whole ? sum : sum / 100;
}

bool hasExtremes(const Column &column)
{
    return column.field->key == QLatin1String("hashrate")
           || column.field->key == QLatin1String("temperature");
}

const std::vector<Column> &fleetColumns()
{
    static const std::vector<Column> columns = [] {
        constexpr std::array<const char *, 4> keys{"hashrate", "temperature", "power", "efficiency"};
        std::vector<Column> chosen;
        for (const Column &column : sampleColumns()) {
            if (std::any_of(keys.begin(), keys.end(), [&](const char *key) {
                    return column.field->key == QLatin1String(key);
                }))
                chosen.push_back(column);
        }
        return chosen;
    }();
    return columns;
}

bool isSummedOverMiners(const Column &column)
{
    return column.field->unit == QLatin1String("H/s") || column.field->unit == QLatin1String("W");
}

} // namespace coalface
