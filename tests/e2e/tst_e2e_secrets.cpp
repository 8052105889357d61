// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What is asked on a terminal before miners are changed, and what becomes of passwords.
#include "fleethouse.h"
#include "terminal.h"
#include "tests/testprogram/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_E2eSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house = std::make_unique<FleetHouse>(); }
    void withoutATerminalNoQuestionIsAsked();
    void onATerminalANoChangesNothing();
    void onATerminalAYesIsTaken();
    void aPasswordIsNotShownWhereItIsTyped();
    void aMinerThatWantsNoLoginSaysSo();
    void forgettingALoginThatIsNotKeptIsDone();
    void aRemovedMinersLoginIsForgotten();
    void noPasswordIsLeftBehind();

private:
    std::unique_ptr<FleetHouse> m_house;
};

namespace {
const QString usual = u"gamma601-v2.15.3"_s;
const QString withLogin = u"nerdqaxeplusplus-v1.0.36"_s;
const QStringList poolWords{u"--url"_s, u"stratum+tcp://pool.example:3333"_s, u"--user"_s,
                            u"bc1qtest.{name}"_s};
} // namespace

void tst_E2eSecrets::withoutATerminalNoQuestionIsAsked()
{
    QCOMPARE(m_house->open({usual}, 2), QString());
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"--quiet"_s, u"restart"_s, u"--all"_s});
    QCOMPARE(result.document().value(u"results").toArray().size(), 2);
    QVERIFY2(!result.err.contains("[y/N]"), result.told());
}

void tst_E2eSecrets::onATerminalANoChangesNothing()
{
    QCOMPARE(m_house->open({usual}, 2), QString());
    const Terminal terminal;
    QVERIFY(terminal.isOpen());
    const auto process = m_house->cli().prepared({u"--json"_s, u"restart"_s, u"--all"_s});
    terminal.attach(*process);
    process->start();
    QByteArray shown;
    QTRY_VERIFY_WITH_TIMEOUT((shown += process->readAllStandardError(), shown.contains("[y/N]")),
                             60000);
    QVERIFY2(shown.contains("Restart 2 miners?"), shown);
    terminal.type("\n");
    const CliResult result = Cli::finished(*process);
    QVERIFY2(result.status == 1, result.told());
    QCOMPARE(result.errorKind(), u"aborted"_s);
    QCOMPARE(m_house->simulator().total(0), 0);
}

void tst_E2eSecrets::onATerminalAYesIsTaken()
{
    QCOMPARE(m_house->open({usual}, 2), QString());
    const Terminal terminal;
    const auto process = m_house->cli().prepared(
        {u"--json"_s, u"mode"_s, u"set"_s, u"ludicrous"_s, u"--all"_s});
    terminal.attach(*process);
    process->start();
    QByteArray shown;
    QTRY_VERIFY_WITH_TIMEOUT((shown += process->readAllStandardError(), shown.contains("[y/N]")),
                             60000);
    terminal.type("yes\n");
    const CliResult result = Cli::finished(*process);
    QCOMPARE(result.document().value(u"results").toArray().size(), 2);
    // One miner alone, or --yes: nobody is asked.
    for (const QStringList &rest :
         {QStringList{m_house->place(0)}, QStringList{u"--all"_s, u"--yes"_s}}) {
        const auto silent = m_house->cli().prepared(
            QStringList{u"--json"_s, u"mode"_s, u"set"_s, u"ludicrous"_s} + rest);
        terminal.attach(*silent);
        silent->start();
        const CliResult told = Cli::finished(*silent);
        QVERIFY2(told.status == 1 && !told.err.contains("[y/N]"), told.told());
    }
}

void tst_E2eSecrets::aPasswordIsNotShownWhereItIsTyped()
{
    QCOMPARE(m_house->open({withLogin}), QString());
    const Terminal terminal;
    const auto process = m_house->cli().prepared({u"miners"_s, u"login"_s, u"m1"_s});
    terminal.attach(*process);
    QVERIFY(terminal.echoes());
    process->start();
    QByteArray shown;
    QTRY_VERIFY_WITH_TIMEOUT((shown += process->readAllStandardError(), shown.contains("Password")),
                             60000);
    QTRY_VERIFY(!terminal.echoes());
    terminal.type("hunter2secret\n");
    const CliResult result = Cli::finished(*process);
    QVERIFY2(result.status == 1 && !result.err.contains("hunter2secret"), result.told());
    QVERIFY2(terminal.echoes(), "as it was before");
}

void tst_E2eSecrets::aMinerThatWantsNoLoginSaysSo()
{
    QCOMPARE(m_house->open({usual}), QString());
    const CliResult result = m_house->cli().runWithInput({u"--json"_s, u"miners"_s, u"login"_s,
                                                          m_house->place(0), u"--user"_s, u"me"_s,
                                                          u"--password-stdin"_s},
                                                         "hunter2secret\n");
    QVERIFY2(result.status == 1, result.told());
    const QJsonObject login = FleetHouse::resultAt(result, 0);
    QCOMPARE(login.keys(), (QStringList{u"error"_s, u"miner"_s, u"ok"_s}));
    QCOMPARE(login.value(u"ok"), QJsonValue(false));
    QCOMPARE(login.value(u"error").toObject().value(u"kind").toString(), u"unsupported"_s);
    QVERIFY(!QFile::exists(m_house->folder() + u"/secrets.json"_s));
}

void tst_E2eSecrets::forgettingALoginThatIsNotKeptIsDone()
{
    QCOMPARE(m_house->open({usual}), QString());
    const CliResult result = m_house->cli().run(
        {u"--json"_s, u"miners"_s, u"login"_s, m_house->place(0), u"--forget"_s});
    QVERIFY2(result.status == 0, result.told());
    QCOMPARE(FleetHouse::resultAt(result, 0).value(u"ok"), QJsonValue(true));
    QCOMPARE(FleetHouse::resultAt(result, 0).value(u"error"), QJsonValue());
    QCOMPARE(m_house->simulator().total(0), 0);
}

void tst_E2eSecrets::aRemovedMinersLoginIsForgotten()
{
    QCOMPARE(m_house->open({usual}), QString());
    QFile file(m_house->folder() + u"/secrets.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"logins\":{\"m1\":{\"login\":{\"session\":\"hunter2secret\"}},"
               "\"m2\":{\"login\":{\"session\":\"other\"}}}}");
    file.close();
    const CliResult result = m_house->cli().run({u"--json"_s, u"miners"_s, u"remove"_s, u"m1"_s});
    QVERIFY2(result.status == 0, result.told());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(!kept.contains("hunter2secret") && kept.contains("other"));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_E2eSecrets::noPasswordIsLeftBehind()
{
    QCOMPARE(m_house->open({usual}), QString());
    const CliResult result
        = m_house->cli().runWithInput(QStringList{u"--verbose"_s, u"pool"_s, u"set"_s} + poolWords
                                          + QStringList{u"--password-stdin"_s, m_house->place(0)},
                                      "hunter2secret\n");
    QVERIFY2(result.status >= 0, result.told());
    QVERIFY2(!result.out.contains("hunter2secret") && !result.err.contains("hunter2secret"),
             result.told());
    QDirIterator files(m_house->folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("hunter2secret"), qPrintable(file.fileName()));
    }
}

COALFACE_TEST(tst_E2eSecrets)
#include "tst_e2e_secrets.moc"
