// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvsource.h"

#include <cmath>
#include <utility>

namespace coalface {

namespace {
bool isLastOfAll(const TelemetryField &field)
{
    return !std::holds_alternative<TelemetryField::Number>(field.member)
           || field.key.startsWith(QLatin1String("best_"));
}

//! The row of a stretch, in the making.
class Summary
{
public:
    explicit Summary(qint64 start)
    {
        m_row.second = start;
        m_row.samples = 0;
        m_row.values.resize(qsizetype(allColumns().size()));
        m_means.resize(allColumns().size());
    }

    void add(const CsvValues &sample)
    {
        ++m_row.samples;
        for (size_t index = 0; index < m_means.size(); ++index) {
            const QVariant &value = sample.values.at(qsizetype(index));
            if (value.isNull())
                continue;
            m_row.values[qsizetype(index)] = value;
            m_means[index].sum += value.toDouble();
            ++m_means[index].count;
        }
    }

    CsvValues take()
    {
        for (size_t index = 0; index < m_means.size(); ++index) {
            const Column &column = allColumns()[index];
            if (column.form == Column::Form::Text || m_means[index].count == 0
                || isLastOfAll(*column.field))
                continue;
            const double mean = m_means[index].sum / double(m_means[index].count);
            m_row.values[qsizetype(index)] = column.form == Column::Form::Plain
                                                 ? QVariant(mean)
                                                 : QVariant(qlonglong(std::llround(mean)));
        }
        return m_row;
    }

private:
    struct Mean
    {
        double sum = 0;
        qint64 count = 0;
    };
    CsvValues m_row;
    std::vector<Mean> m_means;
};
} // namespace

std::optional<CsvValues> CsvSource::next()
{
    std::optional<CsvValues> sample = m_ahead ? std::exchange(m_ahead, {}) : m_cursor.next();
    if (!sample || m_stretch <= 0)
        return sample;
    const qint64 start = sample->second / m_stretch * m_stretch;
    Summary summary(start);
    while (sample && sample->second < start + m_stretch) {
        summary.add(*sample);
        sample = m_cursor.next();
    }
    m_ahead = std::move(sample);
    return summary.take();
}

} // namespace coalface
