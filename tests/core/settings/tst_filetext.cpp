// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertsettings.h"
#include "core/energy/tariff.h"
#include "core/pools/poollibrary.h"
#include "core/settings/savefile.h"
#include "core/settings/secretsfile.h"
#include "tests/testprogram/bracketlanguage.h"
#include "tests/testprogram/testprogram.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

//! What is told of the small files, to somebody who reads another language.
class TestFileText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCoreApplication::installTranslator(&m_language);
    }
    void cleanup() { QCoreApplication::removeTranslator(&m_language); }

    void aFileThatCannotBeSavedIsToldInTheLanguageOfTheProgram()
    {
        QFile inTheWay(m_folder->filePath(u"taken"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const Result<Done> saved = saveFile(m_folder->filePath(u"taken/settings.json"_s), "x");
        QVERIFY(!saved.ok());
        QVERIFY2(saved.error().detail.startsWith(u'[') && saved.error().detail.endsWith(u']'),
                 qPrintable(saved.error().detail));
    }

    void alertRulesThatCannotBeChangedAreToldInTheLanguageOfTheProgram()
    {
        QFile inTheWay(m_folder->filePath(u"taken"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        AlertSettings settings(m_folder->filePath(u"taken/alerts.json"_s), {});
        QVERIFY2(settings.problem().startsWith(u"[The alert rules that come with"_s),
                 qPrintable(settings.problem()));
        const Result<Done> muted = settings.mute({1}, QDateTime());
        QVERIFY(!muted.ok());
        QVERIFY2(muted.error().detail.startsWith(u"[\""_s) && muted.error().detail.endsWith(u']'),
                 qPrintable(muted.error().detail));
    }

    void aTariffThatCannotBeUsedIsToldInTheLanguageOfTheProgram()
    {
        Tariff tariff;
        tariff.price = -1;
        QVERIFY(tariffProblem(tariff).startsWith(u'['));
    }

    void whatBecameOfFilesThatCannotBeUnderstoodIsTold()
    {
        const auto damaged = [&](const QString &name) {
            QFile file(m_folder->filePath(name));
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
        QCOMPARE(alertRulesFromJson(unknown, {}).unused,
                 QStringList{u"[there is no rule \"flood\"]"_s});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    BracketLanguage m_language;
};

COALFACE_TEST(TestFileText)
#include "tst_filetext.moc"
