// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "futurerule.h"
#include "includerule.h"
#include "lengthrule.h"
#include "licencerule.h"
#include "makerule.h"
#include "qtmodules.h"
#include "sourcefile.h"
#include "tests/testprogram/testprogram.h"
#include "waitrule.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace coalface::architecture;

// Every rule is tried twice: on the tree, and on a planted violation that it has to find.
class TestArchitecture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void includesFollowTheArrows();
    void noMakeIsNamedOutsidePlugins();
    void everySourceHasItsLicence();
    void noFileIsTooLong();
    void nothingWaits();
    void noFutureOfAnotherThreadIsContinued();
    void everyExceptionIsStillNeeded();

    void qtModulesAreRecognised();
    void includeRuleFinds_data();
    void includeRuleFinds();
    void includeRuleAllows_data();
    void includeRuleAllows();
    void makeRuleFindsAndAllows();
    void licenceRuleFindsAndAllows();
    void lengthRuleFindsAndAllows();
    void waitRuleFindsAndAllows();
    void futureRuleFindsAndAllows();

private:
    QStringList m_plugins;
    QList<SourceFile> m_tree;
};

namespace {

template<typename Rule>
QString everywhere(const QList<SourceFile> &tree, Rule rule)
{
    QStringList all;
    for (const SourceFile &file : tree)
        all.append(rule(file));
    return all.join(u'\n');
}

void expectNothing(const QString &violations)
{
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations));
}

} // namespace

void TestArchitecture::initTestCase()
{
    const QDir root(QDir::cleanPath(QStringLiteral(TEST_SOURCE_DIR "/../..")));
    m_plugins = QDir(root.filePath(u"plugins"_qs)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    m_tree = readTree(root.absolutePath());
    QVERIFY2(m_tree.size() > 20, "the source tree was not found");
}

void TestArchitecture::includesFollowTheArrows()
{
    expectNothing(everywhere(m_tree, [this](const SourceFile &file) {
        return includeViolations(file, m_plugins);
    }));
}

void TestArchitecture::noMakeIsNamedOutsidePlugins()
{
    expectNothing(everywhere(m_tree, makeViolations));
}

void TestArchitecture::everySourceHasItsLicence()
{
    expectNothing(everywhere(m_tree, licenceViolations));
}

void TestArchitecture::noFileIsTooLong()
{
    expectNothing(everywhere(m_tree, lengthViolations));
}

void TestArchitecture::nothingWaits()
{
    expectNothing(everywhere(m_tree, [](const SourceFile &file) { return waitViolations(file); }));
}

void TestArchitecture::noFutureOfAnotherThreadIsContinued()
{
    expectNothing(everywhere(m_tree, futureViolations));
}

void TestArchitecture::everyExceptionIsStillNeeded()
{
    for (const WaitException &exception : waitExceptions()) {
        QVERIFY2(!exception.reason.isEmpty(), qPrintable(exception.path));
        const auto file = std::find_if(m_tree.begin(), m_tree.end(),
                                       [&](const SourceFile &candidate) {
                                           return candidate.path == exception.path;
                                       });
        QVERIFY2(file != m_tree.end(),
                 qPrintable(exception.path + u" is gone: remove its exception"_qs));
        QVERIFY2(!waitViolations(*file, {}).filter(exception.word).isEmpty(),
                 qPrintable(exception.path + u" waits no longer: remove its exception"_qs));
    }
}

void TestArchitecture::qtModulesAreRecognised()
{
    QCOMPARE(qtModuleOf(u"QString"_qs), u"QtCore"_qs);
    QCOMPARE(qtModuleOf(u"QtSql/QSqlQuery"_qs), u"QtSql"_qs);
    QCOMPARE(qtModuleOf(u"QTcpSocket"_qs), u"QtNetwork"_qs);
    QCOMPARE(qtModuleOf(u"vector"_qs), QString());
    QCOMPARE(qtModuleOf(u"queue"_qs), QString());
}

void TestArchitecture::includeRuleFinds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    const auto row = [](const char *name, const QString &path, const QString &include) {
        QTest::newRow(name) << path << include;
    };
    row("the domain the window", u"app/core/a.h"_qs, u"\"ui/mainwindow.h\""_qs);
    row("the domain a socket", u"app/core/a.h"_qs, u"<QTcpSocket>"_qs);
    row("the domain a process", u"app/core/a.h"_qs, u"<QProcess>"_qs);
    row("the domain a driver's interface", u"app/core/a.h"_qs, u"<minersdk/driver.h>"_qs);
    row("the window the database", u"app/ui/a.cpp"_qs, u"\"store/csv.h\""_qs);
    row("the window SQL", u"app/ui/a.cpp"_qs, u"<QSqlQuery>"_qs);
    row("charts outside their folder", u"app/ui/mainwindow.cpp"_qs, u"<QtCharts/QChartView>"_qs);
    row("the bus of the desktop outside its folder", u"app/ui/mainwindow.cpp"_qs,
        u"<QDBusConnection>"_qs);
    row("the wire the domain", u"app/wire/channel.cpp"_qs, u"\"core/units.h\""_qs);
    row("the SDK the wire", u"app/minersdk/job.h"_qs, u"\"wire/channel.h\""_qs);
    row("the host a driver", u"app/driverhost/main.cpp"_qs, u"\"example/driver.h\""_qs);
    row("the application a driver", u"app/main/coalface.cpp"_qs, u"\"example/driver.h\""_qs);
    row("a driver the domain", u"plugins/example/driver.cpp"_qs, u"\"core/units.h\""_qs);
    row("a driver another one", u"plugins/example/driver.cpp"_qs, u"\"other/protocol.h\""_qs);
    row("a driver a socket", u"plugins/example/driver.cpp"_qs, u"<QNetworkAccessManager>"_qs);
    row("a driver its simulated device", u"plugins/example/driver.cpp"_qs,
        u"\"example/simulated/device.h\""_qs);
    row("a simulated device its driver", u"plugins/example/simulated/device.cpp"_qs,
        u"\"example/protocol.h\""_qs);
    row("a simulated device the SDK", u"plugins/example/simulated/device.cpp"_qs,
        u"<minersdk/types.h>"_qs);
    row("no room in the include", u"app/core/fleet/fleet.cpp"_qs, u"\"fleet.h\""_qs);
    row("a folder that is no room", u"app/helpers/a.cpp"_qs, u"<QString>"_qs);
}

void TestArchitecture::includeRuleFinds()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    const SourceFile file = planted(path, u"#include "_qs + include);
    QCOMPARE(includeViolations(file, {u"example"_qs, u"other"_qs}).size(), 1);
}

void TestArchitecture::includeRuleAllows_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    const auto row = [](const char *name, const QString &path, const QString &include) {
        QTest::newRow(name) << path << include;
    };
    row("values in the domain", u"app/core/a.h"_qs, u"<minersdk/telemetry.h>"_qs);
    row("an address in the domain", u"app/core/a.h"_qs, u"<QHostAddress>"_qs);
    row("the standard library", u"app/core/a.h"_qs, u"<queue>"_qs);
    row("the domain in the window", u"app/ui/a.cpp"_qs, u"\"core/fleet/fleet.h\""_qs);
    row("charts in their folder", u"app/ui/charts/timechart.cpp"_qs, u"<QtCharts/QChartView>"_qs);
    row("the bus of the desktop in its folder", u"app/ui/tray/traywatch.cpp"_qs,
        u"<QDBusConnection>"_qs);
    row("generated code", u"app/ui/a.cpp"_qs, u"\"a.moc\""_qs);
    row("the SDK in a driver", u"plugins/example/driver.cpp"_qs, u"<minersdk/driver.h>"_qs);
    row("a driver's own file", u"plugins/example/driver.cpp"_qs, u"\"example/protocol.h\""_qs);
    row("the engine in a simulated device", u"plugins/example/simulated/device.cpp"_qs,
        u"\"simulator/device.h\""_qs);
    row("all rooms where they are introduced", u"app/main/coalface.cpp"_qs, u"\"store/csv.h\""_qs);
}

void TestArchitecture::includeRuleAllows()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    const SourceFile file = planted(path, u"#include "_qs + include);
    QCOMPARE(includeViolations(file, {u"example"_qs, u"other"_qs}), QStringList());
}

void TestArchitecture::makeRuleFindsAndAllows()
{
    QCOMPARE(makeViolations(planted(u"app/ui/a.cpp"_qs, u"// as a BitAxe does"_qs)).size(), 1);
    QCOMPARE(makeViolations(planted(u"app/README.md"_qs, u"NerdQAxe\nnothing\nNerdAxe"_qs)).size(),
             2);
    QCOMPARE(makeViolations(planted(u"resources/avalon.svg"_qs, u"<svg/>"_qs)).size(), 1);
    QCOMPARE(makeViolations(planted(u"bundled_config/README.md"_qs, u"a Bitaxe"_qs)).size(), 1);
    QCOMPARE(makeViolations(planted(u"plugins/example/driver.cpp"_qs, u"// NMMiner"_qs)),
             QStringList());
    QCOMPARE(makeViolations(planted(u"app/ui/a.cpp"_qs, u"// any miner"_qs)), QStringList());
}

void TestArchitecture::licenceRuleFindsAndAllows()
{
    const QString copyright = u"// SPDX-FileCopyright"_qs + u"Text: somebody\n"_qs;
    const QString licence = u"// SPDX-License-"_qs + u"Identifier: "_qs;
    const auto found = [](const QString &path, const QString &text) {
        return licenceViolations(planted(path, text)).size();
    };
    QCOMPARE(found(u"app/core/a.h"_qs, u"#pragma once"_qs), 1);
    QCOMPARE(found(u"app/core/a.h"_qs, copyright), 1);
    QCOMPARE(found(u"app/core/a.h"_qs, copyright + licence + u"MIT"_qs), 1);
    QCOMPARE(found(u"app/wire/a.h"_qs, copyright + licence + u"GPL-3.0-or-later"_qs), 1);
    QCOMPARE(found(u"app/core/a.h"_qs, copyright + licence + u"GPL-3.0-or-later"_qs), 0);
    QCOMPARE(found(u"plugins/example/a.h"_qs, copyright + licence + u"MIT"_qs), 0);
    QCOMPARE(found(u"tests/core/tst_a.cpp"_qs, copyright + licence + u"GPL-3.0-or-later"_qs), 0);
}

void TestArchitecture::lengthRuleFindsAndAllows()
{
    QCOMPARE(lengthViolations(planted(u"app/core/a.cpp"_qs, u"x\n"_qs.repeated(401))).size(), 1);
    QCOMPARE(lengthViolations(planted(u"app/core/a.cpp"_qs, u"x\n\n"_qs.repeated(400))),
             QStringList());
}

void TestArchitecture::waitRuleFindsAndAllows()
{
    const auto found = [](const QString &path, const QString &line,
                          const QList<WaitException> &exceptions = {}) {
        return waitViolations(planted(path, line), exceptions).size();
    };
    QCOMPARE(found(u"app/core/a.cpp"_qs, u"QCoreApplication::processEvents();"_qs), 1);
    QCOMPARE(found(u"app/core/a.cpp"_qs, u"QEventLoop loop;"_qs), 1);
    QCOMPARE(found(u"plugins/example/a.cpp"_qs, u"socket->waitForReadyRead(500);"_qs), 1);
    QCOMPARE(found(u"app/ui/a.cpp"_qs, u"dialog.exec();"_qs), 1);
    QCOMPARE(found(u"app/ui/a.cpp"_qs, u"QMessageBox::question(this, title, text);"_qs), 1);
    QCOMPARE(found(u"app/store/a.cpp"_qs, u"query.exec();"_qs), 0);
    QCOMPARE(found(u"app/core/a.cpp"_qs, u"// no QEventLoop here"_qs), 0);
    const WaitException exception{u"app/core/a.cpp"_qs, u"waitForFinished"_qs,
                                  u"the program ends"_qs};
    QCOMPARE(found(u"app/core/a.cpp"_qs, u"process.waitForFinished(1);"_qs, {exception}), 0);
    QCOMPARE(found(u"app/core/b.cpp"_qs, u"process.waitForFinished(1);"_qs, {exception}), 1);
}

void TestArchitecture::futureRuleFindsAndAllows()
{
    const auto found = [](const QString &path, const QString &text) {
        return futureViolations(planted(path, text)).size();
    };
    QCOMPARE(found(u"app/core/a.cpp"_qs, u"QtConcurrent::run(work).then(qApp, next);"_qs), 1);
    QCOMPARE(found(u"app/drivers/inbackground.h"_qs, u"QtConcurrent::run(work)"_qs), 0);
    QCOMPARE(found(u"app/ui/a.cpp"_qs,
                   u"#include \"ui/common/whendone.h\"\nQtConcurrent::run(work)"_qs),
             0);
    QCOMPARE(found(u"tests/a.cpp"_qs, u"QtConcurrent::run(work)"_qs), 0);
}

COALFACE_TEST(TestArchitecture)
#include "tst_architecture.moc"
