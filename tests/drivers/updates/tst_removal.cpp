// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/bundledcopies.h"
#include "drivers/updates/driverupdates.h"
#include "tests/drivers/driverfolder.h"
#include "tests/testprogram/testprogram.h"
#include "versions.h"

#include <QDir>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {
const QString removable = u"ferret"_s;
}

//! A person takes a driver away, or keeps it at its version.
class TestRemoval : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DriverFolder>();
        open();
    }
    void cleanup() { close(); }

    void oneThatCameFromElsewhereIsForgottenAndCanBeInstalledAgain()
    {
        QCOMPARE(done(m_updates->install(ferret(u"1.0.0"_s), true)).status,
                 DriverChange::Status::Installed);
        QVERIFY(m_catalogue->session(removable)); // its host runs
        const DriverChange change = done(m_updates->remove(removable));
        QCOMPARE(change.status, DriverChange::Status::Removed);
        QCOMPARE(change.from, u"1.0.0"_s);
        QVERIFY(change.to.isEmpty());
        QVERIFY(m_updates->overview().isEmpty());
        QVERIFY(!m_catalogue->driver(removable));
        QVERIFY(!m_catalogue->session(removable));
        QVERIFY(!QDir(installedFolder(u"1.0.0"_s)).exists());
        QTRY_VERIFY(m_catalogue->versionsInUse(removable).isEmpty());
        close();
        open();
        QVERIFY(m_updates->overview().isEmpty());
        QCOMPARE(done(m_updates->install(ferret(u"1.1.0"_s), true)).status,
                 DriverChange::Status::Installed);
        QVERIFY(m_catalogue->session(removable));
    }

    void oneThatComesWithTheProgramIsNotBroughtBackUnasked()
    {
        copyFolder(ferret(u"1.0.0"_s), m_folder->places().bundled + u"/ferret/1.0.0"_s);
        close();
        open();
        adopt();
        QVERIFY(QDir(installedFolder(u"1.0.0"_s)).exists());
        QCOMPARE(done(m_updates->remove(removable)).status, DriverChange::Status::Removed);
        QVERIFY(!QDir(installedFolder(u"1.0.0"_s)).exists());
        close();
        open();
        adopt();
        QVERIFY(!QDir(installedFolder(u"1.0.0"_s)).exists());
        const DriverOverview overview = m_updates->overview().value(0);
        QCOMPARE(overview.condition, DriverCondition::Disabled);
        QCOMPARE(overview.action, DriverAction::Enable);
        QVERIFY(overview.removed);
        QCOMPARE(done(m_updates->update(removable)).status, DriverChange::Status::Refused);
        QVERIFY2(overview.info.detail.contains(u"removed"_s), qPrintable(overview.info.detail));
        QVERIFY(!m_catalogue->session(removable));
        QCOMPARE(done(m_updates->setEnabled(removable, true)).to, u"1.0.0"_s);
        QVERIFY(m_catalogue->session(removable));
        adopt();
        QVERIFY(QDir(installedFolder(u"1.0.0"_s)).exists());
    }

    void damageThatLeavesTheSizeIsSeenAtTheNextStart()
    {
        copyFolder(ferret(u"1.0.0"_s), m_folder->places().bundled + u"/ferret/1.0.0"_s);
        close();
        open();
        adopt();
        const QString library = installedFolder(u"1.0.0"_s) + u"/ferret.so"_s;
        QByteArray content = contentOfFile(library);
        content[content.size() / 2] = char(~content[content.size() / 2]);
        overwriteFile(library, content);
        close();
        open();
        QCOMPARE(m_updates->overview().value(0).condition, DriverCondition::UpToDate); // not read yet
        adopt();
        const DriverOverview seen = m_updates->overview().value(0);
        QCOMPARE(seen.condition, DriverCondition::RunsBundled);
        QVERIFY2(seen.folder.startsWith(m_folder->places().bundled), qPrintable(seen.folder));
        QCOMPARE(done(m_updates->update(removable)).status, DriverChange::Status::Updated);
        QCOMPARE(m_updates->overview().value(0).condition, DriverCondition::UpToDate);
        QVERIFY(contentOfFile(library) != content);
    }

    void aCopyIsKnownAsTheProgramsOwnAgainAfterTheStateWasLost()
    {
        copyFolder(ferret(u"1.0.0"_s), m_folder->places().bundled + u"/ferret/1.0.0"_s);
        close();
        open();
        adopt();
        close();
        for (const QString &name : {u"state.json"_s, u"state.prev.json"_s})
            overwriteFile(m_folder->places().installed + u'/' + name, "{{{");
        open();
        adopt(); // makes it anew
        QVERIFY2(m_updates->problem().contains(u"cannot be understood"_s),
                 qPrintable(m_updates->problem()));
        adopt();
        QVERIFY(m_updates->problem().isEmpty());
        QCOMPARE(m_updates->overview().value(0).info.source, u"bundled"_s);
        QCOMPARE(m_updates->overview().value(0).condition, DriverCondition::UpToDate);
    }

    void whatIsPinnedIsSaidAndKept()
    {
        QCOMPARE(done(m_updates->setPinned(removable, true)).status, DriverChange::Status::Refused);
        QCOMPARE(done(m_updates->install(ferret(u"1.0.0"_s), true)).status,
                 DriverChange::Status::Installed);
        QCOMPARE(done(m_updates->setPinned(removable, true)).status, DriverChange::Status::Pinned);
        QVERIFY(m_updates->overview().value(0).pinned);
        close();
        open();
        QVERIFY(m_updates->overview().value(0).pinned);
        QCOMPARE(done(m_updates->setPinned(removable, false)).status,
                 DriverChange::Status::Unpinned);
        QVERIFY(!m_updates->overview().value(0).pinned);
    }

private:
    void open()
    {
        m_catalogue = std::make_unique<DriverCatalogue>(m_folder->places(), m_clock,
                                                        DriverFolder::impatient());
        m_updates = std::make_unique<DriverUpdates>(*m_catalogue, m_clock);
    }
    void close()
    {
        m_updates.reset();
        m_catalogue.reset();
    }
    void adopt()
    {
        const auto adopting = m_updates->adoptBundled(true);
        QTRY_VERIFY(adopting.isFinished());
        QVERIFY(adopting.result());
    }
    static DriverChange done(const QFuture<DriverChange> &future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) ? future.result()
                                                                            : DriverChange();
    }
    QString installedFolder(const QString &version) const
    {
        return m_folder->places().installed + u"/ferret/"_s + version;
    }

    TestClock m_clock;
    std::unique_ptr<DriverFolder> m_folder;
    std::unique_ptr<DriverCatalogue> m_catalogue;
    std::unique_ptr<DriverUpdates> m_updates;
};

COALFACE_TEST(TestRemoval)
#include "tst_removal.moc"
