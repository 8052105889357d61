// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/statistics.h"

#include <minersdk/reading/fields.h>

#include <QHash>
#include <QJsonArray>

#include <array>

namespace coalface::bitaxe {

using namespace reading;

namespace {

using Key = QLatin1String;
using Number = std::optional<double>;

constexpr double gigahash = 1e9;        // H/s
constexpr double latest = 9007199254e6; // ms: beyond, a double does not hold whole ones

Number finite(const QJsonValue &value)
{
    return value.isDouble() && qIsFinite(value.toDouble()) ? Number(value.toDouble()) : std::nullopt;
}

Number greater(Number a, Number b)
{
    return a && b ? Number(qMax(*a, *b)) : (a ? a : b);
}

//! One row, its values by the names of their columns.
class Row
{
public:
    Row(const QHash<QString, qsizetype> &columns, const QJsonArray &values)
        : m_columns(columns), m_values(values)
    {}

    //! Of the first of these names that there is a column of.
    Number value(Key name, Key older = {}) const
    {
        for (const Key key : {name, older}) {
            if (const auto column = m_columns.constFind(key); column != m_columns.cend())
                return finite(m_values.at(*column));
        }
        return std::nullopt;
    }
    Number positive(Key name, Key older = {}) const
    {
        const Number found = value(name, older);
        return found && *found > 0 ? found : std::nullopt;
    }
    Number notNegative(Key name, Key older = {}) const
    {
        const Number found = value(name, older);
        return found && *found >= 0 ? found : std::nullopt;
    }

private:
    const QHash<QString, qsizetype> &m_columns;
    const QJsonArray m_values;
};

//! As of a reading: the longest mean whose window the device had filled by then, while it hashed.
Number meanHashrate(const Row &row, double uptimeMs)
{
    struct Mean
    {
        Key key;
        double window; // ms
    };
    constexpr std::array<Mean, 3> means = {
        {{Key("hashrate_1h"), 3.6e6}, {Key("hashrate_10m"), 6e5}, {Key("hashrate_1m"), 6e4}}};
    if (!row.positive(Key("hashrate"), Key("hashRate")))
        return std::nullopt;
    for (const Mean &mean : means) {
        if (const Number value = row.positive(mean.key); value && uptimeMs >= mean.window)
            return *value * gigahash;
    }
    return std::nullopt;
}

Telemetry readingOf(const Row &row, double uptimeMs)
{
    Telemetry reading;
    if (const Number rate = row.notNegative(Key("hashrate"), Key("hashRate")))
        reading.hashrate = *rate * gigahash;
    reading.hashrateAverage = meanHashrate(row, uptimeMs);
    // -1: no reading.
    reading.temperature = greater(row.positive(Key("asicTemp"), Key("temp")),
                                  row.positive(Key("asicTemp2")));
    reading.temperatureVr = row.positive(Key("vrTemp"));
    reading.power = row.notNegative(Key("power"));
    if (const Number millivolts = row.positive(Key("voltage")))
        reading.inputVoltage = *millivolts / 1000;
    reading.fanPercent = row.notNegative(Key("fanSpeed"), Key("fanspeed"));
    reading.fanRpm = greater(row.notNegative(Key("fanRpm"), Key("fanrpm")),
                             row.notNegative(Key("fan2Rpm")));
    reading.wifiRssi = row.value(Key("wifiRssi"), Key("wifiRSSI"));
    return reading;
}

Error unreadable(const QString &sentence)
{
    return {Error::Kind::BadReply, sentence};
}

} // namespace

std::optional<Error> whyNoRecord(const QJsonObject &info)
{
    if (positive(info, Key("statsFrequency")))
        return std::nullopt;
    const bool says = info.contains(Key("statsFrequency"));
    if (!says && positive(info, Key("statsDuration")) && positive(info, Key("statsLimit")))
        return std::nullopt;
    if (says || info.contains(Key("statsDuration"))) {
        return Error{Error::Kind::Unsupported,
                     QStringLiteral("The miner's own record is switched off: switch it on in the "
                                    "settings on its web page (statistics).")};
    }
    return Error{Error::Kind::Unsupported,
                 QStringLiteral("The miner's firmware keeps no record of its readings: AxeOS does "
                                "from v2.8.0 on.")};
}

Result<RecordedHistory> recordIn(const QJsonObject &statistics, std::chrono::seconds reach)
{
    const QJsonValue labels = statistics.value(Key("labels"));
    if (!labels.isArray()) {
        return Error{Error::Kind::Unsupported,
                     QStringLiteral("The miner does not say what the columns of its own record "
                                    "are, so it is not read.")};
    }
    QHash<QString, qsizetype> columns;
    for (qsizetype i = 0; i < labels.toArray().size(); ++i) {
        const QString label = labels.toArray().at(i).toString();
        if (!label.isEmpty() && !columns.contains(label))
            columns.insert(label, i);
    }
    const Number now = finite(statistics.value(Key("currentTimestamp")));
    const QJsonValue rows = statistics.value(Key("statistics"));
    if (!now || *now < 0 || *now > latest || !rows.isArray()
        || !columns.contains(QStringLiteral("timestamp"))) {
        return unreadable(QStringLiteral("The miner's own record has no rows, or does not say when "
                                         "they were made: its firmware is not one that this driver "
                                         "can read."));
    }
    RecordedHistory history;
    for (const QJsonValue entry : rows.toArray()) {
        const Row row(columns, entry.toArray());
        const Number then = row.notNegative(Key("timestamp"));
        if (!then || *then > *now)
            continue; // of no time, or of a clock that was set back by a start in between
        history.readings += {qint64(*now - *then), readingOf(row, *then)};
    }
    keepUsable(history, reach, qint64(*now));
    return history;
}

} // namespace coalface::bitaxe
