// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/englishnotes.h"
#include "tests/testprogram/testprogram.h"
#include "tests/ui/fakeports.h"
#include "ui/events/eventdetail.h"
#include "ui/events/eventsearch.h"
#include "ui/events/eventtablemodel.h"
#include "ui/events/eventtext.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace coalface;
using namespace Qt::StringLiterals;
using Note = EventNote::Kind;

//! German for what is said here, apart from the program's own translations: how those put it is not the point.
class GermanDetails : public QTranslator
{
public:
    QString translate(const char *context, const char *text, const char *, int number) const override
    {
        if (qstrcmp(context, "coalface::EventDetail") == 0) {
            QString german = m_details.value(QString::fromUtf8(text));
            return number < 0 ? german : german.replace(u"%n"_s, QString::number(number));
        }
        if (qstrcmp(context, "coalface::PoolSlotName") == 0 && qstrcmp(text, "Fallback") == 0)
            return u"Ausweichpool"_s;
        const bool isField = qstrcmp(context, "coalface::FieldText") == 0;
        return isField && qstrcmp(text, "ASIC temperature") == 0 ? u"Chiptemperatur"_s : QString();
    }
    bool isEmpty() const override { return false; }

private:
    const QHash<QString, QString> m_details{
        {u"%1 s"_s, u"%1 Sek."_s},
        {u"%1 min"_s, u"%1 Min."_s},
        {u"%1 h"_s, u"%1 Std."_s},
        {u"%n days"_s, u"%n Tagen"_s},
        {u"%1 (%2)"_s, u"%1 [%2]"_s},
        {u"It was done."_s, u"Es wurde getan."_s},
        {u"It was refused."_s, u"Es wurde abgelehnt."_s},
        {u"The miner cannot do that."_s, u"Der Miner kann das nicht."_s},
        {u"Nothing was sent."_s, u"Nichts wurde gesendet."_s},
        {u"It is stored, and in use after a restart."_s, u"Gilt nach einem Neustart."_s},
        {u"It was sent, but the miner never showed it."_s, u"Der Miner zeigte es nie."_s},
        {u"It was sent, but what came of it is not known."_s, u"Was daraus wurde, ist unbekannt."_s},
        {u"It does not stay up, so its miners cannot be asked."_s, u"Er bleibt nicht am Laufen."_s},
        {u"It failed."_s, u"Es schlug fehl."_s},
        {u"The newer version has not proved good."_s, u"Die neuere bewährte sich nicht."_s},
        {u"It has not answered since %1."_s, u"Er antwortet seit %1 nicht."_s},
        {u"It does not answer."_s, u"Er antwortet nicht."_s},
        {u"It answers with a fault of its own (HTTP %1); it could not be read since %2."_s,
         u"Eigener Fehler (HTTP %1) seit %2."_s},
        {u"It has given no usable answer since %1."_s, u"Seit %1 nichts Brauchbares."_s},
        {u"It can be read again."_s, u"Er ist wieder lesbar."_s},
        {u"It can be read again, after %1."_s, u"Er ist nach %1 wieder lesbar."_s},
        {u"It answers again."_s, u"Er antwortet wieder."_s},
        {u"It answers again, after %1."_s, u"Er antwortet nach %1 wieder."_s},
        {u"It has been up since %1."_s, u"Er läuft seit %1."_s},
        {u"%1 %2, limit %3."_s, u"%1 %2, Grenze %3."_s},
        {u"It reports a hashrate, but no share has been accepted for much longer than expected of its pool's difficulty; for %1 now."_s,
         u"Seit %1 kein Share."_s},
        {u"It answers, but has not hashed for %1."_s, u"Er rechnet seit %1 nicht."_s},
        {u"It hashes again."_s, u"Er rechnet wieder."_s},
        {u"It hashes again, after %1."_s, u"Er rechnet nach %1 wieder."_s},
        {u"Nobody watched between %1 and %2."_s, u"Niemand sah zu zwischen %1 und %2."_s},
        {u"The pool is the same, but it works as another worker there."_s, u"Anderer Arbeiter."_s},
        {u"It goes there when its first pool fails."_s, u"Dorthin geht er bei Ausfall."_s},
        {u"It has found a block."_s, u"Er fand einen Block."_s},
        {u"The miner itself keeps its best since its start only; this is the greatest known of it."_s,
         u"Der beste bekannte Wert."_s},
        {u"It follows what was asked for through %1 (process %2)."_s, u"Durch %1 (Prozess %2)."_s},
        {u"The device itself went over to another one of its configured pools."_s,
         u"Das Gerät wechselte selbst."_s},
        {u"Nobody asked for it through Coalface: it lost power, ended by a fault, or was restarted at the device."_s,
         u"Nicht durch Coalface."_s},
        {u"It was not asked for through Coalface: somebody changed the device's settings, or its own protection did."_s,
         u"Nicht durch Coalface verlangt."_s},
        {u"It was changed at the device and not through Coalface."_s, u"Am Gerät geändert."_s},
        {u"It was changed at the device and not through Coalface, or the device uses its fallback: it could not be asked for its pools."_s,
         u"Am Gerät geändert oder Ausweichpool."_s},
        {u"It came with a newer version of the program."_s, u"Kam mit dem Programm."_s},
        {u"As: %1."_s, u"Als: %1."_s},
        {u"As: %1, with a restart."_s, u"Als: %1, mit Neustart."_s},
        {u"The program that sent it ended before the miner's answer was known."_s,
         u"Das Programm endete vorher."_s},
        {u"Nothing was sent: the pool in use is the one that is wanted from now on."_s,
         u"Der Pool gilt ab jetzt."_s},
        {u"Nothing was sent: the pool that is stored, and used only after a restart, is the one "
         "that is wanted from now on."_s,
         u"Der gespeicherte Pool gilt ab jetzt."_s},
        {u"Nothing was sent: the fallback pool that is set is the one that is wanted from now on."_s,
         u"Der Ausweichpool gilt ab jetzt."_s},
        {u"It may have restarted after that pool was set, so it is not known whether it uses it already; after another restart it surely does."_s,
         u"Ob er ihn nutzt, ist unbekannt."_s},
    };
};

namespace {

Event eventOf(EventKind kind, const QList<EventNote> &notes, const QString &outcome = {})
{
    Event event;
    event.time = QDateTime(QDate(2026, 3, 1), QTime(12, 30, 5), Qt::UTC);
    event.kind = kind;
    event.outcome = outcome;
    for (const EventNote &note : notes)
        appendNote(event, note);
    return event;
}

} // namespace

//! What the window tells about an event, to somebody in Tokyo who reads German.
class TestEventDetail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_zone = qgetenv("TZ");
        qputenv("TZ", "Asia/Tokyo");
        tzset();
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }
    void cleanupTestCase()
    {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(QLocale::c());
        m_zone.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", m_zone);
        tzset();
    }

    void eachKindIsToldInThePersonsLanguage_data()
    {
        QTest::addColumn<Event>("event");
        QTest::addColumn<QString>("sentence");
        const auto row = [](EventKind kind, const QList<EventNote> &notes, const char *sentence,
                            const QString &outcome = {}) {
            const Event event = eventOf(kind, notes, outcome);
            QTest::newRow(qPrintable(eventKindName(kind) + u": "_s + event.detail + outcome))
                << event << QString::fromUtf8(sentence);
        };
        using Kind = EventKind;
        const QString asked = u"coalface-cli"_s;
        row(Kind::Offline, {{Note::QuietSince, {u"2026-03-01T12:29:00Z"_s}}},
            "Er antwortet seit 21:29 nicht.");
        row(Kind::Offline, {{Note::QuietSince, {QString()}}}, "Er antwortet nicht.");
        row(Kind::Offline, {{Note::OwnFault, {u"2026-03-01T12:29:00Z"_s, u"500"_s}}},
            "Eigener Fehler (HTTP 500) seit 21:29.");
        row(Kind::Offline, {{Note::Unusable, {u"2026-03-01T12:29:00Z"_s, u"It is no JSON."_s}}},
            "Seit 21:29 nichts Brauchbares. (It is no JSON.)");
        row(Kind::Offline, {{Note::OtherDevice, {u"It has another MAC."_s}}},
            "Another device answers at its address now. (It has another MAC.)");
        row(Kind::Online, {{Note::Readable}}, "Er ist wieder lesbar.");
        row(Kind::Online, {{Note::Readable, {u"119"_s}}}, "Er ist nach 119 Sek. wieder lesbar.");
        row(Kind::Online, {{Note::Answers}}, "Er antwortet wieder.");
        row(Kind::Online, {{Note::Answers, {u"119"_s}}}, "Er antwortet nach 119 Sek. wieder.");
        row(Kind::Online, {{Note::Answers, {u"7199"_s}}}, "Er antwortet nach 119 Min. wieder.");
        row(Kind::Online, {{Note::Answers, {u"7200"_s}}}, "Er antwortet nach 2 Std. wieder.");
        row(Kind::Online, {{Note::Answers, {u"259200"_s}}}, "Er antwortet nach 3 Tagen wieder.");
        row(Kind::Restart, {{Note::RestartUnasked}, {Note::UpSince, {u"2026-03-01T12:20:00Z"_s}}},
            "Nicht durch Coalface. Er läuft seit 21:20.");
        row(Kind::Restart, {{Note::AskedThrough, {asked, u"17"_s}}},
            "Durch coalface-cli (Prozess 17).");
        row(Kind::ModeChanged, {{Note::ModeUnasked}}, "Nicht durch Coalface verlangt.");
        row(Kind::PoolChanged, {{Note::AtDevice}, {Note::OtherWorker}},
            "Am Gerät geändert. Anderer Arbeiter.");
        row(Kind::PoolChanged, {{Note::OwnPoolSwitch}}, "Das Gerät wechselte selbst.");
        row(Kind::PoolChanged, {{Note::AtDeviceOrFallback}}, "Am Gerät geändert oder Ausweichpool.");
        row(Kind::PoolChanged, {{Note::AtDevice}, {Note::StartUnknown}},
            "Am Gerät geändert. Ob er ihn nutzt, ist unbekannt.");
        row(Kind::FallbackChanged, {{Note::FallbackUse}}, "Dorthin geht er bei Ausfall.");
        row(Kind::BestDifficulty, {}, "");
        row(Kind::BestDifficulty, {{Note::BestKnown}}, "Der beste bekannte Wert.");
        row(Kind::BlockFound, {{Note::BlockFound}}, "Er fand einen Block.");
        row(Kind::Overheating, {{Note::Heat, {u"temperature"_s, u"71.5"_s, u"70"_s}}},
            "Chiptemperatur 71,5\u00a0°C, Grenze 70,0\u00a0°C.");
        row(Kind::HashingStopped, {{Note::NotHashing, {u"60"_s}}}, "Er rechnet seit 60 Sek. nicht.");
        row(Kind::HashingStopped, {{Note::NoShares, {u"3600"_s}}}, "Seit 60 Min. kein Share.");
        row(Kind::HashingResumed, {{Note::Hashes}}, "Er rechnet wieder.");
        row(Kind::HashingResumed, {{Note::Hashes, {u"60"_s}}}, "Er rechnet nach 60 Sek. wieder.");
        row(Kind::DriverUpdated, {{Note::BundledUpdate}}, "Kam mit dem Programm.");
        row(Kind::DriverUpdated, {{Note::Text, {u"The disk is full."_s}}},
            "Es schlug fehl. [The disk is full.]", u"failed"_s);
        row(Kind::DriverBroken, {{Note::Text, {u"It ended five times."_s}}},
            "Er bleibt nicht am Laufen. [It ended five times.]");
        row(Kind::Write, {{Note::Place, {u"2"_s}}}, "Als: Ausweichpool.");
        row(Kind::Write, {{Note::Text, {u"Stored."_s}}, {Note::PlaceRestart, {u"1"_s}}},
            "Es wurde getan. [Stored.] Als: Pool, mit Neustart.", u"applied"_s);
        row(Kind::Write, {{Note::Text, {u"No."_s}}}, "Es wurde abgelehnt. [No.]", u"refused"_s);
        row(Kind::Write, {{Note::Text, {u"No."_s}}}, "Der Miner kann das nicht. [No.]",
            u"unsupported"_s);
        row(Kind::Write, {{Note::Text, {u"No."_s}}}, "Nichts wurde gesendet. [No.]",
            u"unreachable"_s);
        row(Kind::Write, {{Note::Text, {u"Yes."_s}}}, "Gilt nach einem Neustart. [Yes.]",
            u"needs_restart"_s);
        row(Kind::Write, {{Note::Text, {u"No."_s}}}, "Der Miner zeigte es nie. [No.]",
            u"not_confirmed"_s);
        row(Kind::Write, {{Note::Text, {u"No."_s}}}, "Was daraus wurde, ist unbekannt. [No.]",
            u"unknown"_s);
        row(Kind::Write, {{Note::ProgramGone}, {Note::Place, {u"1"_s}}},
            "Das Programm endete vorher. Als: Pool.", u"unknown"_s);
        row(Kind::Write, {{Note::PoolKept}}, "Der Pool gilt ab jetzt.", u"applied"_s);
        row(Kind::Write, {{Note::PoolKept, {u"stored"_s}}}, "Der gespeicherte Pool gilt ab jetzt.",
            u"needs_restart"_s);
        row(Kind::Write, {{Note::FallbackKept}}, "Der Ausweichpool gilt ab jetzt.", u"applied"_s);
    }

    void eachKindIsToldInThePersonsLanguage()
    {
        QFETCH(Event, event);
        QTEST(eventDetailText(event), "sentence");
    }

    //! What was asked for is noted without a comma, what was there before with one.
    void bothPoolsOfAWriteAreShownAlike()
    {
        Event event = eventOf(EventKind::Write, {});
        event.verb = u"set_pool"_s;
        event.before = u"old.example:1, me"_s;
        event.after = u"new.example:2 me"_s;
        const QString shown = eventChangeText(event);
        QVERIFY2(shown.contains(u"old.example:1, me"_s), qPrintable(shown));
        QVERIFY2(shown.contains(u"new.example:2, me"_s), qPrintable(shown));
    }

    void aDriverThatWentBackByItselfIsToldWithItsReason()
    {
        Event event = eventOf(EventKind::DriverRolledBack,
                              {{Note::Text, {u"It understood nothing."_s}}}, u"rolled_back"_s);
        event.actor = thisProgram();
        QCOMPARE(eventDetailText(event),
                 u"Die neuere bewährte sich nicht. [It understood nothing.]"_s);
    }

    void noNoteIsForgotten()
    {
        for (const Note kind : allEventNotes()) {
            const Event event = eventOf(EventKind::Restart,
                                        {{kind, {u"2026-03-01T12:00:00Z"_s, u"2"_s, u"3"_s}}});
            const QString text = eventDetailText(event);
            QVERIFY2(!text.isEmpty(), qPrintable(eventNoteName(kind)));
            if (kind != Note::Text)
                QVERIFY2(text != event.detail, qPrintable(text));
        }
    }

    //! Where the event's own time, which stands beside it, does not tell it.
    void anotherDayIsNamedAsThePersonWritesIt()
    {
        const Event event = eventOf(EventKind::ModeChanged,
                                    {{Note::Unwatched,
                                      {u"2026-02-28T14:59:00Z"_s, u"2026-03-01T12:30:05Z"_s}}});
        QCOMPARE(eventDetailText(event), u"Niemand sah zu zwischen 28.02.26 23:59 und 21:30."_s);
        // The same day in London is none in Tokyo.
        const Event late = eventOf(EventKind::Restart,
                                   {{Note::UpSince, {u"2026-03-01T15:00:00Z"_s}}});
        QCOMPARE(eventDetailText(late), u"Er läuft seit 02.03.26 00:00."_s);
    }

    //! It takes seconds to see that between two equal minutes time went by.
    void aGapOfSecondsIsToldWithThem()
    {
        const auto text = [](const QString &from, const QString &to) {
            return eventDetailText(eventOf(EventKind::ModeChanged, {{Note::Unwatched, {from, to}}}));
        };
        QCOMPARE(text(u"2026-03-01T12:30:01Z"_s, u"2026-03-01T12:30:05Z"_s),
                 u"Niemand sah zu zwischen 21:30:01 und 21:30:05."_s);
        QCOMPARE(text(u"2026-02-28T12:30:01Z"_s, u"2026-02-28T12:30:05Z"_s),
                 u"Niemand sah zu zwischen 28.02.26 21:30:01 und 28.02.26 21:30:05."_s);
        QCOMPARE(text(u"2026-03-01T12:30:05Z"_s, u"2026-03-01T12:30:05Z"_s),
                 u"Nobody watched for a moment, at 21:30."_s); // which is in no other language yet
        QCOMPARE(text(u"2026-03-01T12:29:59Z"_s, u"2026-03-01T12:30:05Z"_s),
                 u"Niemand sah zu zwischen 21:29 und 21:30."_s);
    }

    //! One that gave no usable answer is offline, too, though it answered all the while.
    void theTitleOfOneThatIsBackFitsWhateverWasWrong()
    {
        const QString title = eventTitle(eventOf(EventKind::Online, {{Note::Readable}}));
        QCOMPARE(title, u"Online again"_s);
        QCOMPARE(eventTitle(eventOf(EventKind::Online, {{Note::Answers}})), title);
    }

    void theTableOfEventsTellsIt()
    {
        FakeHouse house;
        EventTableModel model(house.fleet);
        model.setEvents({eventOf(EventKind::BlockFound, {{Note::BlockFound}})});
        const QModelIndex cell = model.index(0, EventTableModel::DetailColumn);
        QCOMPARE(cell.data().toString(), u"Er fand einen Block."_s);
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"Er fand einen Block."_s);
    }

    //! A person looks for what is shown, and that is not what is stored.
    void theTextOfTheFilterIsLookedForInWhatIsShown()
    {
        QCOMPARE(notesSaying(u"fand einen BLOCK"_s), QList{Note::BlockFound});
        QCOMPARE(notesSaying(u"mit dem programm"_s), QList{Note::BundledUpdate});
        QCOMPARE(notesSaying(u"gilt ab jetzt"_s), (QList{Note::PoolKept, Note::FallbackKept}));
        QCOMPARE(notesSaying(u"nothing like it"_s), QList<Note>());
        QCOMPARE(notesSaying(u"0"_s), QList<Note>()); // a value at most
        QCOMPARE(notesSaying({}), QList<Note>());
    }

    void aSentenceWithItsValuesIsFoundByEachOfItsWords()
    {
        QVERIFY(notesSaying(u"seit"_s).contains(Note::QuietSince));
        QVERIFY(notesSaying(u"seit"_s).contains(Note::UpSince));
        QVERIFY(notesSaying(u"nichts Brauchbares"_s).contains(Note::Unusable));
        QVERIFY(notesSaying(u"Eigener Fehler"_s).contains(Note::OwnFault));
        QVERIFY(notesSaying(u"nach"_s).contains(Note::Answers));
        QVERIFY(notesSaying(u"zwischen"_s).contains(Note::Unwatched));
        QCOMPARE(outcomesSaying(u"abgelehnt"_s), QStringList{u"refused"_s});
    }

    //! Each word of what is typed is one of any column, in the reader's words.
    void eachWordIsLookedForInAllColumns()
    {
        const QDateTime now(QDate(2026, 3, 1), QTime(12, 30), Qt::UTC);
        const auto words = wordsToFind(u"  restarted  attic "_s, now);
        QCOMPARE(words.size(), 2);
        QCOMPARE(words[0].kinds, QList{EventKind::Restart});
        QVERIFY(words[0].verbs.isEmpty() && words[1].kinds.isEmpty());
        QCOMPARE(words[1].text, u"attic"_s);
        QCOMPARE(wordsToFind(u"attic restarted"_s, now).first().text, u"restarted"_s);
        QVERIFY(wordsToFind(u" "_s, now).isEmpty());
        const auto only = [&](const QString &text) { return wordsToFind(text, now).value(0); };
        QCOMPARE(only(u"SOMEONE"_s).actors, QList{EventActor::Kind::SomeoneElse});
        QCOMPARE(only(u"itself"_s).actors, QList{EventActor::Kind::Program});
        QCOMPARE(only(u"trial"_s).outcomes, QStringList{u"on_trial"_s});
        QCOMPARE(only(u"abgelehnt"_s).outcomes, QStringList{u"refused"_s});
        QVERIFY(only(u"interrupted"_s).isUnderWay);
        QVERIFY(only(u"identify"_s).verbs.contains(u"identify"_s));
        QCOMPARE(only(u"Ausweichpool"_s).notes,
                 (QList{Note::AtDeviceOrFallback, Note::FallbackKept}));
        // Of what has no letter only values are meant.
        QVERIFY(only(u"0"_s).actors.isEmpty() && only(u"0"_s).notes.isEmpty());
    }

    void timesAndNumbersAreThoseOfTheReader()
    {
        const QDateTime now(QDate(2026, 3, 1), QTime(12, 30), Qt::UTC);
        const auto only = [&](const QString &text) { return wordsToFind(text, now).value(0); };
        QCOMPARE(only(u"21:29"_s).localTime, u"21:29"_s);
        QCOMPARE(only(u"21:29"_s).noteTimes, QStringList{u"T12:29"_s}); // Tokyo, all the year
        QCOMPARE(only(u"21:29"_s).utcMinutes, QList<int>{12 * 60 + 29});
        QCOMPARE(only(u"5:05:59"_s).noteTimes, QStringList{u"T20:05"_s});
        QCOMPARE(only(u"2026-03-0"_s).localTime, u"2026-03-0"_s);
        QVERIFY(only(u"2026-03-0"_s).noteTimes.isEmpty());
        QVERIFY(only(u"miner-12"_s).localTime.isEmpty() && only(u"12"_s).localTime.isEmpty());
        QCOMPARE(wordsToFind(u"2026-03-01 21:29"_s, now).size(), 2);
        const QLocale before;
        QLocale::setDefault(QLocale::c()); // whose day has spaces
        QCOMPARE(wordsToFind(u"1 Mar 2026 21:29"_s, now).size(), 2);
        QCOMPARE(only(u"1 Mar 2026"_s).to, QDateTime(QDate(2026, 3, 1), QTime(15, 0), Qt::UTC));
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        for (const QString &day : {u"01.03.2026"_s, u"01.03.26"_s, u"2026-03-01"_s}) {
            QCOMPARE(only(day).from, QDateTime(QDate(2026, 2, 28), QTime(15, 0), Qt::UTC));
            QCOMPARE(only(day).to, QDateTime(QDate(2026, 3, 1), QTime(15, 0), Qt::UTC));
            QVERIFY(only(day).localTime.isEmpty());
        }
        QCOMPARE(only(u"71,2"_s).also, u"71.2"_s);
        QVERIFY(only(u"71.2"_s).also.isEmpty());
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(only(u"3/1/26"_s).to, QDateTime(QDate(2026, 3, 1), QTime(15, 0), Qt::UTC));
        QCOMPARE(only(u"9:29 PM"_s).localTime, u"21:29"_s);
        QCOMPARE(wordsToFind(u"9:29 PM"_s, now).size(), 1);
        QCOMPARE(only(u"9:29:05 PM"_s).localTime, u"21:29:05"_s); // as it stands in the list
        QVERIFY(only(u"71.2"_s).also.isEmpty());
        QLocale::setDefault(before);
    }

    void whatAnOlderVersionNotedIsShownAsItIs()
    {
        Event event = eventOf(EventKind::Offline, {});
        event.detail = u"It has not answered since 2026-03-01 12:29:00 UTC."_s;
        QCOMPARE(eventDetailText(event), event.detail);
    }

private:
    QByteArray m_zone;
    GermanDetails m_german;
};

COALFACE_TEST(TestEventDetail)
#include "tst_eventdetail.moc"
