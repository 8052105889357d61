// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secretsfile.h"
#include "tests/testprogram/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

class TestSecretsFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsALoginAcrossPrograms()
    {
        SecretsFile vault(path());
        QVERIFY(vault.credentials(miner(1)).isEmpty());
        QVERIFY(!vault.isInUse());
        QVERIFY(vault.keep(miner(1), login()).ok());
        QVERIFY(vault.isInUse());
        QCOMPARE(vault.credentials(miner(1)), login());
        QVERIFY(vault.credentials(miner(2)).isEmpty());
        SecretsFile another(path());
        QCOMPARE(another.credentials(miner(1)), login());
        QVERIFY(another.problem().isEmpty());
    }

    void onlyItsOwnerMayReadIt()
    {
        SecretsFile vault(path());
        QVERIFY(vault.keep(miner(1), login()).ok());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther
                            | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path()) & others));
        QVERIFY(QFile::permissions(path()) & QFile::ReadOwner);
        QFile::setPermissions(path(), QFile::permissions(path()) | QFile::ReadOther);
        SecretsFile restored(path());
        QCOMPARE(restored.credentials(miner(1)), login());
        QVERIFY2(!(QFile::permissions(path()) & others), "made so again");
    }

    //! Their miner is gone: nobody could ask for it any more.
    void whatCouldNotBeForgottenIsTriedAgain()
    {
        const QString lock = path() + u".lock"_s;
        {
            SecretsFile vault(path());
            QVERIFY(vault.keep(miner(1), login()).ok());
            QVERIFY(vault.keep(miner(2), login()).ok());
            QVERIFY(vault.keep(miner(3), login()).ok());
            QVERIFY(QDir().mkdir(lock)); // nothing can be saved
            QVERIFY(!vault.forget({u"m1"_s}).ok());
            QVERIFY2(vault.problem().contains(u"m1"_s), qPrintable(vault.problem()));
            QCOMPARE(vault.credentials(miner(1)), login());
            QVERIFY(QDir().rmdir(lock));
            QVERIFY(vault.forget({u"m2"_s}).ok());
            QCOMPARE(vault.problem(), QString());
            QVERIFY(vault.credentials(miner(1)).isEmpty());
            QVERIFY(vault.credentials(miner(2)).isEmpty());
            QVERIFY(QDir().mkdir(lock));
            QVERIFY(!vault.forget({u"m3"_s}).ok());
            QVERIFY(QDir().rmdir(lock));
        }
        QVERIFY(SecretsFile(path()).credentials(miner(3)).isEmpty());
    }

    void seesWhatAnotherProgramKeptOrForgot()
    {
        SecretsFile one(path());
        SecretsFile two(path());
        QVERIFY(one.keep(miner(1), login()).ok());
        QVERIFY(two.keep(miner(2), login()).ok());
        QCOMPARE(one.credentials(miner(2)), login());
        QVERIFY(two.forget({u"m1"_s}).ok());
        QVERIFY(one.credentials(miner(1)).isEmpty());
        QCOMPARE(one.credentials(miner(2)), login());
    }

    void forgettingWhatIsNotThereIsNoError()
    {
        SecretsFile vault(path());
        QVERIFY(vault.forget({u"m1"_s}).ok());
        QVERIFY2(!QFile::exists(path()), "nothing was to be said, nothing was written");
    }

    void aLoginIsNotGivenToAnotherDeviceWithThatId_data()
    {
        QTest::addColumn<QString>("mac");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("given");
        const QString mac = u"02:00:00:00:00:01"_s;
        QTest::newRow("it moved") << mac << u"s1"_s << u"10.0.0.9"_s << true;
        QTest::newRow("other MAC, same address")
            << u"02:00:00:00:00:02"_s << u"s1"_s << u"10.0.0.1"_s << false;
        QTest::newRow("no MAC, same serial") << QString() << u"s1"_s << u"10.0.0.9"_s << true;
        QTest::newRow("no MAC, other serial") << QString() << u"s2"_s << u"10.0.0.1"_s << false;
        QTest::newRow("neither, same address") << QString() << QString() << u"10.0.0.1"_s << true;
        QTest::newRow("neither, other address") << QString() << QString() << u"10.0.0.9"_s << false;
    }

    void aLoginIsNotGivenToAnotherDeviceWithThatId()
    {
        QFETCH(QString, mac);
        QFETCH(QString, serial);
        QFETCH(QString, address);
        QFETCH(bool, given);
        SecretsFile vault(path());
        QVERIFY(vault.keep(miner(1), login()).ok());
        MinerRecord other = miner(1);
        other.mac = mac;
        other.serial = serial;
        other.address = address;
        QCOMPARE(vault.credentials(other).isEmpty(), !given);
    }

    void aCorruptFileIsSetAsideAndSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut off") << QByteArray("{\"logins\":{\"m1\":");
        QTest::newRow("garbage") << QByteArray("\x00\xff\x01", 3);
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("no logins in it") << QByteArray("{\"logins\":[]}");
        QTest::newRow("empty") << QByteArray();
    }

    void aCorruptFileIsSetAsideAndSaid()
    {
        QFETCH(QByteArray, content);
        write(content);
        SecretsFile vault(path());
        QVERIFY(vault.credentials(miner(1)).isEmpty());
        QVERIFY2(vault.problem().contains(u"secrets.json.bad-"_s), qPrintable(vault.problem()));
        const QStringList kept = QDir(m_folder->path()).entryList({u"secrets.json.bad-*"_s});
        QCOMPARE(kept.size(), 1);
        QFile aside(m_folder->filePath(kept.first()));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QVERIFY(vault.keep(miner(1), login()).ok());
        QCOMPARE(SecretsFile(path()).credentials(miner(1)), login());
    }

    void whatIsNotUnderstoodInsideIsKept()
    {
        write(R"({"colour":"red","logins":{"m7":5,"m1":{"mac":3,"address":"10.0.0.1",
                 "login":{"session":"s","n":1}}}})");
        SecretsFile vault(path());
        QVERIFY(vault.problem().isEmpty());
        QCOMPARE(vault.credentials(miner(1)), (Credentials{{u"session"_s, u"s"_s}}));
        QVERIFY(vault.credentials(miner(7)).isEmpty());
        QVERIFY(vault.keep(miner(2), login()).ok());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(root.value(u"colour").toString(), u"red"_s);
        QCOMPARE(root.value(u"logins").toObject().value(u"m7").toInt(), 5);
        QVERIFY(root.value(u"logins").toObject().contains(u"m2"));
    }

    void whatCannotBeSavedIsSaid()
    {
        SecretsFile vault(m_folder->filePath(u"file/secrets.json"_s));
        QFile inTheWay(m_folder->filePath(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const Result<Done> kept = vault.keep(miner(1), login());
        QVERIFY(!kept.ok());
        QVERIFY(kept.error().detail.endsWith(u'.'));
        QVERIFY(!kept.error().detail.contains(u"s3cret"_s));
        QVERIFY(vault.credentials(miner(1)).isEmpty());
    }

private:
    QString path() const { return m_folder->filePath(u"secrets.json"_s); }
    static Credentials login() { return {{u"session"_s, u"s3cret"_s}}; }
    static MinerRecord miner(qint64 key)
    {
        MinerRecord record;
        record.key = key;
        record.mac = u"02:00:00:00:00:0%1"_s.arg(key);
        record.serial = u"s%1"_s.arg(key);
        record.address = u"10.0.0.%1"_s.arg(key);
        return record;
    }
    void write(const QByteArray &content)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

COALFACE_TEST(TestSecretsFile)
#include "tst_secretsfile.moc"
