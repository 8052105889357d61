// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "soakedprogram.h"

#include "measure.h"
#include "product.h"

#include "ui/details/chartpage.h"
#include "ui/details/detailspane.h"
#include "ui/mainwindow.h"
#include "ui/miners/minerspage.h"
#include "ui/miners/minertable.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTabWidget>

#include <algorithm>

namespace coalface::bench {

namespace {

constexpr int leastWindowInterval = 5; // s, what the settings allow

//! The window as it is to come up: the chart of the first miner, which follows the present.
void openChart(Composition &parts)
{
    MainWindow window({parts.fleet,
                       parts.poller,
                       parts.telemetryLog,
                       parts.drivers,
                       parts.scanner,
                       parts.announcements,
                       parts.settings,
                       parts.clock,
                       {}});
    window.resize(1400, 900);
    window.show();
    MinersPage &page = window.minersPage();
    page.table().selectKeys({parts.fleet.keys().constFirst()});
    page.details().tabs().setCurrentWidget(&page.details().chart());
    turnFor(300);
    window.close();
}

//! Those after the warm-up.
QList<double> warmOnes(const QList<SoakLook> &looks, double warmUp, double SoakLook::*what)
{
    QList<double> values;
    for (const SoakLook &look : looks) {
        if (look.hours >= warmUp)
            values += look.*what;
    }
    return values;
}

QList<double> warmOnes(const QList<SoakLook> &looks, double warmUp, int SoakLook::*what)
{
    QList<double> values;
    for (const SoakLook &look : looks) {
        if (look.hours >= warmUp)
            values += look.*what;
    }
    return values;
}

template<typename Member>
Trend trendAfter(const QList<SoakLook> &looks, double warmUp, Member what)
{
    return trendOf(warmOnes(looks, warmUp, &SoakLook::hours), warmOnes(looks, warmUp, what));
}

template<typename Member>
QJsonObject trendFigures(const QList<SoakLook> &looks, double warmUp, Member what)
{
    const QList<double> values = warmOnes(looks, warmUp, what);
    if (values.isEmpty())
        return {};
    const Trend trend = trendAfter(looks, warmUp, what);
    return {{u"after_warm_up"_qs, rounded(values.first(), 2)},
            {u"last"_qs, rounded(values.last(), 2)},
            {u"greatest"_qs, rounded(*std::max_element(values.cbegin(), values.cend()), 2)},
            {u"an_hour"_qs, rounded(trend.slope, 3)},
            {u"an_hour_error"_qs, rounded(trend.error, 3)}};
}

} // namespace

SoakedProgram::SoakedProgram(Kind kind, const SimulatedFleet &fleet, int interval)
    : m_kind(kind),
      m_interval(kind == Kind::Window ? std::max(leastWindowInterval, interval) : interval)
{
    m_problem = prepare(fleet);
    if (!m_problem.isEmpty())
        return;
    const QString programs = QCoreApplication::applicationDirPath() + u'/';
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(u"errors.txt"_qs));
    QStringList arguments{u"--config-dir"_qs, m_folder.path()};
    if (kind == Kind::Collector)
        arguments += {u"collect"_qs, u"--interval"_qs, QString::number(m_interval)};
    m_process.start(programs + (kind == Kind::Window ? u"coalface"_qs : u"coalface-cli"_qs),
                    arguments);
    if (!m_process.waitForStarted(10'000))
        m_problem = m_process.errorString();
}

SoakedProgram::~SoakedProgram()
{
    end();
}

QString SoakedProgram::prepare(const SimulatedFleet &fleet)
{
    const Result<Places> places = findPlaces(m_folder.path());
    if (!places)
        return places.error().detail;
    m_database = places->database;
    Product product(fleet.devices(), m_folder.path());
    if (product.problem().isEmpty() && m_kind == Kind::Window) {
        product.parts().settings.setPollInterval(m_interval);
        openChart(product.parts());
    }
    return product.problem();
}

QString SoakedProgram::problem() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    return m_process.state() == QProcess::Running
               ? QString()
               : u"The program ended by itself with status %1."_qs.arg(m_process.exitCode());
}

void SoakedProgram::look(double hours)
{
    SoakLook look;
    look.hours = hours;
    const qint64 pid = m_process.processId();
    look.resident = residentMegabytes(pid);
    look.share = proportionalMegabytes(pid);
    look.files = openFileCount(pid);
    look.threads = threadCount(pid);
    for (const qint64 host : childrenOf(pid)) {
        look.hostsResident += residentMegabytes(host);
        look.hostsShare += proportionalMegabytes(host);
        look.hostsFiles += openFileCount(host);
        look.hostsThreads += threadCount(host);
    }
    lookIntoStore(look);
    m_looks += look;
}

void SoakedProgram::lookIntoStore(SoakLook &look) const
{
    look.database = double(QFileInfo(m_database).size()) / 1e6;
    look.wal = double(QFileInfo(m_database + u"-wal"_qs).size()) / 1e6;
    const QString connection = u"soak"_qs;
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(u"QSQLITE"_qs, connection);
        store.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"_qs);
        store.setDatabaseName(m_database);
        store.open();
        QSqlQuery query(store);
        if (query.exec(u"SELECT count(*) FROM samples"_qs) && query.next())
            look.samples = query.value(0).toLongLong();
        if (query.exec(u"SELECT sum(ok), sum(unreachable + auth + busy + protocol + driver) "
                       "FROM driver_calls WHERE op = 'readTelemetry'"_qs)
            && query.next()) {
            look.pollsFailed = query.value(1).toLongLong();
            look.polls = query.value(0).toLongLong() + look.pollsFailed;
        }
    }
    QSqlDatabase::removeDatabase(connection);
}

bool SoakedProgram::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return m_problem.isEmpty();
    m_process.terminate();
    const bool ended = m_process.waitForFinished(20'000);
    if (!ended) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    if (!m_looks.isEmpty())
        lookIntoStore(m_looks.last());
    return ended;
}

bool SoakedProgram::isFlat(double warmUp) const
{
    if (m_looks.isEmpty() || m_looks.last().hours <= warmUp)
        return false;
    const double measured = m_looks.last().hours - warmUp;
    const auto grows = [&](auto what, double most) {
        const Trend trend = trendAfter(m_looks, warmUp, what);
        return trend.slope - 2 * trend.error >= most;
    };
    return !grows(&SoakLook::resident, 1.0) && !grows(&SoakLook::hostsResident, 1.0)
           && !grows(&SoakLook::files, 2 / measured) && !grows(&SoakLook::hostsFiles, 2 / measured)
           && !grows(&SoakLook::threads, 2 / measured)
           && !grows(&SoakLook::hostsThreads, 2 / measured);
}

bool SoakedProgram::answeredAlways() const
{
    return !m_looks.isEmpty() && m_looks.last().polls > 0 && m_looks.last().pollsFailed == 0;
}

QString SoakedProgram::lastLine() const
{
    if (m_looks.isEmpty())
        return {};
    const SoakLook &look = m_looks.last();
    return u"%1 MB, hosts %2 MB, files %3 + %4, threads %5 + %6, database %7 MB, WAL %8 MB, %9 samples"_qs
        .arg(look.resident, 0, 'f', 1)
        .arg(look.hostsResident, 0, 'f', 1)
        .arg(look.files)
        .arg(look.hostsFiles)
        .arg(look.threads)
        .arg(look.hostsThreads)
        .arg(look.database, 0, 'f', 2)
        .arg(look.wal, 0, 'f', 2)
        .arg(look.samples);
}

QJsonObject SoakedProgram::figures(double warmUp) const
{
    if (m_looks.isEmpty())
        return {};
    QJsonArray looks;
    double wal = 0;
    for (const SoakLook &look : m_looks) {
        wal = std::max(wal, look.wal);
        looks += QJsonArray{rounded(look.hours, 4),
                            rounded(look.resident, 2),
                            rounded(look.share, 2),
                            rounded(look.hostsResident, 2),
                            rounded(look.hostsShare, 2),
                            look.files,
                            look.hostsFiles,
                            look.threads,
                            look.hostsThreads,
                            rounded(look.database, 3),
                            rounded(look.wal, 3),
                            look.samples,
                            look.polls,
                            look.pollsFailed};
    }
    const auto warm = std::find_if(m_looks.cbegin(), m_looks.cend(),
                                   [&](const SoakLook &look) { return look.hours >= warmUp; });
    const SoakLook &begin = warm == m_looks.cend() ? m_looks.first() : *warm;
    const SoakLook &last = m_looks.last();
    const qint64 samples = last.samples - begin.samples;
    const auto aSample = [samples](double megabytes) {
        return rounded(samples > 0 ? megabytes * 1e6 / double(samples) : 0, 1);
    };
    const double growth = trendAfter(m_looks, warmUp, &SoakLook::resident).slope
                          * (last.hours - begin.hours);
    return {{u"interval_seconds"_qs, m_interval},
            {u"resident_mb"_qs, trendFigures(m_looks, warmUp, &SoakLook::resident)},
            {u"pss_mb"_qs, trendFigures(m_looks, warmUp, &SoakLook::share)},
            {u"hosts_resident_mb"_qs, trendFigures(m_looks, warmUp, &SoakLook::hostsResident)},
            {u"hosts_pss_mb"_qs, trendFigures(m_looks, warmUp, &SoakLook::hostsShare)},
            {u"open_files"_qs, trendFigures(m_looks, warmUp, &SoakLook::files)},
            {u"hosts_open_files"_qs, trendFigures(m_looks, warmUp, &SoakLook::hostsFiles)},
            {u"threads"_qs, trendFigures(m_looks, warmUp, &SoakLook::threads)},
            {u"hosts_threads"_qs, trendFigures(m_looks, warmUp, &SoakLook::hostsThreads)},
            {u"database_mb"_qs, rounded(last.database, 2)},
            {u"wal_mb_greatest"_qs, rounded(wal, 2)},
            {u"samples"_qs, last.samples},
            {u"database_bytes_a_sample"_qs, aSample(last.database - begin.database)},
            {u"resident_growth_bytes_a_sample"_qs, aSample(growth)},
            {u"polls"_qs, last.polls},
            {u"polls_failed"_qs, last.pollsFailed},
            {u"looks_hold"_qs,
             u"hours, resident_mb, pss_mb, hosts_resident_mb, hosts_pss_mb, open_files, hosts_open_files, threads, hosts_threads, database_mb, wal_mb, samples, polls, polls_failed"_qs},
            {u"looks"_qs, looks}};
}

} // namespace coalface::bench
