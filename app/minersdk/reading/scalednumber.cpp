// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/reading/scalednumber.h"

#include <QString>

#include <cmath>

namespace coalface::reading {

namespace {

std::optional<double> scaleOf(QStringView suffix)
{
    if (suffix.isEmpty())
        return 1;
    if (suffix.size() != 1)
        return std::nullopt;
    const auto step = QStringView(u"kMGTPEZY")
                          .indexOf(suffix.front() == u'K' ? QChar(u'k') : suffix.front());
    if (step < 0)
        return std::nullopt;
    return std::pow(1000.0, double(step + 1));
}

//! How many characters at the front form a plain decimal number. QString::toDouble() alone would
//! also take "inf", "nan" and exponents.
qsizetype numberLength(QStringView text)
{
    qsizetype length = 0;
    bool point = false;
    for (; length < text.size(); ++length) {
        const char16_t character = text.at(length).unicode();
        if (character == u'.' && !point)
            point = true;
        else if (character < u'0' || character > u'9')
            break;
    }
    return length;
}

} // namespace

std::optional<double> scaledNumber(QStringView text)
{
    text = text.trimmed();
    const qsizetype length = numberLength(text);
    bool ok = false;
    const double value = text.first(length).toDouble(&ok);
    const auto scale = scaleOf(text.sliced(length).trimmed());
    if (!ok || !scale || !std::isfinite(value * *scale))
        return std::nullopt;
    return value * *scale;
}

std::optional<double> scaledNumber(const QJsonValue &value)
{
    if (value.isString())
        return scaledNumber(QStringView(value.toString()));
    if (value.isDouble() && std::isfinite(value.toDouble()) && value.toDouble() >= 0)
        return value.toDouble();
    return std::nullopt;
}

} // namespace coalface::reading
