// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/driverhours.h"

#include "store/connection.h"
#include "store/transaction.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace coalface {

namespace {
constexpr qint64 secondsKept = qint64(366) * 24 * 3600;
constexpr int hoursDroppedAtOnce = 500;

//! The columns of driver_calls are the names of the classes.
QStringList classColumns()
{
    QStringList columns;
    for (const CallClass callClass : allCallClasses())
        columns += callClassName(callClass);
    return columns;
}

QStringList each(const QStringList &columns, const QString &pattern)
{
    QStringList result;
    for (const QString &column : columns)
        result += QString(pattern).replace(u'@', column);
    return result;
}

QVariant orNull(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant();
}

std::optional<qint64> numberAt(const QSqlQuery &query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(query.value(column).toLongLong());
}

//! Whose hour that is; null: of none that was read.
DriverMetrics *metricsOf(const QSqlQuery &query, QList<DriverFigures> &figures)
{
    const QString driverType = query.value(0).toString();
    const QString version = query.value(1).toString();
    const auto found = std::find_if(figures.begin(), figures.end(), [&](const DriverFigures &one) {
        return one.sum.driverType == driverType && one.sum.version == version;
    });
    return found == figures.end() ? nullptr : &found->sum;
}

QString sumsBy(const QString &column, const QString &table)
{
    return QStringLiteral("FROM driver_hours h JOIN %1 x ON x.driver_hour = h.id WHERE h.hour > ? "
                          "GROUP BY h.driver_type, h.version, x.%2")
        .arg(table, column);
}
} // namespace

Result<Done> DriverHours::add(const QList<DriverMetrics> &counted)
{
    if (counted.isEmpty())
        return Done{};
    Transaction transaction(m_connection);
    if (!transaction.hasBegun())
        return failed();
    qint64 newest = counted.first().hour.toSecsSinceEpoch();
    for (const DriverMetrics &metrics : counted) {
        newest = std::max(newest, metrics.hour.toSecsSinceEpoch());
        if (!addHour(metrics))
            return failed();
    }
    if (!dropOld(newest) || !transaction.commit())
        return failed();
    return Done{};
}

bool DriverHours::addHour(const DriverMetrics &metrics)
{
    std::optional<QSqlQuery> query = m_connection.prepare(QStringLiteral(
        "INSERT INTO driver_hours (hour, driver_type, version, crashes, hangs, restarts, cpu_ms, "
        "peak_rss) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (hour, driver_type, version) DO UPDATE SET crashes = crashes + "
        "excluded.crashes, "
        "hangs = hangs + excluded.hangs, restarts = restarts + excluded.restarts, "
        "cpu_ms = coalesce(cpu_ms + excluded.cpu_ms, cpu_ms, excluded.cpu_ms), "
        "peak_rss = coalesce(max(peak_rss, excluded.peak_rss), peak_rss, excluded.peak_rss) "
        "RETURNING id"));
    if (!query)
        return false;
    for (const QVariant &value :
         {QVariant(metrics.hour.toSecsSinceEpoch()), QVariant(metrics.driverType),
          QVariant(metrics.version), QVariant(metrics.crashes), QVariant(metrics.hangs),
          QVariant(metrics.restarts), orNull(metrics.cpuMs), orNull(metrics.peakRss)})
        query->addBindValue(value);
    if (!m_connection.run(*query) || !m_connection.next(*query))
        return false;
    const qint64 hour = query->value(0).toLongLong();
    query->finish();
    return addCalls(hour, metrics) && addLatencies(hour, metrics);
}

bool DriverHours::addCalls(qint64 hour, const DriverMetrics &metrics)
{
    const QStringList columns = classColumns();
    const QString comma = QStringLiteral(", ");
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("INSERT INTO driver_calls (driver_hour, op, %1) VALUES (?, ?, %2) "
                       "ON CONFLICT (driver_hour, op) DO UPDATE SET %3")
            .arg(columns.join(comma), each(columns, QStringLiteral("?")).join(comma),
                 each(columns, QStringLiteral("@ = @ + excluded.@")).join(comma)));
    if (!query)
        return false;
    for (auto verb = metrics.calls.cbegin(); verb != metrics.calls.cend(); ++verb) {
        query->bindValue(0, hour);
        query->bindValue(1, verb.key());
        int place = 2;
        for (const CallClass callClass : allCallClasses())
            query->bindValue(place++, verb->value(callClass));
        if (!m_connection.run(*query))
            return false;
    }
    return true;
}

bool DriverHours::addLatencies(qint64 hour, const DriverMetrics &metrics)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("INSERT INTO driver_latencies (driver_hour, bucket, calls) VALUES (?, ?, ?) "
                       "ON CONFLICT (driver_hour, bucket) DO UPDATE SET calls = calls + "
                       "excluded.calls"));
    if (!query)
        return false;
    const QMap<int, qint64> &buckets = metrics.latency.buckets();
    for (auto it = buckets.cbegin(); it != buckets.cend(); ++it) {
        query->bindValue(0, hour);
        query->bindValue(1, it.key());
        query->bindValue(2, it.value());
        if (!m_connection.run(*query))
            return false;
    }
    return true;
}

bool DriverHours::dropOld(qint64 newest)
{
    return m_connection.execute(
        QStringLiteral("DELETE FROM driver_hours WHERE id IN (SELECT id FROM driver_hours "
                       "WHERE hour < %1 ORDER BY hour LIMIT %2)")
            .arg(newest - secondsKept)
            .arg(hoursDroppedAtOnce));
}

Result<QList<DriverFigures>> DriverHours::read(const QDateTime &since)
{
    const qint64 after = since.toSecsSinceEpoch() - 3600;
    QList<DriverFigures> figures;
    // One look for all three, so that what is added meanwhile is in all of them or in none.
    if (!m_connection.execute(QStringLiteral("BEGIN")))
        return failed();
    const bool ok = readHours(after, figures) && readCalls(after, figures)
                    && readLatencies(after, figures);
    Result<QList<DriverFigures>> result = ok ? Result<QList<DriverFigures>>(figures) : failed();
    m_connection.execute(QStringLiteral("ROLLBACK")); // of nothing: it only read
    return result;
}

bool DriverHours::readHours(qint64 after, QList<DriverFigures> &figures)
{
    std::optional<QSqlQuery> query = m_connection.prepare(QStringLiteral(
        "SELECT driver_type, version, min(hour), count(*), sum(crashes), sum(hangs), "
        "sum(restarts), "
        "sum(cpu_ms), max(peak_rss) FROM driver_hours WHERE hour > ? GROUP BY driver_type, version "
        "ORDER BY driver_type, max(hour) DESC, max(id) DESC"));
    if (!query)
        return false;
    query->bindValue(0, after);
    if (!m_connection.run(*query))
        return false;
    while (m_connection.next(*query)) {
        DriverFigures one;
        one.sum.driverType = query->value(0).toString();
        one.sum.version = query->value(1).toString();
        one.sum.hour = QDateTime::fromSecsSinceEpoch(query->value(2).toLongLong(), Qt::UTC);
        one.hours = query->value(3).toInt();
        one.sum.crashes = query->value(4).toLongLong();
        one.sum.hangs = query->value(5).toLongLong();
        one.sum.restarts = query->value(6).toLongLong();
        one.sum.cpuMs = numberAt(*query, 7);
        one.sum.peakRss = numberAt(*query, 8);
        figures += one;
    }
    return !m_connection.hasFailure();
}

bool DriverHours::readCalls(qint64 after, QList<DriverFigures> &figures)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT h.driver_type, h.version, x.op, %1 %2")
            .arg(each(classColumns(), QStringLiteral("sum(x.@)")).join(QLatin1String(", ")),
                 sumsBy(QStringLiteral("op"), QStringLiteral("driver_calls"))));
    if (!query)
        return false;
    query->bindValue(0, after);
    if (!m_connection.run(*query))
        return false;
    while (m_connection.next(*query)) {
        DriverMetrics *metrics = metricsOf(*query, figures);
        int place = 3;
        for (const CallClass callClass : allCallClasses()) {
            if (const qint64 count = query->value(place++).toLongLong(); metrics && count > 0)
                metrics->calls[query->value(2).toString()].insert(callClass, count);
        }
    }
    return !m_connection.hasFailure();
}

bool DriverHours::readLatencies(qint64 after, QList<DriverFigures> &figures)
{
    std::optional<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT h.driver_type, h.version, x.bucket, sum(x.calls) %1")
            .arg(sumsBy(QStringLiteral("bucket"), QStringLiteral("driver_latencies"))));
    if (!query)
        return false;
    query->bindValue(0, after);
    if (!m_connection.run(*query))
        return false;
    while (m_connection.next(*query)) {
        if (DriverMetrics *metrics = metricsOf(*query, figures))
            metrics->latency.addCount(query->value(2).toInt(), query->value(3).toLongLong());
    }
    return !m_connection.hasFailure();
}

Error DriverHours::failed() const
{
    return {Error::Kind::Internal, m_connection.sentence()};
}

} // namespace coalface
