// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/minercolumn.h"

#include "core/units.h"
#include "ui/common/agetext.h"
#include "ui/common/fieldtext.h"
#include "ui/common/statetext.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QLocale>

namespace coalface {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(coalface::MinerColumn)
};

QVariant textOrUnknown(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString shownText(const QString &text)
{
    return text.isEmpty() ? units::unknown() : text;
}

template<QString MinerRecord::*member>
MinerColumn recordColumn(const char *id, const QString &title, double width)
{
    MinerColumn column;
    column.id = QLatin1String(id);
    column.title = title;
    column.width = width;
    column.plainKeys = {column.id};
    column.display = [](const Miner &miner, const MinerColumn &) {
        return shownText(miner.record.*member);
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &) {
        return textOrUnknown(miner.record.*member);
    };
    column.plain = [](const Miner &miner, const MinerColumn &) {
        return QStringList{miner.record.*member};
    };
    return column;
}

MinerColumn readingColumn(const char *key, const QString &title, double width, bool shown = false)
{
    MinerColumn column;
    column.id = QLatin1String(key);
    column.title = title;
    column.width = width;
    column.shownAtFirst = shown;
    column.plainKeys = {column.id};
    column.fromSample = true;
    column.field = telemetryField(column.id);
    column.number = column.field
                    && !std::holds_alternative<TelemetryField::Text>(column.field->member);
    column.display = [](const Miner &miner, const MinerColumn &self) {
        return miner.telemetry ? units::telemetryValue(*miner.telemetry, *self.field)
                               : units::unknown();
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &self) -> QVariant {
        if (!miner.telemetry)
            return {};
        if (const auto *text = std::get_if<TelemetryField::Text>(&self.field->member))
            return textOrUnknown(((*miner.telemetry).*(*text)).value_or(QString()));
        const auto number = telemetryNumber(*miner.telemetry, *self.field);
        return number ? QVariant(*number) : QVariant();
    };
    column.plain = [](const Miner &miner, const MinerColumn &self) {
        return QStringList{miner.telemetry ? units::plain(*miner.telemetry, *self.field)
                                           : QString()};
    };
    return column;
}

//! Without "stratum+tcp://", which would be all that a narrow column shows.
MinerColumn poolColumn()
{
    MinerColumn column = readingColumn("pool_url", Tr::tr("Pool"), 5.7, true);
    static const auto withoutScheme = [](const QString &url) {
        const qsizetype scheme = url.indexOf(QLatin1String("://"));
        return scheme < 0 ? url : url.mid(scheme + 3);
    };
    column.usual = {QStringLiteral("pool.example.org"), QStringLiteral("pool.example.org:3333")};
    column.isOfPool = true;
    column.whole = column.display;
    column.display = [](const Miner &miner, const MinerColumn &self) {
        return withoutScheme(self.whole(miner, self));
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &) {
        return textOrUnknown(withoutScheme(
            miner.telemetry ? miner.telemetry->poolUrl.value_or(QString()) : QString()));
    };
    return column;
}

MinerColumn statusColumn()
{
    MinerColumn column;
    column.id = QStringLiteral("state");
    column.title = Tr::tr("Status");
    column.width = 9.6;
    column.shownAtFirst = true;
    column.plainKeys = {column.id};
    column.display = [](const Miner &miner, const MinerColumn &) { return stateWord(miner.state); };
    column.sortValue = [](const Miner &miner, const MinerColumn &) {
        return QVariant(int(allStates().indexOf(miner.state)));
    };
    column.plain = [](const Miner &miner, const MinerColumn &) {
        return QStringList{minerStateName(miner.state)};
    };
    return column;
}

MinerColumn addressColumn()
{
    MinerColumn column = recordColumn<&MinerRecord::address>("address", Tr::tr("IP address"), 6);
    column.widest = QStringLiteral("192.168.1.200");
    column.shownAtFirst = true;
    column.sortValue = [](const Miner &miner, const MinerColumn &) -> QVariant {
        const qint64 number = addressNumber(miner.record.address);
        return number < 0 ? textOrUnknown(miner.record.address) : QVariant(double(number));
    };
    return column;
}

//! "9,876", "122.7 k", "3.4 M": the exact count is in the details and in what is copied.
QString shortCount(qint64 count)
{
    const QLocale locale;
    if (count < 10'000)
        return locale.toString(count);
    const bool millions = count >= 1'000'000;
    return locale.toString(double(count) / (millions ? 1e6 : 1e3), 'f', 1) + QChar(0x00a0)
           + QLatin1Char(millions ? 'M' : 'k');
}

MinerColumn sharesColumn()
{
    MinerColumn column;
    column.id = QStringLiteral("shares");
    column.title = Tr::tr("Shares");
    column.number = true;
    column.shownAtFirst = true;
    column.widest = QStringLiteral("122.7 k / 0.3 %");
    column.fromSample = true;
    column.plainKeys = {QStringLiteral("shares_accepted"), QStringLiteral("shares_rejected")};
    column.display = [](const Miner &miner, const MinerColumn &) {
        if (!miner.telemetry || !miner.telemetry->sharesAccepted)
            return units::unknown();
        const qint64 accepted = *miner.telemetry->sharesAccepted;
        const QString count = shortCount(accepted);
        if (!miner.telemetry->sharesRejected)
            return count;
        const qint64 rejected = *miner.telemetry->sharesRejected;
        const double all = double(accepted + rejected);
        //: accepted shares / rejected ones in per cent
        return Tr::tr("%1 / %2").arg(count,
                                     units::percent(all > 0 ? 100.0 * double(rejected) / all : 0.0));
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &) -> QVariant {
        if (!miner.telemetry || !miner.telemetry->sharesAccepted)
            return {};
        return double(*miner.telemetry->sharesAccepted);
    };
    column.plain = [](const Miner &miner, const MinerColumn &) {
        const auto text = [](const std::optional<qint64> &count) {
            return count ? QString::number(*count) : QString();
        };
        return miner.telemetry ? QStringList{text(miner.telemetry->sharesAccepted),
                                             text(miner.telemetry->sharesRejected)}
                               : QStringList{QString(), QString()};
    };
    return column;
}

std::optional<double> hashratePercent(const Miner &miner)
{
    if (!miner.telemetry || !miner.telemetry->hashrate
        || miner.telemetry->hashrateExpected.value_or(0) <= 0)
        return {};
    return 100 * *miner.telemetry->hashrate / *miner.telemetry->hashrateExpected;
}

MinerColumn percentColumn()
{
    MinerColumn column;
    column.id = QStringLiteral("hashrate_percent");
    column.title = Tr::tr("% of expected");
    column.number = true;
    column.fromSample = true;
    column.width = 7;
    column.plainKeys = {column.id};
    column.display = [](const Miner &miner, const MinerColumn &) {
        return units::percent(hashratePercent(miner));
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &) {
        const auto percent = hashratePercent(miner);
        return percent ? QVariant(*percent) : QVariant();
    };
    column.plain = [](const Miner &miner, const MinerColumn &) {
        const auto percent = hashratePercent(miner);
        return QStringList{percent ? QString::number(*percent, 'f', 2) : QString()};
    };
    return column;
}

MinerColumn lastSeenColumn()
{
    MinerColumn column;
    column.id = QStringLiteral("last_seen");
    column.title = Tr::tr("Last seen");
    column.width = 10;
    column.plainKeys = {column.id};
    column.display = [](const Miner &miner, const MinerColumn &) {
        const QDateTime &seen = miner.status.lastAnswered;
        return seen.isValid() ? momentText(seen) : units::unknown();
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &) {
        const QDateTime &seen = miner.status.lastAnswered;
        return seen.isValid() ? QVariant(double(seen.toSecsSinceEpoch())) : QVariant();
    };
    column.plain = [](const Miner &miner, const MinerColumn &) {
        return QStringList{miner.status.lastAnswered.toUTC().toString(Qt::ISODate)};
    };
    return column;
}

MinerColumn lastErrorColumn()
{
    MinerColumn column;
    column.id = QStringLiteral("last_error");
    column.title = Tr::tr("Last error");
    column.width = 16;
    column.plainKeys = {column.id};
    column.display = [](const Miner &miner, const MinerColumn &) {
        return shownText(miner.status.lastErrorDetail);
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &) {
        return textOrUnknown(miner.status.lastErrorDetail);
    };
    column.plain = [](const Miner &miner, const MinerColumn &) {
        return QStringList{miner.status.lastErrorDetail};
    };
    return column;
}

MinerColumn tagsColumn()
{
    MinerColumn column;
    column.id = tagsColumnId();
    column.title = Tr::tr("Tags");
    column.width = 8;
    column.plainKeys = {column.id};
    static const auto joined = [](const Miner &miner) {
        return miner.remarks.tags.join(QStringLiteral(", "));
    };
    column.display = [](const Miner &miner, const MinerColumn &) {
        return shownText(joined(miner));
    };
    column.sortValue = [](const Miner &miner, const MinerColumn &) {
        return textOrUnknown(joined(miner));
    };
    column.plain = [](const Miner &miner, const MinerColumn &) {
        return QStringList{joined(miner)};
    };
    return column;
}

MinerColumn modelColumn()
{
    MinerColumn column = recordColumn<&MinerRecord::model>("model", Tr::tr("Model"), 6.7);
    column.shownAtFirst = true;
    column.usual = {QStringLiteral("Common Model 601")};
    return column;
}

MinerColumn fitting(const QString &widest, MinerColumn column)
{
    column.widest = widest;
    return column;
}

MinerColumn shown(MinerColumn column)
{
    column.shownAtFirst = true;
    return column;
}

} // namespace

QString tagsColumnId()
{
    return QStringLiteral("tags");
}

qint64 addressNumber(const QString &address)
{
    bool isV4 = false;
    const quint32 number = QHostAddress(address).toIPv4Address(&isV4);
    return isV4 ? qint64(number) : -1;
}

QList<MinerColumn> minerColumns()
{
    return {
        shown(recordColumn<&MinerRecord::name>("name", Tr::tr("Name"), 16)),
        statusColumn(),
        modelColumn(),
        addressColumn(),
        fitting(QStringLiteral("1.08 MH/s"), readingColumn("hashrate", Tr::tr("Hashrate"), 4, true)),
        fitting(QStringLiteral("100.1 \u00b0C"),
                readingColumn("temperature", Tr::tr("ASIC temp"), 4, true)),
        fitting(QStringLiteral("1.25 kW"), readingColumn("power", Tr::tr("Power"), 4, true)),
        fitting(QStringLiteral("19.9 J/TH"),
                readingColumn("efficiency", Tr::tr("Efficiency"), 4, true)),
        sharesColumn(),
        poolColumn(),
        fitting(QStringLiteral("4.29 M"),
                readingColumn("best_difficulty", Tr::tr("Best diff"), 4, true)),
        fitting(QStringLiteral("11 d 11:56"), readingColumn("uptime", Tr::tr("Uptime"), 4, true)),
        recordColumn<&MinerRecord::mac>("mac", Tr::tr("MAC"), 10),
        recordColumn<&MinerRecord::hostname>("hostname", Tr::tr("Host name"), 10),
        recordColumn<&MinerRecord::driverType>("driver_type", Tr::tr("Driver"), 8),
        recordColumn<&MinerRecord::firmware>("firmware", Tr::tr("Firmware"), 8),
        readingColumn("mode", fieldLabel(u"mode"), 8),
        readingColumn("hashrate_expected", fieldLabel(u"hashrate_expected"), 10),
        percentColumn(),
        readingColumn("hashrate_average", fieldLabel(u"hashrate_average"), 10),
        readingColumn("temperature_vr", Tr::tr("VR temp"), 7),
        readingColumn("temperature_board", Tr::tr("Board temp"), 7),
        readingColumn("fan_percent", fieldLabel(u"fan_percent"), 7),
        readingColumn("fan_rpm", fieldLabel(u"fan_rpm"), 8),
        readingColumn("frequency", fieldLabel(u"frequency"), 7),
        readingColumn("core_voltage", fieldLabel(u"core_voltage"), 8),
        readingColumn("input_voltage", fieldLabel(u"input_voltage"), 8),
        readingColumn("wifi_rssi", fieldLabel(u"wifi_rssi"), 8),
        readingColumn("pool_difficulty", fieldLabel(u"pool_difficulty"), 8),
        readingColumn("best_session_difficulty", Tr::tr("Session best"), 8),
        readingColumn("hardware_errors", fieldLabel(u"hardware_errors"), 8),
        lastSeenColumn(),
        lastErrorColumn(),
        tagsColumn(),
    };
}

} // namespace coalface
