// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/drivers/faults/storesteps.h"

#include <cstdio>

// storeprogram HOUSE ACTION: does that (storesteps.h), in a process that may be killed on the way. Exit status 1 and
// a sentence if it failed.
int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    const auto done = coalface::storesteps::perform(QString::fromLocal8Bit(argv[1]),
                                                    QString::fromLocal8Bit(argv[2]));
    if (!done)
        std::fprintf(stderr, "%s\n", qPrintable(done.error().detail));
    return done ? 0 : 1;
}
