// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace coalface::simulator {

//! Writes JSON fast, in the order in which it is told. Replies are built anew for every request, so
//! this is what a poll costs the simulator.
class JsonWriter
{
public:
    JsonWriter() { m_out.reserve(6144); }

    JsonWriter &beginObject(const char *key = nullptr) { return begin(key, '{'); }
    JsonWriter &endObject() { return end('}'); }
    JsonWriter &beginArray(const char *key = nullptr) { return begin(key, '['); }
    JsonWriter &endArray() { return end(']'); }

    // Without a key: an entry of an array.
    JsonWriter &integer(const char *key, qint64 value);
    //! The shortest digits that read back as the same number; not-a-number and infinity as null.
    JsonWriter &number(const char *key, double value);
    JsonWriter &boolean(const char *key, bool value);
    JsonWriter &string(const char *key, const QByteArray &utf8);
    JsonWriter &string(const char *key, const QString &text) { return string(key, text.toUtf8()); }
    //! JSON that is ready made.
    JsonWriter &raw(const char *key, const QByteArray &json);

    const QByteArray &bytes() const { return m_out; }

private:
    JsonWriter &begin(const char *key, char bracket);
    JsonWriter &end(char bracket);
    void name(const char *key);

    QByteArray m_out;
    bool m_first = true;
};

} // namespace coalface::simulator
