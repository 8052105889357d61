// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/columns.h"

#include <QByteArray>
#include <QVariant>

#include <optional>
#include <vector>

namespace coalface {

//! A row of the table `samples`.
struct StoredSample
{
    qint64 k = 0;
    QVariant slow;       //!< its row of slow values, or null
    QVariantList values; //!< numbers, or null, in the order of the columns asked for
};

//! Samples of one miner as a row of the table `packed` holds them, column by column: nothing is lost, and what is unpacked is equal
//! to what was packed, bit for bit. `samples`: by key, at least one, values in the order of sampleColumns().
//!
//! The bytes: 1 (the form's version); then numbers of 7 bits a byte, the lowest first: how many samples; the seconds between each and
//! the one before; how many columns; for each its length in bytes and so many bytes. A column: a byte of flags (see the .cpp), a bit
//! for each sample if some do not tell it, and the values, each as its difference from the one before (zigzag), or as a double where
//! they are no whole numbers or hundredths. The first column is `slow`, the others have fixed places.
QByteArray packSamples(const std::vector<StoredSample> &samples);

//! The samples with the values of these columns of sampleColumns() (others are null). `first`: the key of the row. Nothing: the bytes
//! are not of that form.
std::optional<std::vector<StoredSample>> unpackSamples(qint64 first, const QByteArray &bytes,
                                                       const std::vector<Column> &columns);

} // namespace coalface
