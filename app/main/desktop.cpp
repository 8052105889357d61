// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! coalface: the desktop application.

#include "core/alerts/activealerts.h"
#include "lan/filelimit.h"
#include "main/composition.h"
#include "main/interruption.h"
#include "main/logfile.h"
#include "main/singleinstance.h"
#include "ui/mainwindow.h"
#include "ui/tray/trayicon.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QLibraryInfo>
#include <QMessageBox>
#include <QNetworkProxyFactory>
#include <QPointer>
#include <QTranslator>

#include <cstdio>
#include <optional>

using namespace coalface;

namespace {

//! Without a display the platform plugin ends the whole program, so this is decided before.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    if (!platform.isEmpty() && !platform.startsWith("xcb") && !platform.startsWith("wayland"))
        return true;
    return !qEnvironmentVariableIsEmpty("DISPLAY")
           || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

//! What the command line may say. Nothing in here needs a display.
struct CommandLine
{
    CommandLine()
    {
        parser.setApplicationDescription(
            QStringLiteral("Finds, watches and controls home Bitcoin miners."));
        parser.addOptions({configDir, verbose});
        help = parser.addHelpOption();
        version = parser.addVersionOption();
    }

    //! The exit status where no window is wanted, or the command line is wrong.
    std::optional<int> settledBy(const QStringList &arguments)
    {
        if (!parser.parse(arguments))
            return wrong(parser.errorText() + u'.');
        if (const QStringList plain = parser.positionalArguments(); !plain.isEmpty())
            return wrong(QStringLiteral("\"%1\" is too much.").arg(plain.constFirst()));
        if (!parser.isSet(help) && !parser.isSet(version))
            return std::nullopt;
        std::fputs(parser.isSet(version) ? "coalface " COALFACE_VERSION "\n"
                                         : parser.helpText().toUtf8().constData(),
                   stdout);
        return 0;
    }

    static int wrong(const QString &sentence)
    {
        std::fprintf(stderr, "%s --help tells what there is.\n", sentence.toUtf8().constData());
        return 2;
    }

    QCommandLineParser parser;
    QCommandLineOption configDir{QStringLiteral("config-dir"),
                                 QStringLiteral("Keep everything in <DIR>."), QStringLiteral("DIR")};
    QCommandLineOption verbose{QStringLiteral("verbose"),
                               QStringLiteral("The log on standard error.")};
    QCommandLineOption help{QStringLiteral("help")};
    QCommandLineOption version{QStringLiteral("version")};
};

QIcon programIcon()
{
    QIcon icon;
    // What title bars and task lists show. Desktops take larger ones from the installed icons; each is unpacked before
    // the window is there, and that of 256 took as long as all the others thrice.
    for (const int size : {16, 32, 48, 64, 128})
        icon.addFile(QStringLiteral(":/icons/coalface-%1.png").arg(size), {size, size});
    return icon;
}

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(qApp);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

void loadTranslations(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    const QString own = QStringLiteral(":/i18n");
    // English below all others: it has the plural forms, which no source text can have.
    install(QLocale(QLocale::English), QStringLiteral("coalface"), own);
    install(locale, QStringLiteral("coalface"), own);
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

//! Becomes the program that polls as soon as no other one does; until then the window shows what the
//! other one stores. Where the stored fleet cannot be read it polls for nobody and stands in nobody's way.
class Collecting : public QObject
{
public:
    Collecting(Composition &parts, MainWindow &window) : m_parts(parts), m_window(window)
    {
        m_retry.setInterval(2000);
        connect(&m_retry, &QTimer::timeout, this, &Collecting::tryStart);
    }

    void tryStart()
    {
        if (!m_parts.collectorLock.tryTake()) {
            m_window.setCollector(m_parts.collectorLock.holder(), m_parts.collectorLock.isOthers());
            m_retry.start();
            return;
        }
        if (m_parts.fleet.isUnread()) {
            m_parts.collectorLock.release();
            m_window.setCollector({});
            readAgain();
            m_retry.start();
            return;
        }
        m_retry.stop();
        m_window.setCollector({});
        m_parts.setCollecting(true);
        m_parts.poller.start();
    }

private:
    //! Who has something to store opens a database again that could not be opened for a reason that may pass.
    void readAgain()
    {
        m_parts.telemetryLog.append({}, {});
        m_parts.fleet.load();
    }

    Composition &m_parts;
    MainWindow &m_window;
    QTimer m_retry;
};

int run(const Places &places)
{
    SingleInstance instance(places.data);
    if (!instance.claim())
        return 0;
    loadTranslations(
        Settings::languageIn(places.settingsFile)); // what follows may have something to say
    Composition parts(places);
    parts.wantedPools.follow();
    ActiveAlerts activeAlerts(parts.alertLog, parts.alertSettings, parts.clock);
    TrayIcon sign;
    MainWindow window({parts.fleet,          parts.poller,         parts.telemetryLog,
                       parts.drivers,        parts.scanner,        parts.announcements,
                       parts.settings,       parts.clock,          {},
                       &parts.driverManager, &parts.driverMetrics, &parts.eventLog,
                       &parts.journal,       &parts.pools,         &parts.poolTester,
                       &parts.secrets,       &parts.wantedPools,   &parts.alertLog,
                       &parts.alertSettings, &activeAlerts,        &sign,
                       &parts.databaseKeeper});
    QObject::connect(&instance, &SingleInstance::raiseRequested, &window, &MainWindow::bringUp);
    QObject::connect(&parts.settings, &Settings::changed, &parts.poller, [&parts] {
        if (parts.poller.interval() != parts.settings.pollInterval())
            parts.poller.setInterval(parts.settings.pollInterval());
    });
    Interruption interruption(Interruption::Patience::None);
    QObject::connect(&interruption, &Interruption::interruptedAtOnce, &window,
                     &MainWindow::interrupt);
    // A hidden window is not a closed one.
    QApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(&window, &MainWindow::ended, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    window.show();

    // The window is there first; what it shows comes from the event loop, and no driver's host starts
    // before the first question to a miner.
    Collecting collecting(parts, window);
    parts.fleet.load().then(qApp, [&, alive = QPointer(&window)](const Result<Done> &) {
        if (!alive)
            return;
        collecting.tryStart();
        parts.driverManager.adoptBundled(parts.settings.takesDriverUpdates())
            .then(qApp, [&, alive](const Result<Done> &) {
                if (const QString problem = parts.driverManager.problem();
                    alive && !problem.isEmpty())
                    window.showProblem(problem);
            });
    });
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    CommandLine line;
    if (!hasDisplay()) {
        const QCoreApplication console(argc, argv);
        if (const auto status = line.settledBy(QCoreApplication::arguments()))
            return *status;
        std::fputs("There is no display for a window here. coalface-cli does the same jobs on the "
                   "console.\n",
                   stderr);
        return 1;
    }
    QApplication application(argc, argv);
    // The same for both programs: it names the folders in which things are kept.
    QCoreApplication::setApplicationName(QStringLiteral("coalface"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COALFACE_VERSION));
    QApplication::setApplicationDisplayName(QStringLiteral("Coalface"));
    QApplication::setWindowIcon(programIcon());
    QApplication::setDesktopFileName(QStringLiteral("org.coalface.coalface"));
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    raiseFileLimit();

    if (const auto status = line.settledBy(QCoreApplication::arguments()))
        return *status;
    const Result<Places> places = findPlaces(line.parser.value(line.configDir));
    if (!places) {
        std::fprintf(stderr, "%s\n", places.error().detail.toUtf8().constData());
        QMessageBox::critical(nullptr, QApplication::applicationDisplayName(),
                              places.error().detail);
        return 1;
    }
    startLog(places->logFolder, line.parser.isSet(line.verbose));
    return run(*places);
}
