// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/mmstring.h"

#include <QStringList>

#include <algorithm>

namespace coalface::avalon_nano {

namespace {

//! "Nonce Mask" is the one key with a blank in it; before another key stand blanks or the rest of
//! something unreadable.
QString keyIn(QStringView text)
{
    const QStringView key = text.mid(text.lastIndexOf(u'{') + 1).trimmed();
    if (key.endsWith(u"Nonce Mask"))
        return QStringLiteral("Nonce Mask");
    return key.mid(key.lastIndexOf(u' ') + 1).toString();
}

qsizetype bracketFrom(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at] != u'[' && text[at] != u']')
        ++at;
    return at;
}

qsizetype blankFrom(QStringView text, qsizetype at)
{
    while (at < text.size() && !text[at].isSpace())
        ++at;
    return at;
}

} // namespace

MmString MmString::parse(QStringView text)
{
    MmString result;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype bracket = bracketFrom(text, at);
        if (bracket >= text.size())
            break;
        if (text[bracket] == u']') {
            at = blankFrom(text, bracket);
            continue;
        }
        const qsizetype end = text.indexOf(u']', bracket + 1);
        if (end < 0)
            break;
        const QString key = keyIn(text.mid(at, bracket - at));
        if (!key.isEmpty() && !result.m_pairs.contains(key))
            result.m_pairs.insert(key,
                                  text.mid(bracket + 1, end - bracket - 1).trimmed().toString());
        at = end + 1;
    }
    return result;
}

MmString MmString::of(const QJsonObject &stats)
{
    for (auto it = stats.begin(); it != stats.end(); ++it) {
        if (it.key().startsWith(Key("MM ID"))) {
            MmString found = parse(it.value().toString());
            if (!found.isEmpty())
                return found;
        }
    }
    return {};
}

QString MmString::text(Key key) const
{
    return m_pairs.value(key);
}

std::optional<double> MmString::number(Key key) const
{
    return numberIn(m_pairs.value(key));
}

QList<std::optional<double>> MmString::numbers(Key key) const
{
    QList<std::optional<double>> result;
    const QString value = m_pairs.value(key);
    for (const QStringView word : QStringView(value).split(u' ', Qt::SkipEmptyParts))
        result.append(numberIn(word));
    return result;
}

std::optional<double> MmString::greatest(Key key) const
{
    std::optional<double> result;
    for (const std::optional<double> &value : numbers(key)) {
        if (value && (!result || *value > *result))
            result = value;
    }
    return result;
}

} // namespace coalface::avalon_nano
