// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include <algorithm>

namespace coalface::test {

//! A pause in which nobody is polled, and how it is looked at.
struct PauseCase
{
    int before = 0; //!< s, the interval
    int pause = 0;  //!< s
    int after = 0;  //!< s, the interval
    int hours = 0;  //!< of the range
};

//! A row of a test's data, which has the column "pause".
inline void addPause(const PauseCase &each)
{
    QTest::addRow("every %d s, %d s, every %d s, %d h", each.before, each.pause, each.after, each.hours)
        << each;
}

//! Polls by `poll(first, end, interval)`, s, with four of these pauses, begun in each part of a quarter of an hour, and of an hour; the middle of
//! each.
template<typename Poll>
QList<int> pollWithPauses(const PauseCase &each, const Poll &poll)
{
    constexpr int hour = 3600;
    const int around = (std::clamp(each.hours, 4, 10) + 2) * hour / 2;
    QList<int> middles;
    int second = 0;
    for (int place = 0; place < 4; ++place) {
        const int begin = second + around + 10 + place * 1130;
        const int goesOn = begin + each.pause;
        const int end = goesOn + around;
        poll(second, begin, each.before);
        poll(goesOn, end, each.after);
        middles += (begin + goesOn) / 2;
        second = (end / hour + 8) * hour;
    }
    return middles;
}

} // namespace coalface::test

Q_DECLARE_METATYPE(coalface::test::PauseCase)
