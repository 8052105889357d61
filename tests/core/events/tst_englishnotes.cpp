// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/englishnotes.h"

#include "core/events/minersnapshot.h"
#include "tests/testprogram/testprogram.h"

#include <QSet>
#include <QTest>

using namespace coalface;
using namespace Qt::StringLiterals;
using Note = EventNote::Kind;

//! What is told about an event: the sentences for the outside, and the notes that say them in the window.
class TestEnglishNotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachNoteHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (const Note kind : allEventNotes()) {
            const QString name = eventNoteName(kind);
            QVERIFY(!name.isEmpty());
            QCOMPARE(eventNoteFromName(name), std::optional(kind));
            names << name;
        }
        QCOMPARE(names.size(), allEventNotes().size());
        QCOMPARE(eventNoteFromName(u"none"_s), std::nullopt);
    }

    //! Scripts read them, so none is ever reworded.
    void theSentencesForTheOutsideStayAsTheyAre_data()
    {
        QTest::addColumn<Note>("kind");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("sentence");
        const auto row = [](Note kind, const QStringList &values, const char *sentence) {
            QTest::newRow(qPrintable(eventNoteName(kind) + u' ' + values.join(u' ')))
                << kind << values << QString::fromUtf8(sentence);
        };
        const QString noon = u"2026-03-01T12:00:05Z"_s;
        row(Note::Text, {u"It says %1."_s}, "It says %1.");
        row(Note::QuietSince, {noon}, "It has not answered since 2026-03-01 12:00:05 UTC.");
        row(Note::OwnFault, {noon, u"500"_s},
            "It answers with a fault of its own (HTTP 500); it could not be read since "
            "2026-03-01 12:00:05 UTC.");
        row(Note::Unusable, {noon, u"It is no JSON."_s},
            "It has given no usable answer since 2026-03-01 12:00:05 UTC: It is no JSON.");
        row(Note::OtherDevice, {u"Another device answers."_s}, "Another device answers.");
        row(Note::Readable, {}, "It can be read again.");
        row(Note::Readable, {u"720"_s}, "It can be read again, after 12 min.");
        row(Note::Answers, {}, "It answers again.");
        row(Note::Answers, {u"720"_s}, "It answers again, after 12 min.");
        row(Note::UpSince, {noon}, "It has been up since 2026-03-01 12:00:05 UTC.");
        row(Note::OtherWorker, {}, "The pool is the same, but it works as another worker there.");
        row(Note::FallbackUse, {}, "It goes there when its first pool fails.");
        row(Note::BlockFound, {}, "It has found a block.");
        row(Note::BlockFound, {u"2"_s}, "It has found 2 blocks.");
        row(Note::BestKnown, {},
            "The miner itself keeps its best since its start only; this is the greatest known of "
            "it.");
        row(Note::Heat, {u"temperature"_s, u"71.5"_s, u"70"_s},
            "The hottest chip is at 71.5 °C; its limit is 70 °C.");
        row(Note::Heat, {u"temperature_vr"_s, u"91"_s, u"90"_s},
            "The hottest voltage regulator is at 91 °C; its limit is 90 °C.");
        row(Note::NoShares, {u"7200"_s},
            "It reports a hash rate, but no share has been accepted for much longer than its "
            "pool's difficulty lets expect; for 2 h now.");
        row(Note::NotHashing, {u"90"_s}, "It answers, but has not hashed for 90 s.");
        row(Note::Hashes, {}, "It hashes again.");
        row(Note::Hashes, {u"172800"_s}, "It hashes again, after 2 days.");
        row(Note::Unwatched, {noon, u"2026-03-01T14:00:00Z"_s},
            "Nobody watched between 2026-03-01 12:00:05 UTC and 2026-03-01 14:00:00 UTC.");
        row(Note::AskedThrough, {u"coalface-cli"_s, u"17"_s},
            "It follows what was asked for through coalface-cli (process 17).");
        row(Note::OwnPoolSwitch, {},
            "The device itself went over to another one of its configured pools.");
        row(Note::RestartUnasked, {},
            "Nobody asked for it through Coalface: it lost power, ended by a fault, or was "
            "restarted at the device.");
        row(Note::ModeUnasked, {},
            "It was not asked for through Coalface: somebody changed the device's settings, or "
            "its own protection did.");
        row(Note::AtDevice, {}, "It was changed at the device and not through Coalface.");
        row(Note::AtDeviceOrFallback, {},
            "It was changed at the device and not through Coalface, or the device uses its "
            "fallback: it could not be asked for its pools.");
        row(Note::BundledUpdate, {}, "It came with a newer version of the program.");
        row(Note::Place, {u"2"_s}, "Pool 2.");
        row(Note::PlaceRestart, {u"1"_s}, "Pool 1, with a restart.");
        row(Note::ProgramGone, {},
            "The program that sent it ended before the miner's answer was known.");
        row(Note::PoolKept, {},
            "Nothing was sent: the pool in use is the one that is wanted from now on.");
        row(Note::PoolKept, {u"stored"_s},
            "Nothing was sent: the pool that is stored, and used only after a restart, is the one "
            "that is wanted from now on.");
        row(Note::FallbackKept, {},
            "Nothing was sent: the fallback pool that is set is the one that is wanted from now "
            "on.");
        row(Note::StartUnknown, {},
            "It may have restarted after that pool was set, so it is not known whether it uses it "
            "already; after another restart it surely does.");
    }

    void theSentencesForTheOutsideStayAsTheyAre()
    {
        QFETCH(Note, kind);
        QFETCH(QStringList, values);
        QTEST(englishText({kind, values}), "sentence");
    }

    void notesAndSentencesGrowTogether()
    {
        Event event;
        appendNote(event, {Note::FallbackUse});
        appendNote(event, {Note::Place, {u"1"_s}});
        prependNote(event, {Note::AtDevice});
        prependNote(event, {Note::Text, {QString()}});
        QCOMPARE(event.detail, u"It was changed at the device and not through Coalface. "
                               "It goes there when its first pool fails. Pool 1."_s);
        QCOMPARE(event.notes,
                 (QList<EventNote>{{Note::AtDevice}, {Note::FallbackUse}, {Note::Place, {u"1"_s}}}));
    }

    void whatAnOlderVersionNotedIsKept()
    {
        Event event;
        event.detail = u"Pool 1."_s;
        prependNote(event, {Note::ProgramGone});
        QCOMPARE(event.detail, u"The program that sent it ended before the miner's answer was "
                               "known. Pool 1."_s);
        QCOMPARE(event.notes, (QList<EventNote>{{Note::ProgramGone}, {Note::Text, {u"Pool 1."_s}}}));
    }

    void notesAreStoredAndRead()
    {
        const QList<EventNote> notes{{Note::Heat, heatNote({u"temperature"_s, 71.5, 70}).values},
                                     {Note::Text, {u"It said \"no\" [°C]\n."_s}},
                                     {Note::AtDevice}};
        QCOMPARE(storedNotes({}), QString());
        QCOMPARE(notesFromStored({}), QList<EventNote>());
        QCOMPARE(storedNotes({{Note::Place, {u"1"_s}}}), u"[[\"place\",\"1\"]]"_s);
        QCOMPARE(notesFromStored(storedNotes(notes)), notes);
    }

    //! So that the sentence for the outside is shown instead of a part of it.
    void whatCannotBeReadIsNone()
    {
        for (const QString &text : {u"["_s, u"{}"_s, u"[[\"at_device\"],[\"of a later version\"]]"_s,
                                    u"[[]]"_s, u"[\"at_device\"]"_s})
            QCOMPARE(notesFromStored(text), QList<EventNote>());
    }

    void timesAreThoseOfTheOutside()
    {
        const QDateTime time = QDateTime::fromString(u"2026-03-01T12:00:05Z"_s, Qt::ISODate);
        QCOMPARE(noteTime(time.addMSecs(7)), u"2026-03-01T12:00:05Z"_s);
        QCOMPARE(timeFromNote(noteTime(time)), time);
        QCOMPARE(noteTime({}), QString());
        QVERIFY(!timeFromNote({}).isValid());
    }

    void spans_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << qint64(119) << u"119 s"_s;
        QTest::newRow("minutes") << qint64(7199) << u"119 min"_s;
        QTest::newRow("hours") << qint64(172'799) << u"47 h"_s;
        QTest::newRow("days") << qint64(172'800) << u"2 days"_s;
    }

    void spans()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(spanText(seconds), text);
    }
};

COALFACE_TEST(TestEnglishNotes)
#include "tst_englishnotes.moc"
