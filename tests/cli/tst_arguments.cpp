// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/commands.h"
#include "core/events/event.h"
#include "tests/testprogram/testprogram.h"

#include <QTest>

using namespace coalface;
using namespace coalface::cli;
using namespace Qt::StringLiterals;

namespace {

QStringList wordsOf(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestArguments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("operands"); // with blanks between
        QTest::addColumn<QString>("options");  // name=value, sorted; a switch has no value
        const auto row = [](const char *line, const char *command, const char *operands,
                            const char *options) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(command)
                                << QString::fromUtf8(operands) << QString::fromUtf8(options);
        };
        row("scan", "scan", "", "");
        row("scan 127.0.0.0/24 127.0.1.1:80-90", "scan", "127.0.0.0/24 127.0.1.1:80-90", "");
        row("scan --add --timeout 700 --concurrency 50 --listen 0", "scan", "",
            "add= concurrency=50 listen=0 timeout=700");
        row("miners list", "miners list", "", "");
        row("miners add 127.0.0.1", "miners add", "127.0.0.1", "");
        row("miners add 127.0.0.1 --driver pebble --name Attic --offline", "miners add",
            "127.0.0.1", "driver=pebble name=Attic offline=");
        row("miners remove m1 Attic", "miners remove", "m1 Attic", "");
        row("miners rename m1 Attic", "miners rename", "m1 Attic", "");
        row("miners tag m1 Attic --add loud,new --add roof --remove old", "miners tag", "m1 Attic",
            "add=loud,new,roof remove=old");
        row("poll", "poll", "", "");
        row("poll --all", "poll", "", "all=");
        row("poll m1 127.0.0.1:80", "poll", "m1 127.0.0.1:80", "");
        row("collect", "collect", "", "");
        row("collect --interval 5 --duration 60", "collect", "", "duration=60 interval=5");
        row("events list", "events list", "", "");
        row("events list m1 --kind restart --kind write,offline --limit 5", "events list", "m1",
            "kind=restart,write,offline limit=5");
        row("info m1", "info", "m1", "");
        row("miners login m1 --user me --password-stdin", "miners login", "m1",
            "password-stdin= user=me");
        row("pool get m1 Attic", "pool get", "m1 Attic", "");
        row("pool set --url a:1 --user u.{name} --slot 1 --restart --wait 5 --all --yes",
            "pool set", "", "all= restart= slot=1 url=a:1 user=u.{name} wait=5 yes=");
        row("mode set eco m1", "mode set", "eco m1", "");
        row("mode set --all eco", "mode set", "eco", "all=");
        row("restart m1 m2 --wait 0", "restart", "m1 m2", "wait=0");
        row("export csv", "export csv", "", "");
        row("export csv --from -24h --to 2026-03-01T14:00:00Z --miner m1 --resolution hour -o "
            "out.csv",
            "export csv", "",
            "from=-24h miner=m1 output=out.csv resolution=hour to=2026-03-01T14:00:00Z");
        row("export csv --columns hashrate,power --separator semicolon --local-times", "export csv",
            "", "columns=hashrate,power local-times= separator=semicolon");
        row("export csv --output=a=b.csv --from=-7d", "export csv", "", "from=-7d output=a=b.csv");
        row("drivers list", "drivers list", "", "");
        // Options stand where they like.
        row("--json scan", "scan", "", "json=");
        row("--config-dir scan poll", "poll", "", "config-dir=scan");
        row("miners --json list", "miners list", "", "json=");
        row("miners list --json --config-dir=/x", "miners list", "", "config-dir=/x json=");
        row("--interval 5 collect", "collect", "", "interval=5");
        row("miners --name Attic add 127.0.0.1", "miners add", "127.0.0.1", "name=Attic");
        row("export -o x csv", "export csv", "", "output=x");
        row("scan --timeout 5 --timeout 7", "scan", "", "timeout=7"); // the last one counts
        // Behind "--" everything is an operand.
        row("miners rename m1 -- --json", "miners rename", "m1 --json", "");
        row("poll -- -24h --", "poll", "-24h --", "");
        row("poll -", "poll", "-", "");
    }

    void understands()
    {
        QFETCH(QString, line);
        QFETCH(QString, command);
        QFETCH(QString, operands);
        QFETCH(QString, options);
        const Result<Arguments> arguments = parseArguments(wordsOf(line));
        QVERIFY2(arguments.ok(), arguments.ok() ? "" : qPrintable(arguments.error().detail));
        QVERIFY(arguments->command);
        QCOMPARE(arguments->command->words.join(u' '), command);
        QCOMPARE(arguments->operands.join(u' '), operands);
        QStringList given;
        for (auto option = arguments->options.cbegin(); option != arguments->options.cend();
             ++option)
            given << option.key() + u'=' + option.value();
        given.sort();
        QCOMPARE(given.join(u' '), options);
    }

    void theCommonOptionsAreSet()
    {
        const Result<Arguments> plain = parseArguments(wordsOf(u"poll"_s));
        QVERIFY(!plain->json && !plain->help && !plain->version);
        QVERIFY(plain->configFolder.isEmpty());
        QCOMPARE(plain->verbosity, Verbosity::Normal);
        const Result<Arguments> all = parseArguments(
            wordsOf(u"--config-dir /x --json --verbose poll"_s));
        QVERIFY(all->json);
        QCOMPARE(all->configFolder, u"/x"_s);
        QCOMPARE(all->verbosity, Verbosity::Verbose);
        QCOMPARE(parseArguments(wordsOf(u"poll --quiet"_s))->verbosity, Verbosity::Quiet);
    }

    void helpAndVersionNeedNothingElse()
    {
        for (const QString &line :
             {u"--help"_s, u"-h"_s, u"miners add --help"_s, u"--help nonsense"_s}) {
            const Result<Arguments> arguments = parseArguments(wordsOf(line));
            QVERIFY2(arguments.ok() && arguments->help, qPrintable(line));
        }
        QCOMPARE(parseArguments(wordsOf(u"miners add --help"_s))->command->words.join(u' '),
                 u"miners add"_s);
        QVERIFY(!parseArguments(wordsOf(u"--help"_s))->command);
        QVERIFY(parseArguments(wordsOf(u"--version"_s))->version);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told"); // a part of the sentence
        const auto row = [](const char *line, const char *told) {
            QTest::newRow(*line ? line : "nothing")
                << QString::fromUtf8(line) << QString::fromUtf8(told);
        };
        row("", "--help");
        row("--json", "--help");
        row("dig", "\"dig\"");
        row("miners", "\"miners\"");
        row("miners dig m1", "\"miners dig\"");
        row("list miners", "\"list miners\"");
        row("Scan", "\"Scan\"");
        row("scan --depth 3", "--depth");
        row("scan -x", "-x");
        row("scan --interval 5", "--interval");
        row("poll --add", "--add");
        row("miners list --all", "--all");
        row("scan --add=yes", "--add");
        row("--json=1 scan", "--json");
        row("scan --timeout", "--timeout");
        row("export csv -o", "-o");
        row("poll --config-dir", "--config-dir");
        row("poll --config-dir=", "--config-dir");
        row("miners add", "miners add");
        row("miners add 127.0.0.1 127.0.0.2", "\"127.0.0.2\"");
        row("miners remove", "miners remove");
        row("miners rename m1", "miners rename");
        row("miners rename m1 Attic left", "\"left\"");
        row("miners list m1", "\"m1\"");
        row("collect m1", "\"m1\"");
        row("info", "info");
        row("info m1 m2", "\"m2\"");
        row("export csv file", "\"file\"");
        row("drivers list pebble", "\"pebble\"");
        row("miners login", "miners login");
        row("miners login m1 m2", "\"m2\"");
        row("pool", "\"pool\"");
        row("mode set", "mode set");
        row("restart --slot 1", "--slot");
        row("pool set --password secret", "--password");
    }

    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, told);
        const Result<Arguments> arguments = parseArguments(wordsOf(line));
        QVERIFY(!arguments.ok());
        QCOMPARE(arguments.error().kind, Error::Kind::Rejected);
        const QString sentence = arguments.error().detail;
        QVERIFY2(sentence.contains(told), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'\n'), "one line on stderr");
    }

    void everyCommandChecksItsOptions_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told"); // empty: all is well
        const auto row = [](const char *line, const char *told = "") {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(told);
        };
        row("scan --timeout 1");
        row("scan --timeout 0", "--timeout");
        row("scan --timeout -5", "--timeout");
        row("scan --timeout 1.5", "--timeout");
        row("scan --timeout soon", "\"soon\"");
        row("scan --timeout 99999999999", "--timeout");
        row("scan --concurrency 500");
        row("scan --concurrency 501", "500");
        row("scan --concurrency 0", "--concurrency");
        row("scan --listen 0");
        row("scan --listen -1", "--listen");
        row("scan 127.0.0.1");
        row("scan 127.0.0.1/99", "127.0.0.1/99");
        row("scan 127.0.0.1:70000", "70000");
        row("miners add 127.0.0.1");
        row("miners add 127.0.0.1:4028 --driver pebble --offline");
        row("miners add 127.0.0.1 --offline", "--driver");
        row("miners add 127.0.0.0/24", "127.0.0.0/24");
        row("miners add 127.0.0.1:80-90", "127.0.0.1:80-90");
        row("poll --all");
        row("poll --all m1", "--all");
        row("collect --interval 1 --duration 1");
        row("collect --interval 0", "--interval");
        row("collect --interval 86401", "86400");
        row("collect --duration 0", "--duration");
        row("collect --duration x", "\"x\"");
        row("export csv --from -24h --to -1h");
        row("export csv --from -1h --to -24h", "--from");
        row("export csv --from yesterday", "\"yesterday\"");
        row("export csv --to 24h", "\"24h\"");
        row("export csv --resolution auto");
        row("export csv --resolution day", "\"day\"");
        row("export csv --resolution=", "--resolution");
        row("export csv --output=", "-o");
        row("miners login m1 --password-stdin");
        row("miners login m1 --user me --otp-stdin");
        row("miners login m1 --forget");
        row("miners login m1 --password-stdin --otp-stdin", "Only one");
        row("miners login m1 --otp-stdin --forget", "Only one");
        row("miners login m1 --forget --user me", "--user");
        row("miners login m1 --password-stdin --user=", "--user");
        row("pool get m1");
        row("pool get --all");
        row("pool get", "--all");
        row("pool get m1 --all", "--all");
        row("pool set --url a:1 --user u m1");
        row("pool set --url stratum+ssl://a:1 --user u --all --wait 0 --slot 2 --restart --yes");
        row("pool set --url a:1 m1", "--user");
        row("pool set --user u m1", "--url");
        row("pool set --url a --user u m1", "no port");
        row("pool set --url a:1 --user= m1", "user");
        row("pool set --url a:1 --user u --slot x m1", "--slot");
        row("pool set --url a:1 --user u --slot -1 m1", "--slot");
        row("pool set --url a:1 --user u --wait 3601 m1", "--wait");
        row("pool set --url a:1 --user u", "--all");
        row("pool set --url a:1 --user u m1 --all", "--all");
        row("mode set eco m1");
        row("mode set eco --all --yes --wait 10");
        row("mode set eco", "--all");
        row("mode set eco m1 --all", "--all");
        row("mode set eco m1 --wait -1", "--wait");
        row("restart m1");
        row("restart --all --wait 3600");
        row("restart", "--all");
        row("restart m1 --wait soon", "\"soon\"");
        row("miners list");
        row("miners rename m1 Attic");
        row("miners remove m1 m2");
        row("info m1");
        row("drivers list");
    }

    void everyCommandChecksItsOptions()
    {
        QFETCH(QString, line);
        QFETCH(QString, told);
        const Result<Arguments> arguments = parseArguments(wordsOf(line));
        QVERIFY(arguments.ok());
        const auto command = arguments->command->make();
        const QString problem = command->prepare(*arguments);
        QVERIFY2(problem.isEmpty() == told.isEmpty(), qPrintable(problem));
        QVERIFY2(problem.contains(told), qPrintable(problem));
    }

    void aNumberThatIsNotSetIsTheOtherOne()
    {
        const Result<Arguments> arguments = parseArguments(wordsOf(u"collect --interval 12"_s));
        QCOMPARE(*arguments->number(u"interval"_s, 30, 1, 100), 12);
        QCOMPARE(*arguments->number(u"duration"_s, 7, 10, 100), 7);
        QVERIFY(!arguments->number(u"interval"_s, 30, 1, 11).ok());
        QVERIFY(!arguments->number(u"interval"_s, 30, 13, 20).ok());
    }

    void helpNamesEveryCommandAndOption()
    {
        const QString all = helpText(nullptr);
        for (const CommandSpec &command : commands()) {
            QVERIFY2(all.contains(command.words.join(u' ')), qPrintable(command.words.join(u' ')));
            const QString help = helpText(&command);
            QVERIFY2(help.contains(command.usage()), qPrintable(help));
            for (const OptionSpec &option : command.options)
                QVERIFY2(help.contains(u"--"_s + option.name), qPrintable(help));
        }
        for (const QString &option : {u"--config-dir DIR"_s, u"--json"_s, u"--quiet"_s,
                                      u"--verbose"_s, u"--version"_s, u"-h, --help"_s}) {
            QVERIFY2(all.contains(option), qPrintable(all));
            QVERIFY(helpText(&commands().first()).contains(option));
        }
    }

    void helpNamesEveryKindOfEvents()
    {
        const Result<Arguments> arguments = parseArguments({u"events"_s, u"list"_s});
        QVERIFY(arguments.ok());
        const QString help = helpText(arguments->command);
        for (const EventKind kind : allEventKinds())
            QVERIFY2(help.contains(eventKindName(kind)), qPrintable(eventKindName(kind)));
    }
};

COALFACE_TEST(TestArguments)
#include "tst_arguments.moc"
