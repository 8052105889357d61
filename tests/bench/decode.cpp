// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// decode: what a driver computes for one reading, against parsing the same bytes and no more.
#include "decoders.h"
#include "measure.h"
#include "row.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace coalface::bench {

namespace {

//! Microseconds of CPU of one call, the mean of many.
template<typename Work>
double microseconds(int calls, const Work &work)
{
    const double before = threadCpu();
    for (int i = 0; i < calls; ++i)
        work();
    return (threadCpu() - before) * 1e6 / calls;
}

} // namespace

QJsonObject decode(const Effort &effort)
{
    constexpr double goal = 100; // µs
    const int calls = effort.quick ? 100 : 2000;
    QJsonArray figures;
    bool met = true;
    for (const Decoder &decoder : decoders()) {
        const QByteArray bytes = recordedReply(decoder);
        if (!decoder.decode(bytes))
            return notMeasured(u"%1 made no reading of %2."_qs.arg(decoder.driver, decoder.reply));
        QList<double> whole, parsing, ratio;
        for (int i = 0; i < effort.repeats; ++i) {
            whole += microseconds(calls, [&] { (void)decoder.decode(bytes); });
            parsing += microseconds(calls, [&] { (void)QJsonDocument::fromJson(bytes); });
            ratio += whole.last() / parsing.last();
        }
        met = met && median(whole) <= goal;
        figures += QJsonObject{{u"driver"_qs, decoder.driver},
                               {u"bytes"_qs, int(bytes.size())},
                               {u"decode_us"_qs, rounded(median(whole), 1)},
                               {u"parse_us"_qs, rounded(median(parsing), 1)},
                               {u"ratio"_qs, rounded(median(ratio), 2)}};
    }
    return {{u"calls"_qs, calls}, {u"drivers"_qs, figures}, {u"goal_met"_qs, met}};
}

} // namespace coalface::bench
