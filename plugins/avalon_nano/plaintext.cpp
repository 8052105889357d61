// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/plaintext.h"

#include <QJsonArray>
#include <QStringList>

namespace coalface::avalon_nano {

namespace {

//! Splits at a separator that is not escaped by a backslash.
QStringList splitAt(const QString &text, QChar separator)
{
    QStringList parts;
    QString part;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size()) {
            part += text[i];
            part += text[++i];
        } else if (text[i] == separator) {
            parts += std::exchange(part, {});
        } else {
            part += text[i];
        }
    }
    return parts << part;
}

QString unescaped(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\' && i + 1 < text.size())
            ++i;
        result += text[i];
    }
    return result;
}

//! The names of the sections that hold one object for each device or pool begin with its number.
QString sectionName(const QString &head)
{
    return head == u"POOL"  ? QStringLiteral("POOLS")
           : head == u"ASC" ? QStringLiteral("DEVS")
                            : head;
}

void addSection(QJsonObject &reply, const QString &section)
{
    QJsonObject object;
    QString name;
    const QStringList fields = splitAt(section, u',');
    for (const QString &field : fields) {
        const qsizetype equals = field.indexOf(u'=');
        const QString key = field.left(equals);
        if (name.isEmpty())
            name = sectionName(key);
        if (equals > 0)
            object.insert(key, unescaped(field.mid(equals + 1)));
    }
    if (name.isEmpty())
        return;
    QJsonArray list = reply.value(name).toArray();
    list.append(object);
    reply.insert(name, list);
}

} // namespace

std::optional<QJsonObject> plainReply(const QString &text)
{
    QString rest = text.trimmed();
    if (!rest.startsWith(u"STATUS=") || !rest.endsWith(u'|'))
        return std::nullopt;
    // The MM string is not escaped and holds commas: it is taken out before the splitting.
    QString mmKey;
    QString mmText;
    const QLatin1String mmEnd(",MM Count=");
    if (const qsizetype at = rest.indexOf(u",MM ID"); at >= 0) {
        const qsizetype equals = rest.indexOf(u'=', at);
        const qsizetype end = rest.indexOf(mmEnd, at);
        if (equals < 0 || end < equals)
            return std::nullopt;
        mmKey = rest.mid(at + 1, equals - at - 1);
        mmText = rest.mid(equals + 1, end - equals - 1);
        rest.remove(at, end - at);
    }
    QJsonObject reply;
    for (const QString &section : splitAt(rest, u'|'))
        addSection(reply, section.trimmed());
    if (!mmKey.isEmpty()) {
        QJsonArray stats = reply.value(u"STATS").toArray();
        QJsonObject device = stats.at(0).toObject();
        device.insert(mmKey, mmText);
        stats.isEmpty() ? stats.append(device) : stats.replace(0, device);
        reply.insert(QStringLiteral("STATS"), stats);
    }
    return reply;
}

} // namespace coalface::avalon_nano
