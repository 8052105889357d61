// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rollupcolumns.h"

#include <QVariant>

#include <vector>

namespace coalface {

//! What the samples of one stretch of one miner come to, in the making. Values are as they are stored.
class Rollup
{
public:
    struct Value
    {
        double sum = 0; //!< of averaged columns; whole sums are exact up to 9e15
        int known = 0;  //!< the samples that told it
        double least = 0;
        double greatest = 0;
        QVariant last; //!< null: none told it
    };
    //! How the rows of slow values lie behind the samples.
    enum class Slow {
        None, //!< no sample had one
        One,  //!< all had slowRow()
        Mixed,
    };

    Rollup() : m_values(allColumns().size()) {}

    //! A sample that is later than those before. `values`: in the order of allColumns(); `slow`: its row of slow
    //! values, or null.
    void add(const QVariantList &values, const QVariant &slow);
    //! Puts another stretch behind this one.
    void append(const Rollup &later);

    int samples() const { return m_samples; }
    bool isEmpty() const { return m_samples == 0; }
    const Value &value(size_t column) const { return m_values[column]; }
    //! The means and last values, as a row of samples would hold them.
    QVariantList row() const;
    //! The mean of an averaged column in the scale of its sum, unrounded; precondition: some sample told it.
    double mean(size_t column) const { return m_values[column].sum / m_values[column].known; }

    Slow slow() const { return m_slow; }
    qint64 slowRow() const { return m_slowRow; }

    // For whoever reads it from the database.
    void setSamples(int samples) { m_samples = samples; }
    void setValue(size_t column, const Value &value) { m_values[column] = value; }
    void setSlow(Slow slow, qint64 row);

private:
    void combineSlow(Slow slow, qint64 row, bool isFirst);

    int m_samples = 0;
    std::vector<Value> m_values;
    Slow m_slow = Slow::None;
    qint64 m_slowRow = 0;
};

} // namespace coalface
