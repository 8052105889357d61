// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/history.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

namespace coalface::simulator::nerdqaxe {

namespace {
constexpr int everySeconds = 5;
constexpr size_t mostRows = 86400 / everySeconds;
constexpr qint64 usualSpan = 3'600'000;    // ms
constexpr qint64 longestSpan = 10'800'000; // ms
constexpr qint64 highestLimit = 1000;

qint64 hundredths(double value)
{
    return qint64(value * 100);
}
} // namespace

void History::stepped(const Machine &machine)
{
    if (machine.uptime % everySeconds != 0)
        return;
    if (!m_rows.empty() && machine.uptime * 1000LL <= m_rows.back().time)
        m_rows.clear(); // it was started anew
    if (m_rows.size() >= mostRows)
        m_rows.pop_front();
    m_rows.push_back({machine.uptime * 1000LL, machine.minute.value(), machine.tenMinutes.value(),
                      machine.hour.value(), machine.day.value(), machine.regulatorTemperature,
                      machine.temperature});
}

QByteArray History::addedTo(const QByteArray &info, const Machine &machine,
                            const QByteArray &query) const
{
    const QUrlQuery asked(QString::fromLatin1(query));
    const auto number = [&asked](const char *key) {
        return asked.queryItemValue(QLatin1String(key)).toLongLong();
    };
    const qint64 start = number("ts");
    if (start <= 0 || machine.shutdown)
        return info;
    const bool isNew = machine.firmware.since(37);
    const qint64 wanted = number("history_span");
    const qint64 span = isNew && wanted > 0 ? std::min(wanted, longestSpan) : usualSpan;
    const qint64 limit = isNew ? std::min(number("limit"), highestLimit) : 0;
    // In the clock of the asker; its start and end are as long ago as it says.
    const qint64 now = machine.uptime * 1000LL;
    const qint64 from = now + start - number("cur");
    const qint64 to = from + span;

    QJsonArray times, minute, tenMinutes, hour, day, regulator, chip;
    bool hasMore = false;
    for (const Row &row : m_rows) {
        if (row.time < from || row.time > to)
            continue;
        if (limit > 0 && times.size() >= limit) {
            hasMore = true;
            break;
        }
        times.append(row.time - from);
        minute.append(hundredths(row.minute));
        tenMinutes.append(hundredths(row.tenMinutes));
        hour.append(hundredths(row.hour));
        day.append(hundredths(row.day));
        regulator.append(hundredths(row.regulator));
        chip.append(hundredths(row.chip));
    }
    QJsonObject history{{QStringLiteral("hashrate_10m"), tenMinutes},
                        {QStringLiteral("hashrate_1h"), hour},
                        {QStringLiteral("hashrate_1d"), day},
                        {QStringLiteral("timestamps"), times},
                        {QStringLiteral("timestampBase"), start}};
    if (machine.firmware.since(31))
        history.insert(QStringLiteral("hashrate_1m"), minute);
    if (isNew) {
        history.insert(QStringLiteral("vregTemp"), regulator);
        history.insert(QStringLiteral("asicTemp"), chip);
        history.insert(QStringLiteral("hasMore"), hasMore);
    }
    // Put in as text, so that the other numbers stay as they are printed.
    QByteArray whole = info;
    whole.insert(whole.lastIndexOf('}'),
                 ",\"history\":" + QJsonDocument(history).toJson(QJsonDocument::Compact));
    return whole;
}

} // namespace coalface::simulator::nerdqaxe
