// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertsettings.h"
#include "core/discovery/scantarget.h"
#include "core/energy/tariff.h"
#include "core/pools/poollibrary.h"
#include "core/settings/secretsfile.h"
#include "tests/testprogram/bracketlanguage.h"
#include "tests/testprogram/testprogram.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What the window shows as it stands, to somebody who reads another language.
class TestLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(QCoreApplication::installTranslator(&m_language)); }
    void cleanup() { QCoreApplication::removeTranslator(&m_language); }

    void whatIsWrongWithAPlaceToLookAtIsTold()
    {
        QCOMPARE(
            parseScanTarget(u"10.0.0.0/4"_s).error().detail,
            u"[\"10.0.0.0/4\" is no place to look for miners: [a /4 holds too many addresses; a "
            "/16 is the largest that can be looked through at once].]"_s);
        QCOMPARE(parseScanTarget(u"http://10.0.0.1"_s).error().detail,
                 u"[\"http://10.0.0.1\" is no place to look for miners: [leave out what stands "
                 "before \"://\"].]"_s);
    }

    void whatIsWrongWithATariffIsTold()
    {
        Tariff tariff;
        tariff.price = -1;
        QCOMPARE(tariffProblem(tariff), u"[The price of a kWh must be from 0 to 1 000 000.]"_s);
    }

    void whatBecameOfFilesThatCannotBeUnderstoodIsTold()
    {
        const QTemporaryDir folder;
        const auto damaged = [&](const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write("{\"rules\": ") > 0
                       ? file.fileName()
                       : QString();
        };
        SecretsFile secrets(damaged(u"secrets.json"_s));
        const QString logins = secrets.problem();
        QVERIFY2(logins.startsWith(u"[The logins in "_s), qPrintable(logins));
        const PoolLibrary pools(damaged(u"pools.json"_s), {}, secrets);
        QVERIFY2(pools.problem().startsWith(u"[The pools in "_s), qPrintable(pools.problem()));
        const AlertSettings alerts(damaged(u"alerts.json"_s), QStringLiteral(ALERT_RULES));
        QVERIFY2(alerts.problem().startsWith(u"[The alert rules in "_s),
                 qPrintable(alerts.problem()));
    }

    void whatIsWrongInTheAlertRulesIsTold()
    {
        const QJsonObject unknown{{u"rules"_s, QJsonObject{{u"flood"_s, QJsonObject{}}}}};
        QCOMPARE(alertRulesFromJson(unknown, {}).error().detail, u"[there is no rule \"flood\"]"_s);
    }

private:
    BracketLanguage m_language;
};

COALFACE_TEST(TestLanguage)
#include "tst_language.moc"
