// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/jsonwriter.h"

#include <charconv>
#include <cmath>

namespace coalface::simulator {

void JsonWriter::name(const char *key)
{
    if (!m_first)
        m_out.append(',');
    m_first = false;
    if (key)
        m_out.append('"').append(key).append("\":", 2);
}

JsonWriter &JsonWriter::begin(const char *key, char bracket)
{
    name(key);
    m_out.append(bracket);
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    m_out.append(bracket);
    m_first = false;
    return *this;
}

JsonWriter &JsonWriter::integer(const char *key, qint64 value)
{
    name(key);
    char digits[24];
    const auto done = std::to_chars(digits, digits + sizeof digits, value);
    m_out.append(digits, done.ptr - digits);
    return *this;
}

JsonWriter &JsonWriter::number(const char *key, double value)
{
    if (!std::isfinite(value))
        return raw(key, QByteArrayLiteral("null"));
    if (std::abs(value) < 1e15 && value == std::trunc(value))
        return integer(key, qint64(value));
    name(key);
    char digits[32];
    const auto done = std::to_chars(digits, digits + sizeof digits, value);
    m_out.append(digits, done.ptr - digits);
    return *this;
}

JsonWriter &JsonWriter::boolean(const char *key, bool value)
{
    return raw(key, value ? QByteArrayLiteral("true") : QByteArrayLiteral("false"));
}

JsonWriter &JsonWriter::string(const char *key, const QByteArray &utf8)
{
    name(key);
    m_out.append('"');
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            m_out.append('\\').append(c);
        } else if (uchar(c) < 0x20) {
            static const char hex[] = "0123456789abcdef";
            m_out.append("\\u00").append(hex[uchar(c) >> 4]).append(hex[c & 15]);
        } else {
            m_out.append(c);
        }
    }
    m_out.append('"');
    return *this;
}

JsonWriter &JsonWriter::raw(const char *key, const QByteArray &json)
{
    name(key);
    m_out.append(json);
    return *this;
}

} // namespace coalface::simulator
