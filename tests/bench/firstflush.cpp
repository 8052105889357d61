// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stopwatch of G16: a library that is loaded ahead of Qt's (LD_PRELOAD) and says once, on standard error, that a
// window's content was handed to the screen. Qt's own messages (qt.widgets.painting) tell the same, but are a line for
// each widget, all of which is paid by the program with widgets and none of it by the one without.
#include <QBackingStore>

#include <dlfcn.h>
#include <unistd.h>

#include <utility>

namespace {
using Flush = void (*)(QBackingStore *, const QRegion &, QWindow *, const QPoint &);
}

void QBackingStore::flush(const QRegion &region, QWindow *window, const QPoint &offset)
{
    static const auto real = reinterpret_cast<Flush>(
        dlsym(RTLD_NEXT, "_ZN13QBackingStore5flushERK7QRegionP7QWindowRK6QPoint"));
    real(this, region, window, offset);
    static bool isTold = false;
    if (std::exchange(isTold, true))
        return;
    constexpr char word[] = "Flushed\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, word, sizeof word - 1);
}
