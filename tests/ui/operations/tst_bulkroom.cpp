// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulkhouse.h"

#include "tests/testprogram/testprogram.h"
#include "ui/operations/pooloptions.h"
#include "ui/operations/undooptions.h"

#include <QCheckBox>
#include <QTranslator>

using namespace coalface;
using namespace Qt::StringLiterals;

namespace {

//! One that needs many words: it says everything twice.
class LongLanguage : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString said = QString::fromUtf8(text);
        return said.contains(u' ') ? said + u' ' + said : said;
    }
    bool isEmpty() const override { return false; }
};

//! Those that are lower than what they say at their width.
QStringList cutLabels(const QWidget &in)
{
    QStringList cut;
    for (const QLabel *label : in.findChildren<QLabel *>()) {
        const int needed = label->wordWrap() ? label->heightForWidth(label->width())
                                             : label->fontMetrics().height();
        if (label->isVisible() && !label->text().isEmpty() && label->height() < needed)
            cut += u"%1 of %2: %3"_s.arg(label->height()).arg(needed).arg(label->text());
    }
    return cut;
}

} // namespace

//! A sheet for which there is little room.
class TestBulkRoom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noLineOfASheetIsCutWhereThereIsLittleRoom()
    {
        LongLanguage language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        BulkHouse house({11, 12, 13, 20});
        house.window->resize(900, 560);
        QList<BulkTarget> targets;
        for (const qint64 key : {11, 12, 13, 20}) {
            BulkTarget target;
            target.key = key;
            target.name = u"miner-%1"_s.arg(key);
            const PoolSettings pool{0, u"home.example:3333"_s, u"us"_s, {}, key == 12};
            target.request = {WriteRequest::Verb::SetPool, {}, pool};
            targets << target;
        }
        auto *options = new UndoOptions(BulkChange::Purpose::Undo, targets);
        QStringList names;
        for (int i = 0; i < 10; ++i)
            names << u"a miner with the number %1"_s.arg(i);
        options->tellLeft(names, names);
        options->tellStrangers({13});
        BulkDialog dialog(house.house.context(), {11, 12, 13, 20}, 3, options, house.window.get());
        dialog.show();
        QTRY_VERIFY(BulkHouse::says(dialog, u"can do this"_s));
        const auto cut = [&] { return cutLabels(dialog).join(u'\n'); };
        QTRY_VERIFY2(cut().isEmpty(), qPrintable(cut()));
        const auto *table = BulkHouse::table(dialog, u"Bulk targets Bulk targets"_s);
        QVERIFY(table);
        QVERIFY(table->viewport()->height() >= 3 * table->rowHeight(0));
    }

    void whatIsOddAboutTheWorkersIsSeenWithoutScrolling()
    {
        BulkHouse house({11, 12, 13, 20});
        house.window->resize(900, 560);
        auto *options = new PoolOptions(nullptr);
        BulkDialog dialog(house.house.context(), {11, 12, 13, 20}, 0, options, house.window.get());
        dialog.show();
        QTRY_VERIFY(BulkHouse::says(dialog, u"can do this"_s));
        const auto edits = options->findChildren<QLineEdit *>();
        edits.at(0)->setText(u"stratum+tcp://pool.example:3333"_s);
        edits.at(1)->setText(u"{user}.rig"_s);
        const auto isSeen = [&dialog](const QString &part) {
            for (const QLabel *label : dialog.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(part))
                    return label->visibleRegion().boundingRect() == label->rect();
            }
            return false;
        };
        QTRY_VERIFY(isSeen(u"{user} is no placeholder"_s));
        QVERIFY(isSeen(u"All 4 miners get the same worker"_s));
        edits.at(1)->setText(u"rig.{name}"_s);
        QVERIFY(!BulkHouse::says(dialog, u"placeholder"_s));
    }
};

COALFACE_TEST(TestBulkRoom)
#include "tst_bulkroom.moc"
