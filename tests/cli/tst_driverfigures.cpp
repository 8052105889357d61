// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/driverfigures.h"
#include "cli/output.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::cli;
using namespace Qt::StringLiterals;

namespace {
DriverFigures busyDay()
{
    DriverFigures figures;
    figures.hours = 25;
    figures.sum.driverType = u"pebble"_s;
    figures.sum.version = u"1.1.0"_s;
    for (int i = 0; i < 197; ++i)
        figures.sum.countCall(u"readTelemetry"_s, CallClass::Ok, 20);
    figures.sum.countCall(u"readTelemetry"_s, CallClass::Unreachable, 8000);
    figures.sum.countCall(u"readTelemetry"_s, CallClass::Unreachable, 8000);
    figures.sum.countCall(u"setPool"_s, CallClass::Driver, 0);
    figures.sum.crashes = 2;
    figures.sum.restarts = 1;
    figures.sum.cpuMs = 1250;
    figures.sum.peakRss = 6'000'000;
    return figures;
}
} // namespace

//! The document and the table of what drivers did.
class TestDriverFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDocumentHasEveryKey()
    {
        // 20 ms lie in the bucket up to 2^(18/4) = 22.6 ms, of which 2^(17.5/4) = 20.7 ms is the middle.
        QCOMPARE(jsonText(driverFiguresDocument(busyDay())),
                 QByteArray(
                     R"({"driver_type":"pebble","version":"1.1.0","hours":25,"calls":200,)"
                     R"("by_class":{"ok":197,"unreachable":2,"auth":0,"busy":0,"protocol":0,"driver":1},)"
                     R"("by_op":{"readTelemetry":{"ok":197,"unreachable":2,"auth":0,"busy":0,"protocol":0,"driver":0},)"
                     R"("setPool":{"ok":0,"unreachable":0,"auth":0,"busy":0,"protocol":0,"driver":1}},)"
                     R"("latency_ms":{"p50":21,"p95":21,"p99":21},)"
                     R"("crashes":2,"hangs":0,"restarts":1,"cpu_ms":1250,"peak_rss":6000000})"));
    }

    void whatWasNeverCountedIsNullAndNotZero()
    {
        DriverFigures nothing;
        nothing.sum.driverType = u"pebble"_s;
        nothing.sum.version = u"1.1.0"_s;
        QCOMPARE(jsonText(driverFiguresDocument(nothing)),
                 QByteArray(
                     R"({"driver_type":"pebble","version":"1.1.0","hours":0,"calls":null,)"
                     R"("by_class":{"ok":null,"unreachable":null,"auth":null,"busy":null,"protocol":null,"driver":null},)"
                     R"("by_op":{},"latency_ms":{"p50":null,"p95":null,"p99":null},)"
                     R"("crashes":null,"hangs":null,"restarts":null,"cpu_ms":null,"peak_rss":null})"));
    }

    void anHourWithoutAGoodReadingHasNoLatency()
    {
        DriverFigures figures;
        figures.hours = 1;
        figures.sum.crashes = 1;
        const QCborMap document = driverFiguresDocument(figures);
        QCOMPARE(document.value(u"calls"_s), QCborValue(0));
        QCOMPARE(document.value(u"crashes"_s), QCborValue(1));
        QVERIFY(document.value(u"latency_ms"_s).toMap().value(u"p50"_s).isNull());
        QVERIFY(document.value(u"cpu_ms"_s).isNull());
    }

    void theTableIsForPeople()
    {
        DriverFigures nothing;
        nothing.sum.driverType = u"pebble"_s;
        nothing.sum.version = u"1.0.0"_s;
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        QStringList lines = driverFiguresTable({busyDay(), nothing}, english)
                                .toString()
                                .replace(QChar(0xa0), u' ')
                                .split(u'\n');
        for (QString &line : lines)
            line = line.simplified();
        QCOMPARE(lines, QStringList(
                            {u"DRIVER VERSION CALLS FAULTS OTHERS P50 P95 P99 CRASHES HANGS "
                             "RESTARTS CPU MEMORY"_s,
                             u"pebble 1.1.0 200 1 (0.5 %) 2 (1.0 %) 21 ms 21 ms 21 ms 2 0 1 1.25 s "
                             "6.0 MB"_s,
                             u"pebble 1.0.0 — — — — — — — — — — —"_s}));
    }
};

COALFACE_TEST(TestDriverFigures)
#include "tst_driverfigures.moc"
