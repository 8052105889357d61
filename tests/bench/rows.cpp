// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "row.h"

namespace coalface::bench {

const QList<Row> &rows()
{
    static const QList<Row> all{
        {u"G1"_qs, u"CPU of a poll: 1 000 devices, window 64, program and host together"_qs,
         u"at most 12 x a raw epoll client in the same run, and at most 0.6 ms"_qs, Screen::None,
         pollCost},
        {u"G3"_qs, u"CPU of a poll with 5 000 devices against 1 000"_qs, u"at most 1.3 x"_qs,
         Screen::None, manyDevices},
        {u"G4"_qs, u"open files while 3 000 devices are polled with a limit of 1 024"_qs,
         u"at most window + 50 in the host, no failure"_qs, Screen::None, openFiles},
        {u"G5"_qs,
         u"memory that 3 000 devices take, program and host together; growth over 20 rounds"_qs,
         u"at most 15 KB a device, no growth"_qs, Screen::None, deviceMemory},
        {u"G6"_qs,
         u"1 000 miners on a schedule of 30 s, 300 of which take a request and say nothing"_qs,
         u"every live one is polled in every round, none is delayed by more than a period"_qs,
         Screen::None, deadMiners},
        {u"G7"_qs, u"sweep of a /24 on two ports: all refuse; all are silent, timeout 1 s"_qs,
         u"at most 0.2 s; at most 1.25 x the timeout"_qs, Screen::None, subnetSweep},
        {u"G8"_qs, u"sweep of a /16 that refuses, with 50 open hosts; again with 256 open files"_qs,
         u"at most 5 x one connect() after the other; every open host found"_qs, Screen::None,
         wideSweep},
        {u"G9"_qs, u"readings of 1 000 miners stored at once, again and again"_qs,
         u"at most 100 ms (p99), at least 0.4 x the rows of SQLite's own interface"_qs,
         Screen::None, storedTicks},
        {u"G10"_qs, u"room that readings and sums take, and with it 100 miners in a year"_qs,
         u"at most 70 bytes a reading, at most 1 GB"_qs, Screen::None, storedYear},
        {u"G11"_qs,
         u"series of one miner and of the fleet, 1 h to a year, over 21 million readings"_qs,
         u"of a miner at most 10 ms warm, 100 ms cold"_qs, Screen::None, chartRanges},
        {u"G12"_qs,
         u"chart of 1 200 x 700: new range, new values and paint, of 100 000 samples; of five lines"_qs,
         u"at most 2 x the same chart with 1 000 samples; five lines at most 40 ms"_qs,
         Screen::Memory, chartUpdate},
        {u"G13"_qs, u"points that a line of a chart is drawn with, however many it is given"_qs,
         u"at most 2 x the pixels of the plot's width"_qs, Screen::Memory, chartPoints},
        {u"G14"_qs,
         u"table of 10 000 miners of which all have new readings: announced, sorted, painted"_qs,
         u"at most 2.5 x one repaint of the same table, and at most 40 ms"_qs, Screen::Memory,
         tableUpdate},
        {u"G15"_qs, u"GUI thread with 1 000 miners polled, sorted by hash rate, chart open"_qs,
         u"no CPU stretch above 16 ms (p99.9), at most 0.1 ms a poll"_qs, Screen::Display,
         windowThread},
        {u"G16"_qs, u"first paint of the desktop program; its memory with 1 000 miners"_qs,
         u"at most 3 x an empty QMainWindow in the same run; at most 100 MB"_qs, Screen::None,
         firstPaint},
        {u"G17"_qs, u"driver host: ready, memory, round trip"_qs,
         u"at most 15 x the start of /bin/true (or 50 ms), 6 MB PSS, 4 x raw bytes"_qs,
         Screen::None, driverHost},
        {u"switch"_qs,
         u"a new version of a driver takes over while its 1 000 miners are polled without a pause"_qs,
         u"no poll lost, one request in flight a device"_qs, Screen::None, hotSwitch},
        {u"bulk"_qs,
         u"a pool set on 500 miners, a fifth of which takes requests and says nothing, again and again"_qs,
         u"at most 30 s, the right outcome for each, memory that does not grow"_qs, Screen::Display,
         bulkWrites},
        {u"poll-all"_qs, u"coalface-cli poll --all over 1 000 miners, program start included"_qs,
         u"at most 2 s, no failure, one request in flight a device, at most 200 MB"_qs,
         Screen::None, pollAll},
        {u"scan"_qs,
         u"coalface-cli scan of a /24 that refuses, with 50 miners of all kinds, program start included"_qs,
         u"at most 0.3 s, each found and nothing else"_qs, Screen::None, scanHome},
        {u"decode"_qs, u"one reading of each driver, from the bytes of its reply to the values"_qs,
         u"at most 100 µs each"_qs, Screen::None, decode},
        {u"soak"_qs,
         u"collector and window for --hours (default 1) with --miners (100), polled every --interval seconds (5)"_qs,
         u"flat after a third of the time: memory below 1 MB an hour, open files and threads below two more; no failure"_qs,
         Screen::Memory, soak, true},
    };
    return all;
}

QJsonObject notMeasured(const QString &reason)
{
    return {{u"not_measured"_qs, reason}};
}

} // namespace coalface::bench
