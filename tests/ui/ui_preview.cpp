// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedrivermanager.h"
#include "fakemetricslog.h"
#include "fakeports.h"
#include "operations/changeable.h"
#include "previewalerts.h"
#include "previewevents.h"

#include "tests/core/fakeeventlog.h"
#include "ui/details/chartcontrols.h"
#include "ui/details/chartpage.h"
#include "ui/details/detailspane.h"
#include "ui/drivers/drivercommands.h"
#include "ui/drivers/drivermetricsview.h"
#include "ui/drivers/driverspage.h"
#include "ui/drivers/driverspanel.h"
#include "ui/drivers/drivertable.h"
#include "ui/drivers/driverwork.h"
#include "ui/mainwindow.h"
#include "ui/minercommands.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"
#include "ui/operations/bulkdialog.h"
#include "ui/windowactions.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTabWidget>
#include <QTranslator>

#include <algorithm>
#include <cmath>

// Shows the window with a small made-up fleet, to be looked at:
// ui_preview [light|dark] [WIDTHxHEIGHT] [empty|discover|add|export|compare|fleet|day|table|overview|offline] [LANGUAGE.qm]
// ui_preview restart|mode|pool|results|running: what changes several miners
// ui_preview history|events …
// ui_preview drivers [select=TYPE] [results|metrics|busy|trust|dialog|rolledback]
using namespace coalface;

namespace {

constexpr const char *changes[] = {"restart", "mode", "pool", "results", "running"};

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
    if (request.minerKey != wholeFleet) { // a gap that the miner's own record filled
        const qint64 seconds = request.from.secsTo(request.to);
        answer.recorded = {{request.from.addSecs(seconds / 5), request.from.addSecs(seconds / 3)}};
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

void populateDrivers(FakeDriverManager &manager)
{
    const auto add = [&](const char *type, const char *name, DriverCondition condition,
                         DriverAction action = DriverAction::None) -> DriverOverview & {
        DriverOverview &driver = manager.add(QString::fromLatin1(type), condition, action);
        driver.info.displayName = QString::fromUtf8(name);
        driver.info.abilities = {QStringLiteral("restart"), QStringLiteral("set_pool")};
        driver.returnable = {QStringLiteral("1.0.0"), QStringLiteral("0.9.2")};
        return driver;
    };
    DriverOverview &pebble = add("pebble", "Pebble", DriverCondition::UpdateAvailable,
                                 DriverAction::Update);
    pebble.info.pid = 4711;
    pebble.info.models += {QStringLiteral("Pebble Gamma 601"), QStringLiteral("Pebble Quad 4"),
                           QStringLiteral("Pebble Mini")};
    add("gravel", "Gravel Hex", DriverCondition::UpToDate).info.pid = 4712;
    add("flint", "Flint", DriverCondition::UpdateAvailable, DriverAction::Update);
    add("basalt", "Basalt S9–S21", DriverCondition::OnTrial, DriverAction::RollBack).info.trialVersion
        = QStringLiteral("1.1.0");
    DriverOverview &slate = add("slate", "Slate", DriverCondition::RolledBack);
    slate.info.badVersions = {QStringLiteral("1.2.0")};
    slate.reason = QStringLiteral(
        "Version 1.2.0 of slate crashed 2 times during its trial (signal 11 in readTelemetry, "
        "process 5120; signal 11 in readTelemetry, process 5133). Version 1.1.0 runs again. The "
        "log "
        "has more in /home/u/.local/share/coalface/log/driver-slate.log.");
    DriverOverview &chalk = add("chalk", "Chalk", DriverCondition::Modified, DriverAction::Repair);
    chalk.reason = QStringLiteral(
        "/home/u/miner_drivers/chalk/1.1.0/driver.so is not the file that "
        "was installed: its SHA-256 differs from the manifest's.");
    add("marl", "Marl", DriverCondition::Missing, DriverAction::Repair);
    DriverOverview &own = add("opal", "opal", DriverCondition::Untrusted, DriverAction::Install);
    own.info.source = QStringLiteral("local");
    own.returnable.clear();
    add("tuff", "Tuff", DriverCondition::Broken, DriverAction::Reload).reason = QStringLiteral(
        "Its host ended 5 times within 10 minutes.");
    add("gneiss", "Gneiss", DriverCondition::Disabled, DriverAction::Enable);
    add("onyx", "Onyx", DriverCondition::Failing);
    add("jade", "Jade", DriverCondition::RunsBundled, DriverAction::Repair);
    add("shale", "Shale", DriverCondition::NewerThanBundled);
    add("quartz", "Quartz", DriverCondition::Incompatible, DriverAction::Update);
}

void showDrivers(MainWindow &window, FakeDriverManager &manager, const QStringList &arguments)
{
    window.actions().showDrivers->trigger();
    DriverTable &table = window.driversPage()->panel().table();
    for (const QString &argument : arguments) {
        if (argument.startsWith(QLatin1String("select=")))
            table.select(argument.mid(7));
    }
    DriverWork &work = window.driverCommands()->work();
    if (arguments.contains(QLatin1String("results"))) {
        work.update(QStringLiteral("flint"));
        manager.finishUpdate(QStringLiteral("flint"));
        work.reload(QStringLiteral("gravel"));
        manager.finish(QStringLiteral("gravel"),
                       {QStringLiteral("gravel"), DriverChange::Status::Reloaded, {}, {}, {}});
        work.update(QStringLiteral("quartz"));
        manager.finish(QStringLiteral("quartz"),
                       {QStringLiteral("quartz"),
                        DriverChange::Status::Failed,
                        {},
                        {},
                        QStringLiteral("Version 1.2.0 of quartz did not pass its own test: it read "
                                       "a hashrate of 0 from the recorded answer of a Quartz Two "
                                       "that hashes at 1.2 TH/s.")});
    }
    if (arguments.contains(QLatin1String("metrics"))) {
        auto *view = window.findChild<DriverMetricsView *>();
        for (QTabWidget *tabs : window.findChildren<QTabWidget *>()) {
            if (tabs->indexOf(view) >= 0)
                tabs->setCurrentWidget(view);
        }
    }
    if (arguments.contains(QLatin1String("busy"))) {
        work.update(QStringLiteral("pebble"));
        manager.reach(QStringLiteral("pebble"), DriverManager::Step::Testing);
        work.reload(QStringLiteral("gravel"));
    }
    if (arguments.contains(QLatin1String("trust")))
        window.findChild<DriversPanel *>()->installFrom(QStringLiteral("/home/u/work/opal/build"));
    if (arguments.contains(QLatin1String("dialog")))
        window.actions().updateDrivers->trigger();
    if (arguments.contains(QLatin1String("rolledback")))
        Q_EMIT manager.rolledBackByItself(
            QStringLiteral("slate"),
            QStringLiteral("Version 1.2.0 of slate crashed 2 times; version 1.1.0 runs again."));
}

template<typename Button>
Button *buttonNamed(const QWidget &in, const QString &beginning)
{
    for (Button *button : in.findChildren<Button *>()) {
        if (button->text().remove(QLatin1Char('&')).startsWith(beginning))
            return button;
    }
    return nullptr;
}

void showChanges(MainWindow &window, Changeable &miners, const QStringList &arguments)
{
    window.minersPage().table().selectAll();
    miners.silent = {QStringLiteral("m13")};
    miners.strangers = {QStringLiteral("m14")};
    const bool running = arguments.contains(QLatin1String("running"));
    if (arguments.contains(QLatin1String("restart")) || running)
        window.actions().restart->trigger();
    else if (arguments.contains(QLatin1String("pool")))
        window.actions().setPool->trigger();
    else
        window.actions().powerMode->trigger();
    auto *dialog = window.findChild<BulkDialog *>();
    QTimer::singleShot(300, dialog, [&, dialog, running, arguments] {
        const auto edits = dialog->findChildren<QLineEdit *>();
        if (arguments.contains(QLatin1String("pool"))) {
            edits[0]->setText(QStringLiteral("stratum+tcp://solo.example:3333"));
            edits[1]->setText(
                QStringLiteral("bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh123456.{name}"));
        }
        if (auto *modes = dialog->findChild<QComboBox *>();
            modes && !arguments.contains(QLatin1String("pool")))
            modes->setCurrentText(QStringLiteral("eco"));
        if (!running && !arguments.contains(QLatin1String("results")))
            return;
        miners.held = running;
        miners.outcomes = {{QStringLiteral("m11"), Outcome::NotConfirmed},
                           {QStringLiteral("m15"), Outcome::Refused}};
        buttonNamed<QPushButton>(*dialog, running ? QStringLiteral("Restart ")
                                                  : QStringLiteral("Set mode of"))
            ->click();
        if (running)
            QTimer::singleShot(200, dialog, [&] { miners.answerOne(); });
    });
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
    FakeDriverManager manager;
    populateDrivers(manager);
    FakeMetricsLog metrics;
    for (const DriverOverview &driver : std::as_const(manager.drivers)) {
        DriverMetrics &now = metrics.add(driver.info.driverType, driver.info.version, 11'480).sum;
        now.calls[QStringLiteral("readTelemetry")][CallClass::Unreachable] = 38;
        now.cpuMs = 21'300;
        now.peakRss = 6'100'000;
        metrics.add(driver.info.driverType, driver.info.previousVersion, 9'870).sum.crashes = 2;
    }
    WindowContext context = house.context();
    context.driverManager = &manager;
    context.driverMetrics = &metrics;
    Changeable miners(house);
    FakeEventLog events;
    populateEvents(events, house.clock.now());
    house.drivers.pebble.raw = [](const MinerRef &) {
        RawReading raw;
        raw.telemetry = Telemetry();
        raw.exchanges = {
            {QStringLiteral("GET /api/system/info"), QStringLiteral("200 application/json"),
             QStringLiteral("{\"hashRate\":1198.4,\"stratumPassword\":\"\u2022\u2022\u2022\"}"),
             false}};
        return Result<RawReading>(raw);
    };
    context.events = &events;
    PreviewAlerts alerts(house, QStringLiteral(ALERT_RULES));
    alerts.giveTo(context);
    MainWindow window(context);
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
        if (arguments.contains(QLatin1String("events")))
            window.minersPage().details().restore(QJsonObject{{QStringLiteral("tab"), 2}});
        if (arguments.contains(QLatin1String("alerts")))
            PreviewAlerts::show(window, arguments.contains(QLatin1String("rules")));
        if (arguments.contains(QLatin1String("page")))
            window.actions().openDetails->trigger();
        for (const QString &argument : arguments) {
            if (argument.startsWith(QLatin1String("tab=")))
                window.minersPage().details().tabs().setCurrentIndex(argument.mid(4).toInt());
        }
        for (QPushButton *ask : window.minersPage().details().findChildren<QPushButton *>()) {
            if (ask->isVisible() && ask->text().contains(QLatin1String("As&k now")))
                ask->click();
        }
        if (arguments.contains(QLatin1String("forget")))
            window.commands().forget();
        if (arguments.contains(QLatin1String("history")))
            window.actions().showHistory->trigger();
        if (arguments.contains(QLatin1String("day")))
            window.minersPage().details().chart().restore(
                QJsonObject{{QStringLiteral("span"), 86400},
                            {QStringLiteral("metric"), QStringLiteral("temperature")}});
        if (arguments.contains(QLatin1String("fleet")))
            window.minersPage().details().chart().controls().setWantsFleet(true);
        if (arguments.contains(QLatin1String("trouble"))) {
            window.setCollector(QStringLiteral("Another program (coalface-cli collect, process "
                                               "123) collects; this window shows what it stores."));
            window.showProblem(
                QStringLiteral("The disk is full: samples wait until there is room."));
        }
        if (arguments.contains(QLatin1String("drivers")))
            showDrivers(window, manager, arguments);
        else if (std::any_of(std::begin(changes), std::end(changes), [&](const char *word) {
                     return arguments.contains(QLatin1String(word));
                 }))
            showChanges(window, miners, arguments);
        else
            window.showResult(QStringLiteral("“attic” is now called “attic-gamma”."));
    });
    for (const QString &argument : arguments) {
        if (argument.startsWith(QLatin1String("grab="))) {
            QTimer::singleShot(1500, &window, [&window, file = argument.mid(5)] {
                QWidget *dialog = QApplication::activeModalWidget();
                (dialog ? dialog : &window)->grab().save(file);
                QApplication::quit();
            });
        }
    }
    return QApplication::exec();
}
