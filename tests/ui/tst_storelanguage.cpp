// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"
#include "store/database.h"
#include "store/sqldatabasekeeper.h"
#include "store/sqltelemetrylog.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow.h"

#include <QTest>
#include <QTranslator>

using namespace coalface;
using namespace Qt::StringLiterals;

//! German for what is said here, apart from the program's own translations: how those put it is not the point.
class GermanStore : public QTranslator
{
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        const QString source = QString::fromUtf8(text);
        if (qstrcmp(context, "coalface::StoreText") != 0)
            return {};
        if (source.startsWith(u"The database %1 was damaged."))
            return u"Die Datenbank %1 war beschädigt. Sie liegt nun als %2."_s;
        if (source.startsWith(u"The database %1 was made by a newer version"))
            return u"Die Datenbank %1 stammt von einer neueren Version."_s;
        return u"(übersetzt)"_s;
    }
    bool isEmpty() const override { return false; }
};

//! What the store has to tell is in the window's language.
class TestStoreLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QCoreApplication::installTranslator(&m_german); }
    void cleanup() { QCoreApplication::removeTranslator(&m_german); }

    void damageIsToldInTheWindowsLanguage()
    {
        QFile file(m_folder.filePath(u"damaged.sqlite"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        const QStringList told = toldOf(file.fileName());
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.first().startsWith(u"Die Datenbank "_s + file.fileName()
                                         + u" war beschädigt. Sie liegt nun als "_s)
                     && told.first().endsWith(u" (übersetzt)"_s),
                 qPrintable(told.first()));
    }

    void aNewerVersionIsToldInTheWindowsLanguage()
    {
        const QString file = m_folder.filePath(u"newer.sqlite"_s);
        {
            Connection connection(file);
            QVERIFY(connection.open(Connection::Mode::ReadWrite)
                    && connection.execute(u"PRAGMA user_version = 9999"_s));
        }
        QCOMPARE(toldOf(file),
                 QStringList{u"Die Datenbank %1 stammt von einer neueren Version."_s.arg(file)});
    }

private:
    static QStringList toldOf(const QString &file)
    {
        FakeHouse house;
        Database database(file);
        SqlTelemetryLog log(database);
        SqlDatabaseKeeper keeper(database);
        MainWindow window({house.fleet,
                           house.poller,
                           log,
                           house.drivers,
                           house.scanner,
                           house.announcements,
                           house.settings,
                           house.clock,
                           {}});
        const auto *bar = window.findChild<MessageBar *>();
        (void)QTest::qWaitFor([bar] { return !bar->sentences().isEmpty(); }, 10'000);
        return bar->sentences();
    }

    QTemporaryDir m_folder;
    GermanStore m_german;
};

COALFACE_TEST(TestStoreLanguage)
#include "tst_storelanguage.moc"
