// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/reading/details.h"

namespace coalface::reading {

QString printable(const QString &text, qsizetype longest)
{
    QString kept = text.left(4 * longest).simplified();
    kept.removeIf([](QChar c) { return !c.isPrint() || c == QChar::ReplacementCharacter; });
    return kept.left(longest).trimmed();
}

QString shown(const QJsonValue &value)
{
    if (value.isString())
        return printable(value.toString());
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 10);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

void collectDetails(QMap<QString, QString> &details, const QJsonObject &from,
                    std::span<const QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (const QString value = shown(from.value(key)); !value.isEmpty())
            details.insert(key, value);
    }
}

} // namespace coalface::reading
