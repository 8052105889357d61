// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storedsamples.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace storedsamples {

namespace {

struct Field
{
    const char *key;
    char form; //!< w whole, h hundredths, p plain, t text
    bool slow = false;
};

// The contract's order and units, written down again: not those of the product's tables.
const Field fields[] = {
    {"hashrate", 'w'},
    {"temperature", 'h'},
    {"power", 'h'},
    {"uptime", 'w'},
    {"mode", 't', true},
    {"hashrate_average", 'w'},
    {"hashrate_expected", 'w', true},
    {"temperature_vr", 'h'},
    {"temperature_board", 'h'},
    {"efficiency", 'h'},
    {"shares_accepted", 'w'},
    {"shares_rejected", 'w'},
    {"best_difficulty", 'p', true},
    {"best_session_difficulty", 'p', true},
    {"pool_url", 't', true},
    {"pool_difficulty", 'p', true},
    {"frequency", 'h', true},
    {"core_voltage", 'h', true},
    {"input_voltage", 'h'},
    {"fan_rpm", 'p'},
    {"fan_percent", 'h'},
    {"wifi_rssi", 'p'},
    {"hardware_errors", 'w'},
    {"error", 't', true},
};

QByteArray shown(const QVariant &value, char form)
{
    if (value.isNull())
        return {};
    if (form == 't') {
        QByteArray text = value.toString().toUtf8();
        if (text.contains(',') || text.contains('"') || text.contains('\n') || text.contains('\r'))
            text = '"' + text.replace('"', "\"\"") + '"';
        return text;
    }
    if (form == 'w')
        return value.toByteArray();
    const double number = form == 'h' ? value.toDouble() / 100 : value.toDouble();
    QByteArray text = QByteArray::number(number, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

template<typename Read>
bool withDatabase(const QString &folder, Read read)
{
    const QString name = u"e2e"_s;
    bool ok = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(folder + u"/coalface.sqlite"_s);
        ok = database.open() && read(database);
    }
    QSqlDatabase::removeDatabase(name);
    return ok;
}

} // namespace

std::optional<QByteArray> asCsv(const QString &configFolder)
{
    QByteArray header = "timestamp,id,name";
    QStringList columns;
    for (const Field &field : fields) {
        header += QByteArray(",") + field.key;
        columns << QLatin1String(field.slow ? "slow." : "samples.") + QLatin1String(field.key);
    }
    QByteArray csv = header + "\r\n";
    const bool ok = withDatabase(configFolder, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (!query.exec(u"SELECT samples.k & 4294967295 AS second, miners.key, miners.name, %1 "
                        u"FROM samples "
                        "JOIN miners ON miners.key = samples.k >> 32 LEFT JOIN slow ON slow.id = "
                        "samples.slow "
                        "ORDER BY second, miners.name"_s.arg(columns.join(u", "))))
            return false;
        while (query.next()) {
            csv += QDateTime::fromSecsSinceEpoch(query.value(0).toLongLong(), Qt::UTC)
                       .toString(Qt::ISODate)
                       .toUtf8()
                   + ",m" + query.value(1).toByteArray() + ',' + shown(query.value(2), 't');
            int column = 3;
            for (const Field &field : fields)
                csv += ',' + shown(query.value(column++), field.form);
            csv += "\r\n";
        }
        return true;
    });
    return ok ? std::optional(csv) : std::nullopt;
}

std::optional<qint64> number(const QString &configFolder, const QString &text)
{
    qint64 found = 0;
    const bool ok = withDatabase(configFolder, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (!query.exec(text) || !query.next())
            return false;
        found = query.value(0).toLongLong();
        return true;
    });
    return ok ? std::optional(found) : std::nullopt;
}

} // namespace storedsamples
