// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"

#include <array>
#include <cmath>

namespace coalface::units {

namespace {
constexpr char16_t noBreakSpace = u'\u00a0';
constexpr std::array<const char *, 6> thousands{"", "k", "M", "G", "T", "P"};

bool isKnown(std::optional<double> value)
{
    return value && std::isfinite(*value);
}

QString withUnit(const QString &number, const QString &unit)
{
    return unit.isEmpty() ? number : number + QChar(noBreakSpace) + unit;
}

double roundedTo(double value, int decimals)
{
    const double factor = std::pow(10.0, decimals);
    const double scaled = value * factor;
    return std::abs(scaled) < 9007199254740992.0 ? std::round(scaled) / factor : value;
}

//! How many decimals show three significant digits of the value, after rounding: 9.996 is "10.0".
int decimalsFor(double value)
{
    const double size = std::abs(value);
    int decimals = 0;
    while (decimals < 8 && roundedTo(size, decimals + 1) < 100 / std::pow(10.0, decimals))
        ++decimals;
    return decimals;
}

QString significant(double value, const QLocale &locale)
{
    const int decimals = decimalsFor(value);
    const double shown = roundedTo(value, decimals);
    return shown == 0 ? locale.toString(0) : locale.toString(shown, 'f', decimals);
}

QString fixed(double value, int decimals, const QLocale &locale)
{
    return locale.toString(roundedTo(value, decimals) + 0.0, 'f', decimals);
}

//! The index of the largest step of 1000 in which the value is shown as 1 or more; what would be
//! shown as "1000" belongs to the next.
size_t stepOf(double value)
{
    size_t step = 0;
    for (double size = std::abs(value); size >= 999.5 && step + 1 < thousands.size(); size /= 1000)
        ++step;
    return step;
}

QString scaled(double value, const char *unit, const QLocale &locale)
{
    const size_t step = stepOf(value);
    return withUnit(significant(value / std::pow(1000.0, double(step)), locale),
                    QLatin1String(thousands[step]) + QLatin1String(unit));
}

bool isHashrate(const TelemetryField &field)
{
    return field.unit == QLatin1String("H/s");
}

QString numberValue(double number, const TelemetryField &field, const QLocale &locale)
{
    if (isHashrate(field))
        return hashrate(number, locale);
    if (field.unit
        == QLatin1String("\xb0"
                         "C"))
        return temperature(number, locale);
    if (field.unit == QLatin1String("W"))
        return power(number, locale);
    if (field.unit == QLatin1String("J/TH"))
        return efficiency(number, locale);
    if (field.unit == QLatin1String("%"))
        return percent(number, locale);
    if (field.unit == QLatin1String("V"))
        return withUnit(fixed(number, 2, locale), field.unit);
    if (field.unit.isEmpty())
        return difficulty(number, locale);
    return withUnit(fixed(number, 0, locale), field.unit);
}

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}
} // namespace

QString unknown()
{
    return QStringLiteral("—");
}

QString hashrate(std::optional<double> hashesPerSecond, const QLocale &locale)
{
    return isKnown(hashesPerSecond) ? scaled(*hashesPerSecond, "H/s", locale) : unknown();
}

QString difficulty(std::optional<double> difficulty, const QLocale &locale)
{
    return isKnown(difficulty) ? scaled(*difficulty, "", locale) : unknown();
}

QString efficiency(std::optional<double> joulePerTerahash, const QLocale &locale)
{
    if (!isKnown(joulePerTerahash))
        return unknown();
    constexpr std::array<const char *, 3> names{"J/TH", "J/GH", "J/MH"};
    double value = *joulePerTerahash;
    size_t step = 0;
    for (; std::abs(value) >= 9999.5 && step + 1 < names.size(); value /= 1000)
        ++step;
    return withUnit(significant(value, locale), QLatin1String(names[step]));
}

QString temperature(std::optional<double> celsius, const QLocale &locale)
{
    return isKnown(celsius) ? withUnit(fixed(*celsius, 1, locale), QStringLiteral("°C")) : unknown();
}

QString power(std::optional<double> watt, const QLocale &locale)
{
    return isKnown(watt) ? scaled(*watt, "W", locale) : unknown();
}

QString duration(std::optional<qint64> seconds, const QLocale &locale)
{
    if (!seconds || *seconds < 0)
        return unknown();
    const qint64 days = *seconds / 86400;
    const qint64 hours = *seconds / 3600 % 24;
    const qint64 minutes = *seconds / 60 % 60;
    const QString clock = twoDigits(hours) + u':' + twoDigits(minutes);
    if (days == 0)
        return clock + u':' + twoDigits(*seconds % 60);
    return withUnit(locale.toString(days), QStringLiteral("d")) + QChar(noBreakSpace) + clock;
}

QString percent(std::optional<double> percent, const QLocale &locale)
{
    return isKnown(percent) ? withUnit(fixed(*percent, 1, locale), QStringLiteral("%")) : unknown();
}

QString bytes(qint64 bytes, const QLocale &locale)
{
    double value = double(bytes);
    size_t step = 0;
    for (; std::abs(value) >= 999.5 && step + 1 < thousands.size(); value /= 1000)
        ++step;
    const int decimals = step > 0 && std::abs(value) < 9.95 ? 1 : 0;
    return withUnit(fixed(value, decimals, locale), QLatin1String(thousands[step]) + u'B');
}

QString milliseconds(std::optional<double> milliseconds, const QLocale &locale)
{
    if (!isKnown(milliseconds) || *milliseconds < 0)
        return unknown();
    if (*milliseconds >= 999.5)
        return withUnit(significant(*milliseconds / 1000, locale), QStringLiteral("s"));
    const int decimals = *milliseconds < 9.95 && *milliseconds != std::floor(*milliseconds) ? 1 : 0;
    return withUnit(fixed(*milliseconds, decimals, locale), QStringLiteral("ms"));
}

QString telemetryValue(const Telemetry &telemetry, const TelemetryField &field,
                       const QLocale &locale)
{
    if (const auto *text = std::get_if<TelemetryField::Text>(&field.member))
        return (telemetry.**text).value_or(unknown());
    if (const auto *count = std::get_if<TelemetryField::Count>(&field.member)) {
        const std::optional<qint64> &value = telemetry.**count;
        if (field.unit == QLatin1String("s"))
            return duration(value, locale);
        return value ? withUnit(locale.toString(*value), field.unit) : unknown();
    }
    const std::optional<double> number = telemetryNumber(telemetry, field);
    return isKnown(number) ? numberValue(*number, field, locale) : unknown();
}

double rounded(double value, const TelemetryField &field)
{
    return roundedTo(value, isHashrate(field) ? 0 : 2) + 0.0; // + 0.0: never "-0"
}

QString plain(const Telemetry &telemetry, const TelemetryField &field)
{
    if (const auto *text = std::get_if<TelemetryField::Text>(&field.member))
        return (telemetry.**text).value_or(QString());
    if (const auto *count = std::get_if<TelemetryField::Count>(&field.member)) {
        const std::optional<qint64> &value = telemetry.**count;
        return value ? QString::number(*value) : QString();
    }
    const std::optional<double> number = telemetryNumber(telemetry, field);
    if (!isKnown(number))
        return {};
    QString text = QString::number(rounded(*number, field), 'f', isHashrate(field) ? 0 : 2);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

Scale hashrateScale(double greatest)
{
    const size_t step = std::isfinite(greatest) ? stepOf(greatest) : 0;
    return {std::pow(1000.0, double(step)), QLatin1String(thousands[step]) + QLatin1String("H/s")};
}

} // namespace coalface::units
