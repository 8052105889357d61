// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driverhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/drivers/driverchangelog.h"
#include "ui/drivers/updatedriversdialog.h"

#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

DriverNews news(const QString &version, const QMap<QString, QString> &text)
{
    return {version, QDate(2026, 1, 31), text};
}

//! The view with that heading, if it is to be seen.
const DriverChangelogView *shownView(const QWidget &window, const QString &heading)
{
    const auto views = window.findChildren<DriverChangelogView *>();
    for (const DriverChangelogView *view : views) {
        if (view->accessibleName() == heading && !view->isHidden())
            return view;
    }
    return nullptr;
}

} // namespace

class TestDriverChangelog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void anUpdateSaysBeforehandWhatItBrings()
    {
        DriverHouse with;
        threeDrivers(with);
        DriverOverview &driver = *with.manager.find(granite);
        driver.offered = {news(u"1.2.0"_s, {{u"en"_s, u"Reads the fan <b>too</b>, up to 100%1."_s}})};
        driver.changelog = {news(u"1.1.0"_s, {{u"en"_s, u"Restarts a miner."_s}})};
        with.manager.announce(granite);
        // In the page, and in the dialog, which begins with a driver that has an update.
        UpdateDriversDialog dialog(*with.work, *with.drivers);
        for (const QWidget *window :
             {static_cast<QWidget *>(with.panel.get()), static_cast<QWidget *>(&dialog)}) {
            const DriverChangelogView *offered = shownView(*window, u"The update brings"_s);
            QVERIFY(offered);
            QVERIFY2(offered->text().contains(
                         u"Reads the fan &lt;b&gt;too&lt;/b&gt;, up to 100%1."_s),
                     qPrintable(offered->text()));
            QVERIFY(offered->accessibleDescription().startsWith(u"1.2.0, "_s));
            const DriverChangelogView *before = shownView(*window, u"Changes so far"_s);
            QVERIFY(before && before->text().contains(u"Restarts a miner."_s));
            QVERIFY(!before->text().contains(u"fan"_s));
        }
    }

    void whereThereIsNothingToTellNothingIsShown()
    {
        DriverHouse with;
        threeDrivers(with);
        QVERIFY(!shownView(*with.panel, u"The update brings"_s));
        QVERIFY(!shownView(*with.panel, u"Changes so far"_s));
    }

    void itIsToldInTheLanguageOfTheProgramElseInEnglish()
    {
        const QMap<QString, QString> text{{u"en"_s, u"Faster"_s},
                                          {u"de"_s, u"Schneller"_s},
                                          {u"pt_BR"_s, u"Mais rápido"_s}};
        const DriverNews entry = news(u"1.2.0"_s, text);
        QCOMPARE(entry.textFor(u"de_AT"_s), u"Schneller"_s);
        QCOMPARE(entry.textFor(u"pt_BR"_s), u"Mais rápido"_s);
        QCOMPARE(entry.textFor(u"pt_PT"_s), u"Faster"_s);
        QCOMPARE(entry.textFor(u"C"_s), u"Faster"_s);
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        DriverChangelogView view(u"News"_s);
        view.showNews({entry});
        QVERIFY2(view.text().contains(u"1.2.0 · 31.01.26<br>Schneller"_s), qPrintable(view.text()));
        view.showNews({});
        QVERIFY(view.isHidden());
    }
};

COALFACE_TEST(TestDriverChangelog)
#include "tst_driverchangelog.moc"
