// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/net/httpclient.h>
#include <minersdk/testing/valuechecks.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

//! For fuzz_<id>.cpp: what every driver's parsing keeps to, whatever the bytes are. A breach ends the
//! program, which is how libFuzzer and the replay learn of it.
namespace coalface::fuzzing {

inline void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

//! The value holds nothing that cannot be; the error is a sentence.
template<typename T>
void expectNothingOdd(const T &value)
{
    const QStringList odd = testing::odditiesOf(value);
    expect(odd.isEmpty(), qPrintable(odd.join(u'\n')));
}

template<typename T>
void expectSentence(const Result<T> &result)
{
    if (!result)
        expectNothingOdd(result.error());
}

//! The bytes before the first NUL and those behind it: for devices that are read in two pages.
inline std::pair<QByteArray, QByteArray> twoPages(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\0');
    return end < 0 ? std::pair(bytes, QByteArray()) : std::pair(bytes.left(end), bytes.mid(end + 1));
}

inline HttpReply jsonReply(const QByteArray &body)
{
    return {200, "application/json", {}, body};
}

} // namespace coalface::fuzzing
