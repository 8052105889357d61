// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv/csvformat.h"

#include <QDateTime>

#include <algorithm>

namespace coalface {

char CsvFormat::separatorByte() const
{
    switch (separator) {
    case Separator::Semicolon:
        return ';';
    case Separator::Tab:
        return '\t';
    case Separator::Comma:
        break;
    }
    return ',';
}

QByteArray CsvFormat::mark() const
{
    return separator == Separator::Semicolon ? QByteArray("\xef\xbb\xbf") : QByteArray();
}

QByteArray CsvFormat::time(qint64 secondsSinceEpoch) const
{
    if (!hasLocalTimes)
        return QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, Qt::UTC)
            .toString(Qt::ISODate)
            .toLatin1();
    return QDateTime::fromSecsSinceEpoch(secondsSinceEpoch)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
        .toLatin1();
}

QByteArray CsvFormat::number(QByteArray plain) const
{
    return separator == Separator::Semicolon ? plain.replace('.', ',') : plain;
}

QByteArray CsvFormat::text(const QString &text) const
{
    QByteArray bytes = text.toUtf8();
    if (!bytes.isEmpty() && QByteArrayView("=+-@\t\r").contains(bytes.front()))
        bytes.prepend('\'');
    const bool isPlain = std::none_of(bytes.cbegin(), bytes.cend(),
                                      [between = separatorByte()](char letter) {
                                          return letter == between || letter == '"'
                                                 || letter == '\r' || letter == '\n';
                                      });
    if (isPlain)
        return bytes;
    return '"' + bytes.replace('"', "\"\"") + '"';
}

std::optional<CsvFormat> csvFormatCalled(const QString &name)
{
    using Separator = CsvFormat::Separator;
    if (name == QLatin1String("comma"))
        return CsvFormat{Separator::Comma};
    if (name == QLatin1String("semicolon"))
        return CsvFormat{Separator::Semicolon};
    if (name == QLatin1String("tab"))
        return CsvFormat{Separator::Tab};
    return std::nullopt;
}

} // namespace coalface
