// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/telemetry.h"

#include <array>
#include <cmath>

namespace coalface {

namespace {
using Pace = TelemetryField::Pace;

constexpr double greatestHashrate = 1e18; // H/s
constexpr double maximumCount = 1e15;     // exact as a double
constexpr double maximumDifficulty = 1e24;
constexpr double maximumTextLength = 512;

template<typename Member>
TelemetryField field(const char *key, const char *latin1Unit, Pace pace, Member member,
                     double least, double greatest)
{
    return {QLatin1String(key), QLatin1String(latin1Unit), pace, member, least, greatest};
}

const std::array<TelemetryField, 24> &catalogue()
{
    using T = Telemetry;
    constexpr Pace sample = Pace::Sample;
    constexpr Pace slow = Pace::Slow;
    constexpr const char *celsius = "\xb0"
                                    "C"; // Latin-1, as QLatin1String wants it
    static const std::array<TelemetryField, 24> fields{
        field("hashrate", "H/s", sample, &T::hashrate, 0, greatestHashrate),
        field("temperature", celsius, sample, &T::temperature, -40, 200),
        field("power", "W", sample, &T::power, 0, 1e5),
        field("uptime", "s", sample, &T::uptime, 0, 1e10),
        field("mode", "", slow, &T::mode, 1, maximumTextLength),
        field("hashrate_average", "H/s", sample, &T::hashrateAverage, 0, greatestHashrate),
        field("hashrate_expected", "H/s", slow, &T::hashrateExpected, 0, greatestHashrate),
        field("temperature_vr", celsius, sample, &T::temperatureVr, -40, 200),
        field("temperature_board", celsius, sample, &T::temperatureBoard, -40, 200),
        field("efficiency", "J/TH", sample, &T::efficiency, 0, 1e12),
        field("shares_accepted", "", sample, &T::sharesAccepted, 0, maximumCount),
        field("shares_rejected", "", sample, &T::sharesRejected, 0, maximumCount),
        field("best_difficulty", "", slow, &T::bestDifficulty, 0, maximumDifficulty),
        field("best_session_difficulty", "", slow, &T::bestSessionDifficulty, 0, maximumDifficulty),
        field("pool_url", "", slow, &T::poolUrl, 1, maximumTextLength),
        field("pool_difficulty", "", slow, &T::poolDifficulty, 0, maximumDifficulty),
        field("frequency", "MHz", slow, &T::frequency, 0, 1e5),
        field("core_voltage", "V", slow, &T::coreVoltage, 0, 100),
        field("input_voltage", "V", sample, &T::inputVoltage, 0, 1000),
        field("fan_rpm", "rpm", sample, &T::fanRpm, 0, 1e5),
        field("fan_percent", "%", sample, &T::fanPercent, 0, 100),
        field("wifi_rssi", "dBm", sample, &T::wifiRssi, -130, 0),
        field("hardware_errors", "", sample, &T::hardwareErrors, 0, maximumCount),
        field("error", "", slow, &T::error, 1, maximumTextLength),
    };
    return fields;
}

double measure(double value)
{
    return value;
}

double measure(qint64 value)
{
    return double(value);
}

double measure(const QString &value)
{
    return double(value.size());
}
} // namespace

std::span<const TelemetryField> telemetryFields()
{
    return catalogue();
}

const TelemetryField *telemetryField(QStringView key)
{
    for (const TelemetryField &entry : catalogue()) {
        if (entry.key == key)
            return &entry;
    }
    return nullptr;
}

std::optional<double> telemetryNumber(const Telemetry &telemetry, const TelemetryField &field)
{
    if (const auto *number = std::get_if<TelemetryField::Number>(&field.member))
        return telemetry.**number;
    if (const auto *count = std::get_if<TelemetryField::Count>(&field.member)) {
        if (const std::optional<qint64> &value = telemetry.**count)
            return double(*value);
    }
    return std::nullopt;
}

void deriveEfficiency(Telemetry &telemetry)
{
    if (telemetry.efficiency || !telemetry.power || !telemetry.hashrate)
        return;
    if (*telemetry.power > 0 && *telemetry.hashrate > 0)
        telemetry.efficiency = *telemetry.power / (*telemetry.hashrate / 1e12);
}

QStringList dropImpossibleValues(Telemetry &telemetry)
{
    QStringList dropped;
    for (const TelemetryField &entry : catalogue()) {
        std::visit(
            [&](auto member) {
                auto &value = telemetry.*member;
                if (!value)
                    return;
                const double size = measure(*value);
                if (std::isfinite(size) && size >= entry.least && size <= entry.greatest)
                    return;
                value.reset();
                dropped += entry.key;
            },
            entry.member);
    }
    const auto dropText = [&dropped](std::optional<QString> &text, const char *key, bool mayBeEmpty) {
        if (!text
            || (text->size() <= qsizetype(maximumTextLength) && (mayBeEmpty || !text->isEmpty())))
            return;
        text.reset();
        dropped += QString::fromLatin1(key);
    };
    dropText(telemetry.poolUser, "pool_user", false);
    dropText(telemetry.fallbackUrl, "fallback_url", true);
    dropText(telemetry.fallbackUser, "fallback_user", false);
    const std::optional<double> &recent = telemetry.hashrateRecent;
    if (recent && !(*recent >= 0 && *recent <= greatestHashrate)) { // nor what is no number
        telemetry.hashrateRecent.reset();
        dropped += QStringLiteral("hashrate_recent");
    }
    return dropped;
}

} // namespace coalface
