// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/systemclock.h"
#include "tests/testprogram/testprogram.h"
#include "ui/details/chartrangedialog.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>
#include <QTranslator>

using namespace coalface;
using namespace Qt::StringLiterals;

//! One whose titles are long.
class LongTitles : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return qstrcmp(text, "Time of the chart") == 0
                   ? u"Der Zeitraum, den das Diagramm zeigen soll"_s
                   : QString();
    }
    bool isEmpty() const override { return false; }
};

class TestChartRangeDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itsTitleIsNotCutInALongerLanguage()
    {
        LongTitles longer;
        QVERIFY(QCoreApplication::installTranslator(&longer));
        const SystemClock clock;
        ChartRangeDialog dialog(clock, clock.now().addDays(-1), clock.now(), {});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(dialog.windowTitle().startsWith(u"Der Zeitraum"_s));
        // Room for the program's name and the frame's buttons, too.
        const QString title = dialog.windowTitle() + QGuiApplication::applicationDisplayName();
        QVERIFY(dialog.width() > dialog.fontMetrics().horizontalAdvance(title) + 100);
    }

    void noLabelIsCutWhereALetterIsUnderlined()
    {
        const SystemClock clock;
        ChartRangeDialog dialog(clock, clock.now().addDays(-1), clock.now(), {});
        dialog.show();
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            int needed = 0; // what is underlined stands apart
            const QString text = label->text().remove(u'&');
            for (const QChar letter : text)
                needed += label->fontMetrics().horizontalAdvance(letter);
            if (label->buddy())
                QVERIFY2(label->width() >= needed, qPrintable(label->text()));
        }
    }
};

COALFACE_TEST(TestChartRangeDialog)
#include "tst_chartrangedialog.moc"
