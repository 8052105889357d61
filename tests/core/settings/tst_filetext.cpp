// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertsettings.h"
#include "core/energy/tariff.h"
#include "core/settings/savefile.h"
#include "tests/testprogram/testprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace coalface;
using namespace Qt::StringLiterals;

//! Another language: in brackets.
class BracketFiles : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(text) + u']';
    }
    bool isEmpty() const override { return false; }
};

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

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    BracketFiles m_language;
};

COALFACE_TEST(TestFileText)
#include "tst_filetext.moc"
