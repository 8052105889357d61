// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/columns.h"

#include <QByteArray>
#include <QString>

namespace coalface {

//! A row to be: the values as they are stored, in the order of the catalogue.
struct CsvValues
{
    qint64 second = 0; //!< since 1970, UTC
    QVariantList values;
    int samples = 1; //!< that it stands for
};

//! RFC 4180 in UTF-8. An unknown value is an empty field.
QByteArray csvHeader(bool withSamples);
QByteArray csvRow(const QString &id, const QString &name, const CsvValues &row, bool withSamples);

} // namespace coalface
