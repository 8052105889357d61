// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"

#include "ui/details/chartpage.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/minercommands.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QTranslator>

#include <cmath>

// Shows the window with a small made-up fleet, to be looked at:
// ui_preview [light|dark] [WIDTHxHEIGHT] [empty|discover|add|export|compare|table|overview|offline] [LANGUAGE.qm]
using namespace coalface;

namespace {

SeriesAnswer madeUpSeries(const SeriesRequest &request)
{
    SeriesAnswer answer;
    answer.firstSample = request.to.addDays(-2);
    QRandomGenerator random(quint32(request.minerKey));
    for (const QString &key : request.keys) {
        const double base = key == QLatin1String("hashrate")
                                ? 1.2e12 * double(request.minerKey % 5 + 1) / 2
                            : key.startsWith(QLatin1String("temperature"))
                                ? 58 + double(key.size() % 7) * 3
                            : key == QLatin1String("power") ? 20.0
                                                            : 50.0;
        Series series{key, {{}}};
        const qint64 from = request.from.toMSecsSinceEpoch();
        const qint64 step = qMax<qint64>(30'000,
                                         (request.to.toMSecsSinceEpoch() - from) / request.buckets);
        for (qint64 at = from + step / 2; at < request.to.toMSecsSinceEpoch(); at += step) {
            const double share = double(at - from) / double(request.to.toMSecsSinceEpoch() - from);
            if (share > 0.55 && share < 0.63) {
                if (!series.runs.last().isEmpty())
                    series.runs += QList<SeriesPoint>();
                continue;
            }
            const double noise = base * 0.02;
            const double mean = base * (1 + 0.03 * std::sin(double(at) / 6e5))
                                + noise * (random.generateDouble() - 0.5);
            const double spread = step > 30'000 ? noise * (0.5 + random.generateDouble()) : 0;
            series.runs.last() += {at, mean, mean - spread, mean + spread};
        }
        answer.series += series;
    }
    return answer;
}

void populate(FakeHouse &house)
{
    house.addWorking(10, QStringLiteral("attic-gamma"), 1.21, 61.4).record.model = QStringLiteral(
        "Pebble Gamma 601");
    house.addWorking(11, QStringLiteral("garage-1"), 4.83, 71.2).record.model = QStringLiteral(
        "Pebble Quad 4");
    house.addWorking(12, QStringLiteral("garage-2"), 4.79, 63.0).record.model = QStringLiteral(
        "Pebble Quad 4");
    house.makeOffline(house.addWorking(13, QStringLiteral("basement"), 3.4, 58.2));
    StoredMiner &office = house.addWorking(14, QStringLiteral("office-lucky"), 78.4e-9, 48.0);
    office.telemetry->power.reset();
    office.telemetry->efficiency.reset();
    office.record.model = QStringLiteral("Pebble Mini");
    StoredMiner &idle = house.addWorking(15, QStringLiteral("workshop"), 1.1, 40.5);
    idle.telemetry->hashrate = 0;
    idle.telemetry->efficiency.reset();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    QTranslator translator;
    FakeHouse house;
    house.scanner.alive = {QHostAddress(QStringLiteral("192.168.1.10")),
                           QHostAddress(QStringLiteral("192.168.1.23")),
                           QHostAddress(QStringLiteral("192.168.1.40"))};
    house.drivers.pebble.identify = [](const Endpoint &endpoint) -> Result<Identity> {
        if (endpoint.address == QHostAddress(QStringLiteral("192.168.1.40")))
            return Error{Error::Kind::Rejected,
                         QStringLiteral("192.168.1.40 answers like a printer.")};
        Identity identity;
        identity.model = QStringLiteral("Pebble Gamma 601");
        identity.firmware = QStringLiteral("2.4.1");
        identity.mac = endpoint.address.toString().endsWith(QLatin1String(".10"))
                           ? QStringLiteral("02:00:00:00:00:0a")
                           : QStringLiteral("02:00:00:00:1f:23");
        return identity;
    };
    house.log.series = madeUpSeries;
    QSize size(1180, 760);
    for (const QString &argument : arguments) {
        if (argument == QLatin1String("dark"))
            house.settings.setTheme(Settings::Theme::Dark);
        if (argument == QLatin1String("light"))
            house.settings.setTheme(Settings::Theme::Light);
        if (argument.endsWith(QLatin1String(".qm")) && translator.load(argument)) {
            QLocale::setDefault(QLocale(translator.language()));
            QCoreApplication::installTranslator(&translator);
        }
        if (const QStringList parts = argument.split(QLatin1Char('x'));
            parts.size() == 2 && parts[0].toInt() > 0)
            size = QSize(parts[0].toInt(), parts[1].toInt());
    }
    if (!arguments.contains(QLatin1String("empty")))
        populate(house);
    (void)house.fleet.load();
    MainWindow window(house.context());
    window.resize(size);
    window.show();
    QTimer::singleShot(300, &window, [&] {
        if (arguments.contains(QLatin1String("compare")))
            window.minersPage().table().selectKeys({10, 11, 12, 15});
        else
            window.minersPage().table().selectKeys(
                {arguments.contains(QLatin1String("offline")) ? 13 : 11});
        if (arguments.contains(QLatin1String("discover")))
            window.commands().discover(QStringLiteral("192.168.1.0/24"), true);
        if (arguments.contains(QLatin1String("add")))
            window.commands().addMiner();
        if (arguments.contains(QLatin1String("export")))
            window.commands().exportCsv();
        if (arguments.contains(QLatin1String("overview")))
            window.minersPage().details().restore(QJsonObject{{QStringLiteral("tab"), 0}});
        if (arguments.contains(QLatin1String("day")))
            window.minersPage().details().chart().restore(
                QJsonObject{{QStringLiteral("span"), 86400},
                            {QStringLiteral("metric"), QStringLiteral("temperature")}});
        if (arguments.contains(QLatin1String("trouble"))) {
            window.setCollector(QStringLiteral("Another program (coalface-cli collect, process "
                                               "123) collects; this window shows what it stores."));
            window.showProblem(
                QStringLiteral("The disk is full: samples wait until there is room."));
        }
        window.showResult(QStringLiteral("“attic” is now called “attic-gamma”."));
    });
    return QApplication::exec();
}
