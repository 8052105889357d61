// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driverhouse.h"
#include "tests/testprogram/testprogram.h"

using namespace Qt::StringLiterals;
using coalface::ferret;

//! What the commands about drivers print, key by key.
class tst_E2eDriverDocuments : public DriverHouse
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startDevices(); }
    void init() { makeFolder(); }
    void theDocumentsAreAsPromised();
    void wrongCommandLinesAndMissingTrust();
};

void tst_E2eDriverDocuments::theDocumentsAreAsPromised()
{
    const QStringList driverKeys{u"bad_versions"_s,
                                 u"connection_type"_s,
                                 u"default_port"_s,
                                 u"detail"_s,
                                 u"display_name"_s,
                                 u"driver_type"_s,
                                 u"installed_versions"_s,
                                 u"interface"_s,
                                 u"manufacturer"_s,
                                 u"models"_s,
                                 u"path"_s,
                                 u"pid"_s,
                                 u"pinned"_s,
                                 u"previous_version"_s,
                                 u"source"_s,
                                 u"state"_s,
                                 u"trial"_s,
                                 u"version"_s};
    const CliResult list = drivers({u"list"_s});
    QCOMPARE(list.status, 0);
    QCOMPARE(list.document().keys(), QStringList{u"drivers"_s});
    const QJsonArray all = list.document().value(u"drivers").toArray();
    QVERIFY(all.size() > 1);
    for (const auto &driver : all)
        QCOMPARE(driver.toObject().keys(), driverKeys);
    const CliResult check = drivers({u"check"_s});
    QCOMPARE(check.status, 0);
    QCOMPARE(check.document().keys(), QStringList{u"drivers"_s});
    const QJsonArray checked = check.document().value(u"drivers").toArray();
    QCOMPARE(checked.size(), all.size());
    for (const auto &driver : checked) {
        QCOMPARE(driver.toObject().keys(), QStringList({u"available_version"_s, u"current_version"_s,
                                                        u"driver_type"_s, u"status"_s}));
        QCOMPARE(driver.toObject().value(u"status"), u"up_to_date"_s);
    }

    struct Step
    {
        QStringList arguments;
        QString status;
        QJsonValue from;
        QJsonValue to;
        int exit = 0;
    };
    const QJsonValue none = QJsonValue::Null;
    for (const Step &step : {
             Step{{u"update"_s, u"ferret"_s}, u"unchanged"_s, u"1.0.0"_s, u"1.0.0"_s},
             Step{{u"rollback"_s, u"ferret"_s}, u"refused"_s, u"1.0.0"_s, u"1.0.0"_s, 1},
             Step{{u"install"_s, u"--trust"_s, ferret(u"1.1.0"_s)},
                  u"on_trial"_s,
                  u"1.0.0"_s,
                  u"1.1.0"_s},
             Step{{u"rollback"_s, u"ferret"_s}, u"rolled_back"_s, u"1.1.0"_s, u"1.0.0"_s},
             Step{{u"rollback"_s, u"ferret"_s, u"--to"_s, u"1.1.0"_s},
                  u"rolled_back"_s,
                  u"1.0.0"_s,
                  u"1.1.0"_s},
             Step{{u"rollback"_s, u"ferret"_s, u"--to"_s, u"9.9.9"_s},
                  u"refused"_s,
                  u"1.1.0"_s,
                  u"1.1.0"_s,
                  1},
             Step{{u"install"_s, u"--trust"_s, ferret(u"1.0.0"_s)},
                  u"refused"_s,
                  u"1.1.0"_s,
                  u"1.1.0"_s,
                  1}, // older: that is what rollback is for
             Step{{u"disable"_s, u"ferret"_s}, u"disabled"_s, u"1.1.0"_s, none},
             Step{{u"enable"_s, u"ferret"_s}, u"enabled"_s, none, u"1.1.0"_s},
             Step{{u"reload"_s, u"ferret"_s}, u"reloaded"_s, u"1.1.0"_s, u"1.1.0"_s},
             Step{{u"pin"_s, u"ferret"_s}, u"pinned"_s, u"1.1.0"_s, u"1.1.0"_s},
             Step{{u"unpin"_s, u"ferret"_s}, u"unpinned"_s, u"1.1.0"_s, u"1.1.0"_s},
             Step{{u"remove"_s, u"ferret"_s}, u"removed"_s, u"1.1.0"_s, none},
         }) {
        const CliResult result = drivers(step.arguments);
        const QByteArray told = step.arguments.join(u' ').toUtf8() + '\n' + result.told();
        QVERIFY2(result.status == step.exit, told);
        QCOMPARE(result.document().keys(), QStringList{u"results"_s});
        const QJsonObject one = only(result);
        QCOMPARE(one.keys(), QStringList({u"driver_type"_s, u"error"_s, u"from"_s, u"ok"_s,
                                          u"status"_s, u"to"_s}));
        QVERIFY2(one.value(u"driver_type") == u"ferret"_s, told);
        QVERIFY2(one.value(u"status") == step.status, told);
        QVERIFY2(one.value(u"from") == step.from, told);
        QVERIFY2(one.value(u"to") == step.to, told);
        QVERIFY2(one.value(u"ok") == (step.exit == 0), told);
        QVERIFY2(one.value(u"error").isString() == (step.exit != 0), told);
    }
    QVERIFY(!QFile::exists(installed(u"1.1.0"_s)));
    QCOMPARE(drivers({u"remove"_s, u"ferret"_s}).status, 2); // no such driver any more
}

void tst_E2eDriverDocuments::wrongCommandLinesAndMissingTrust()
{
    const CliResult untrusted = drivers({u"install"_s, ferret(u"1.1.0"_s)});
    QVERIFY2(untrusted.status == 1, untrusted.told());
    QCOMPARE(only(untrusted).value(u"status"), u"refused"_s);
    QVERIFY2(only(untrusted).value(u"error").toString().contains(u"--trust"_s), untrusted.told());
    QVERIFY(!QFile::exists(installed(u"1.1.0"_s)));
    const CliResult nothing = drivers({u"install"_s, u"--trust"_s, m_folder->filePath(u"no"_s)});
    QCOMPARE(nothing.status, 1);
    QVERIFY(only(nothing).value(u"driver_type").isNull());

    for (const QStringList &wrong :
         {QStringList{u"update"_s, u"weasel"_s}, QStringList{u"update"_s, u"ferret"_s, u"weasel"_s},
          QStringList{u"update"_s}, QStringList{u"update"_s, u"--all"_s, u"ferret"_s},
          QStringList{u"rollback"_s, u"weasel"_s}, QStringList{u"enable"_s, u"weasel"_s},
          QStringList{u"disable"_s, u"weasel"_s}, QStringList{u"reload"_s, u"weasel"_s},
          QStringList{u"install"_s}, QStringList{u"rollback"_s}}) {
        const CliResult result = drivers(wrong);
        QVERIFY2(result.status == 2, wrong.join(u' ').toUtf8() + '\n' + result.told());
        QVERIFY2(result.out.isEmpty(), result.told());
        QCOMPARE(result.err.count('\n'), 1);
    }
}

COALFACE_TEST(tst_E2eDriverDocuments)
#include "tst_e2e_driverdocuments.moc"
