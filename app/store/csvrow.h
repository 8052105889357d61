// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csv/csvformat.h"
#include "store/columns.h"

#include <QByteArray>
#include <QStringList>

namespace coalface {

//! A row to be: the values as they are stored, in the order of the catalogue.
struct CsvValues
{
    qint64 second = 0; //!< since 1970, UTC
    QVariantList values;
    int samples = 1; //!< that it stands for
};

//! What a row consists of. An unknown value is an empty field.
class CsvRows
{
public:
    //! `keys`: as in ExportRequest. `withSamples`: whether a last column says how many samples a row stands for.
    CsvRows(const CsvFormat &format, const QStringList &keys, bool withSamples);

    QByteArray header() const;
    QByteArray row(const QString &id, const QString &name, const CsvValues &values) const;

private:
    CsvFormat m_format;
    std::vector<size_t> m_places; //!< in allColumns(), of those that are written
    bool m_withSamples;
};

} // namespace coalface
