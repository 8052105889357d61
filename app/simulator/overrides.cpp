// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/overrides.h"

#include <QJsonDocument>

namespace coalface::simulator {

namespace {
//! An undefined value takes the key out.
void put(QJsonObject &object, const QString &path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        if (value.isUndefined())
            object.remove(path);
        else
            object.insert(path, value);
        return;
    }
    QJsonObject group = object.value(path.first(dot)).toObject();
    put(group, path.sliced(dot + 1), value);
    object.insert(path.first(dot), group);
}
} // namespace

void Overrides::set(const QJsonObject &values)
{
    for (auto it = values.begin(); it != values.end(); ++it)
        m_fixed.insert(it.key(), it.value());
}

void Overrides::omit(const QStringList &keys)
{
    m_omitted.unite(QSet<QString>(keys.begin(), keys.end()));
}

void Overrides::reset(const QStringList &keys)
{
    for (const QString &key : keys) {
        m_fixed.remove(key);
        m_omitted.remove(key);
    }
    if (keys.isEmpty()) {
        m_fixed = {};
        m_omitted.clear();
    }
}

QByteArray Overrides::applied(const QByteArray &json) const
{
    if (m_fixed.isEmpty() && m_omitted.isEmpty())
        return json;
    QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto it = m_fixed.begin(); it != m_fixed.end(); ++it)
        put(object, it.key(), it.value());
    for (const QString &key : m_omitted)
        put(object, key, QJsonValue(QJsonValue::Undefined));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace coalface::simulator
