// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeports.h"
#include "tests/testprogram/testprogram.h"
#include "ui/common/momentfield.h"
#include "ui/dialogs/exportdialog.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace coalface;

//! What the dialog of an export shows of what is chosen, and of the export before.
class TestExportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTimesOfAnExportAreThoseOfTheRangeThatIsChosen()
    {
        FakeHouse house;
        ExportDialog dialog(house.context(), {});
        dialog.show();
        auto *range = qobject_cast<QComboBox *>(widgetOf(dialog, QStringLiteral("Time")));
        const auto *from = qobject_cast<MomentField *>(widgetOf(dialog, QStringLiteral("From")));
        const auto *to = qobject_cast<MomentField *>(widgetOf(dialog, QStringLiteral("To")));
        range->setCurrentIndex(range->findText(QStringLiteral("Last 7 days")));
        QVERIFY(!from->isEnabled());
        QCOMPARE(from->moment(), house.clock.now().addDays(-7));
        QCOMPARE(to->moment(), house.clock.now());
        range->setCurrentIndex(range->findText(QStringLiteral("Everything")));
        QVERIFY(from->text().isEmpty());
        range->setCurrentIndex(range->findText(QStringLiteral("From … to …")));
        QVERIFY(from->isEnabled());
        QVERIFY(from->problem().isEmpty());
    }

    void whatIsLeftOfAnExportGoesWithTheNext()
    {
        FakeHouse house;
        const QString path = house.folder.filePath(QStringLiteral("out.csv"));
        ExportDialog dialog(house.context(), {});
        dialog.show();
        dialog.setFile(path);
        auto *progress = dialog.findChild<QProgressBar *>();
        button(dialog, QStringLiteral("Export"))->click();
        house.log.finishExport(ExportReport{1, Resolution::Raw});
        QTRY_COMPARE(progress->value(), 100);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        button(dialog, QStringLiteral("Export"))->click();
        QVERIFY(says(dialog, QStringLiteral("This file exists.")));
        QVERIFY(!says(dialog, QStringLiteral("rows written")));
        QCOMPARE(progress->value(), 0);
    }

private:
    static QPushButton *button(const QWidget &dialog, const QString &text)
    {
        for (QPushButton *candidate : dialog.findChildren<QPushButton *>()) {
            if (candidate->text().remove(QLatin1Char('&')) == text)
                return candidate;
        }
        return nullptr;
    }

    static QWidget *widgetOf(const QWidget &dialog, const QString &label)
    {
        for (const QLabel *candidate : dialog.findChildren<QLabel *>()) {
            if (candidate->text().remove(QLatin1Char('&')) == label)
                return candidate->buddy();
        }
        return nullptr;
    }

    static bool says(const QWidget &dialog, const QString &part)
    {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(part))
                return true;
        }
        return false;
    }
};

COALFACE_TEST(TestExportDialog)
#include "tst_exportdialog.moc"
