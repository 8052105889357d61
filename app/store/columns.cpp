// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns.h"

#include "core/units.h"

#include <QStringList>

#include <cmath>

namespace coalface {

namespace {
constexpr double largestHundredths = 9e18 / 100;

Column::Form formOf(const TelemetryField &field)
{
    if (std::holds_alternative<TelemetryField::Text>(field.member))
        return Column::Form::Text;
    if (std::holds_alternative<TelemetryField::Count>(field.member)
        || field.unit == QLatin1String("H/s"))
        return Column::Form::Whole;
    // Devices tell these whole, which a REAL column stores in fewer bytes than hundredths.
    if (field.unit == QLatin1String("rpm") || field.unit == QLatin1String("dBm"))
        return Column::Form::Plain;
    return field.greatest < largestHundredths ? Column::Form::Hundredths : Column::Form::Plain;
}

std::vector<Column> columnsOf(std::optional<TelemetryField::Pace> pace)
{
    std::vector<Column> columns;
    for (const TelemetryField &field : telemetryFields()) {
        if (!pace || field.pace == *pace)
            columns.push_back({&field, formOf(field)});
    }
    return columns;
}

//! Within what 64 bits hold, whatever a caller passes in.
QVariant whole(double value)
{
    return std::abs(value) < 9.2e18 ? QVariant(qlonglong(std::llround(value))) : QVariant();
}
} // namespace

const std::vector<Column> &sampleColumns()
{
    static const std::vector<Column> columns = columnsOf(TelemetryField::Pace::Sample);
    return columns;
}

const std::vector<Column> &slowColumns()
{
    static const std::vector<Column> columns = columnsOf(TelemetryField::Pace::Slow);
    return columns;
}

const std::vector<Column> &allColumns()
{
    static const std::vector<Column> columns = columnsOf(std::nullopt);
    return columns;
}

QString columnList(const std::vector<Column> &columns, const QString &prefix)
{
    QStringList names;
    for (const Column &column : columns)
        names += prefix + column.field->key;
    return names.join(QLatin1String(", "));
}

QVariant encoded(const Telemetry &telemetry, const Column &column)
{
    const TelemetryField &field = *column.field;
    if (const auto *text = std::get_if<TelemetryField::Text>(&field.member))
        return telemetry.**text ? QVariant(*(telemetry.**text)) : QVariant();
    if (const auto *count = std::get_if<TelemetryField::Count>(&field.member))
        return telemetry.**count ? QVariant(qlonglong(*(telemetry.**count))) : QVariant();
    const std::optional<double> value = telemetryNumber(telemetry, field);
    if (!value || !std::isfinite(*value))
        return {};
    const double rounded = units::rounded(*value, field);
    switch (column.form) {
    case Column::Form::Whole:
        return whole(rounded);
    case Column::Form::Hundredths:
        return whole(rounded * 100);
    default:
        return rounded;
    }
}

void decode(const QVariant &value, const Column &column, Telemetry &telemetry)
{
    if (value.isNull())
        return;
    const TelemetryField &field = *column.field;
    if (const auto *text = std::get_if<TelemetryField::Text>(&field.member))
        telemetry.**text = value.toString();
    else if (const auto *count = std::get_if<TelemetryField::Count>(&field.member))
        telemetry.**count = value.toLongLong();
    else if (const auto *number = std::get_if<TelemetryField::Number>(&field.member))
        telemetry.**number = decodedNumber(value.toDouble(), column.form);
}

double decodedNumber(double stored, Column::Form form)
{
    return form == Column::Form::Hundredths ? stored / 100 : stored;
}

} // namespace coalface
