// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/mapreader.h"

namespace coalface::wire {

namespace {
bool isAbsent(const QCborValue &value)
{
    return value.isUndefined() || value.isNull();
}
} // namespace

MapReader::MapReader(const QCborValue &value, QLatin1String what) : m_what(what)
{
    if (value.isMap())
        m_map = value.toMap();
    else
        fail(QStringLiteral("The driver's %1 is not a map of values.").arg(m_what));
}

bool MapReader::has(QLatin1String key) const
{
    return !isAbsent(m_map.value(key));
}

void MapReader::read(QLatin1String key, QString &into)
{
    const QCborValue value = m_map.value(key);
    if (value.isString())
        into = value.toString();
    else if (!isAbsent(value))
        wrongType(key, "a text");
}

void MapReader::read(QLatin1String key, bool &into)
{
    const QCborValue value = m_map.value(key);
    if (value.isBool())
        into = value.toBool();
    else if (!isAbsent(value))
        wrongType(key, "true or false");
}

void MapReader::read(QLatin1String key, double &into)
{
    const QCborValue value = m_map.value(key);
    if (value.isDouble() || value.isInteger())
        into = value.toDouble();
    else if (!isAbsent(value))
        wrongType(key, "a number");
}

void MapReader::read(QLatin1String key, qint64 &into, qint64 least, qint64 greatest)
{
    const QCborValue value = m_map.value(key);
    if (isAbsent(value))
        return;
    if (!value.isInteger() || value.toInteger() < least || value.toInteger() > greatest)
        wrongType(key, "a whole number in its range");
    else
        into = value.toInteger();
}

void MapReader::read(QLatin1String key, int &into)
{
    qint64 wide = into;
    read(key, wide, std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
    into = int(wide);
}

void MapReader::read(QLatin1String key, quint16 &into)
{
    qint64 wide = into;
    read(key, wide, 0, std::numeric_limits<quint16>::max());
    into = quint16(wide);
}

void MapReader::read(QLatin1String key, QByteArray &into)
{
    const QCborValue value = m_map.value(key);
    if (value.isByteArray())
        into = value.toByteArray();
    else if (!isAbsent(value))
        wrongType(key, "a sequence of bytes");
}

void MapReader::read(QLatin1String key, QCborArray &into)
{
    const QCborValue value = m_map.value(key);
    if (value.isArray())
        into = value.toArray();
    else if (!isAbsent(value))
        wrongType(key, "a list");
}

void MapReader::read(QLatin1String key, QCborMap &into)
{
    const QCborValue value = m_map.value(key);
    if (value.isMap())
        into = value.toMap();
    else if (!isAbsent(value))
        wrongType(key, "a map of values");
}

void MapReader::fail(const QString &sentence)
{
    if (m_error.isEmpty())
        m_error = sentence;
}

void MapReader::wrongType(QLatin1String key, const char *wanted)
{
    fail(QStringLiteral("The driver's %1 cannot be understood: \"%2\" is not %3.")
             .arg(m_what, key, QLatin1String(wanted)));
}

} // namespace coalface::wire
