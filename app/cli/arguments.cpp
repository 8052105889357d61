// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/commands.h"
#include "cli/texttable.h"

#include <algorithm>

namespace coalface::cli {

namespace {

const QList<OptionSpec> &commonOptions()
{
    static const QList<OptionSpec> options{
        {QStringLiteral("config-dir"),
         QStringLiteral("DIR"),
         QStringLiteral("keep everything in DIR"),
         {}},
        {QStringLiteral("json"), {}, QStringLiteral("print one JSON document"), {}},
        {QStringLiteral("quiet"), {}, QStringLiteral("no progress on standard error"), {}},
        {QStringLiteral("verbose"), {}, QStringLiteral("the log on standard error"), {}},
        {QStringLiteral("version"), {}, QStringLiteral("print the version"), {}},
        {QStringLiteral("help"), {}, QStringLiteral("print this"), u'h'},
    };
    return options;
}

Error wrong(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

//! The option that a word names, among those of the command and the common ones.
const OptionSpec *findOption(const QString &word, const CommandSpec *command)
{
    const auto fits = [&word](const OptionSpec &option) {
        return word == QStringLiteral("--") + option.name
               || (!option.shortName.isNull() && word == QString(u'-') + option.shortName);
    };
    const auto among = [&fits](const QList<OptionSpec> &options) -> const OptionSpec * {
        const auto found = std::find_if(options.cbegin(), options.cend(), fits);
        return found == options.cend() ? nullptr : &*found;
    };
    if (command) {
        if (const OptionSpec *option = among(command->options))
            return option;
    }
    return among(commonOptions());
}

void store(Arguments &arguments, const OptionSpec &option, const QString &value)
{
    QString &stored = arguments.options[option.name];
    const bool adds = option.valueName.endsWith(u'…') && !stored.isEmpty();
    stored = adds ? stored + u',' + value : value;
}

//! The words that are neither options nor their values, as this command would read them.
QStringList plainWords(const QStringList &words, const CommandSpec &command)
{
    QStringList plain;
    for (qsizetype i = 0; i < words.size() && words[i] != QLatin1String("--"); ++i) {
        if (!words[i].startsWith(u'-')) {
            plain << words[i];
            continue;
        }
        const OptionSpec *option = findOption(words[i], &command);
        if (option && !option->valueName.isEmpty())
            ++i;
    }
    return plain;
}

//! The command that the first operands name; options may stand before and between.
const CommandSpec *findCommand(const QStringList &words)
{
    for (const CommandSpec &command : commands()) {
        const QStringList plain = plainWords(words, command);
        if (plain.size() >= command.words.size()
            && std::equal(command.words.cbegin(), command.words.cend(), plain.cbegin()))
            return &command;
    }
    return nullptr;
}

std::optional<Error> applyCommon(Arguments &arguments)
{
    if (arguments.isSet(QStringLiteral("config-dir"))) {
        arguments.configFolder = arguments.value(QStringLiteral("config-dir"));
        if (arguments.configFolder.isEmpty())
            return wrong(QStringLiteral("--config-dir needs the name of a folder."));
    }
    arguments.json = arguments.isSet(QStringLiteral("json"));
    arguments.help = arguments.isSet(QStringLiteral("help"));
    arguments.version = arguments.isSet(QStringLiteral("version"));
    if (arguments.isSet(QStringLiteral("verbose")))
        arguments.verbosity = Verbosity::Verbose;
    if (arguments.isSet(QStringLiteral("quiet")))
        arguments.verbosity = Verbosity::Quiet;
    return std::nullopt;
}

} // namespace

Result<int> Arguments::number(const QString &option, int otherwise, int least, int greatest) const
{
    if (!isSet(option))
        return otherwise;
    bool isNumber = false;
    const int number = value(option).toInt(&isNumber);
    if (!isNumber || number < least || number > greatest) {
        return wrong(QStringLiteral("--%1 takes a whole number from %2 to %3, not \"%4\".")
                         .arg(option)
                         .arg(least)
                         .arg(greatest)
                         .arg(value(option)));
    }
    return number;
}

Result<Arguments> parseArguments(const QStringList &words)
{
    Arguments arguments;
    arguments.command = findCommand(words);
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (optionsEnded || !word.startsWith(u'-') || word == QLatin1String("-")) {
            arguments.operands << word;
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        const QString name = word.section(u'=', 0, 0);
        const OptionSpec *option = findOption(name, arguments.command);
        if (!option)
            return wrong(
                QStringLiteral("There is no option %1 here; --help tells those there are.").arg(name));
        const bool hasValue = word.contains(u'=');
        if (option->valueName.isEmpty()) {
            if (hasValue)
                return wrong(QStringLiteral("%1 takes no value.").arg(name));
            arguments.options.insert(option->name, {});
        } else if (hasValue) {
            store(arguments, *option, word.section(u'=', 1));
        } else if (++i < words.size()) {
            store(arguments, *option, words[i]);
        } else {
            return wrong(QStringLiteral("%1 needs a value: %2.").arg(name, option->valueName));
        }
    }
    if (auto problem = applyCommon(arguments))
        return *problem;
    if (arguments.help || arguments.version)
        return arguments;
    if (!arguments.command) {
        if (arguments.operands.isEmpty())
            return wrong(QStringLiteral("Say what to do: coalface-cli --help lists the commands."));
        return wrong(QStringLiteral("There is no command \"%1\"; --help lists those there are.")
                         .arg(arguments.operands.mid(0, 2).join(u' ')));
    }
    const CommandSpec &command = *arguments.command;
    arguments.operands.remove(0, command.words.size());
    if (arguments.operands.size() < command.leastOperands)
        return wrong(QStringLiteral("Something is missing. Usage: %1").arg(command.usage()));
    if (command.greatestOperands >= 0 && arguments.operands.size() > command.greatestOperands)
        return wrong(QStringLiteral("\"%1\" is too much. Usage: %2")
                         .arg(arguments.operands[command.greatestOperands], command.usage()));
    return arguments;
}

QString helpText(const CommandSpec *command)
{
    QString text;
    if (command) {
        text = QStringLiteral("Usage: %1\n\n%2\n\nOptions:\n").arg(command->usage(), command->summary);
    } else {
        text = QStringLiteral("Usage: coalface-cli [OPTION…] COMMAND …\n\n"
                              "Finds, watches and exports Bitcoin miners. Commands:\n");
        TextTable table({QString(), QString(), QString()});
        for (const CommandSpec &entry : commands())
            table.addRow({QString(), entry.words.join(u' ') + u' ' + entry.operands, entry.summary});
        text += table.toString()
                + QStringLiteral(
                    "\n\nA MINER is its id, MAC, address or name. Options of every command:\n");
    }
    TextTable table({QString(), QString(), QString()});
    const auto addOptions = [&table](const QList<OptionSpec> &options) {
        for (const OptionSpec &option : options) {
            QString form = QStringLiteral("--") + option.name;
            if (!option.shortName.isNull())
                form = QStringLiteral("-%1, ").arg(option.shortName) + form;
            if (!option.valueName.isEmpty())
                form += u' ' + option.valueName;
            table.addRow({QString(), form, option.help});
        }
    };
    if (command)
        addOptions(command->options);
    addOptions(commonOptions());
    return text + table.toString().section(u'\n', 1);
}

} // namespace coalface::cli
