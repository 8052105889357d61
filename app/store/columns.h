// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/telemetry.h>

#include <QString>
#include <QVariant>

#include <vector>

namespace coalface {

//! How a telemetry value lies in its column. The column is named as its key.
struct Column
{
    enum class Form {
        Whole,      //!< INTEGER: H/s and counts
        Hundredths, //!< INTEGER: 100 times the value
        Plain,      //!< REAL: rounded to 0.01
        Text,
    };

    const TelemetryField *field = nullptr;
    Form form = Form::Text;
};

//! The columns of the tables `samples` and `slow`, in the order of the catalogue.
const std::vector<Column> &sampleColumns();
const std::vector<Column> &slowColumns();
//! Those of both, in the order of the catalogue.
const std::vector<Column> &allColumns();
//! "a, b, c", each with the prefix ("s.") in front.
QString columnList(const std::vector<Column> &columns, const QString &prefix = {});

//! A null variant for an unknown value.
QVariant encoded(const Telemetry &telemetry, const Column &column);
void decode(const QVariant &value, const Column &column, Telemetry &telemetry);
//! What a column's number means: hundredths become the value.
double decodedNumber(double stored, Column::Form form);

} // namespace coalface
