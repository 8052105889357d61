// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/faults/storesteps.h"

#include <QStringList>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

using namespace coalface;

namespace {

[[noreturn]] void runHere(const QStringList &words)
{
    const auto tell = [](const char *name, const QString &value) {
        ::setenv(name, value.toLocal8Bit().constData(), 1);
    };
    tell("FAULTS_KIND", words.at(2));
    tell("FAULTS_AT", words.at(3));
    tell("FAULTS_LOG", words.at(4));
    tell("FAULTS_FOLDER", storesteps::storeOf(words.at(0)));
    const Result<Done> done = storesteps::perform(words.at(0), words.at(1));
    if (!done)
        std::printf("%s\n", qPrintable(done.error().detail));
    std::fflush(stdout);
    ::_exit(done ? 0 : 1);
}

} // namespace

// storeprogram, under faultyfiles: for each line "<house> <action> <kind> <at> <log>", tabs between, does the
// action (storesteps.h) in a process that may be killed on the way; starting a program each time would take longer
// than all the rest. Then says why it failed, in a line, and the exit status, -1 if it was killed, in another.
int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const pid_t child = ::fork();
        if (child == 0)
            runHere(QString::fromStdString(line).split(u'\t'));
        int status = 0;
        ::waitpid(child, &status, 0);
        std::printf("%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
        std::fflush(stdout);
    }
    return 0;
}
