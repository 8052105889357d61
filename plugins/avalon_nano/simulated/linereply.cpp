// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/linereply.h"

namespace coalface::simulator::avalon_nano {

namespace {

constexpr char description[] = "cgminer 4.11.1";

QByteArray escaped(const QByteArray &text, const char *special)
{
    QByteArray out;
    for (const char c : text) {
        if (QByteArray::fromRawData(special, qsizetype(qstrlen(special))).contains(c))
            out += '\\';
        out += c;
    }
    return out;
}

QByteArray jsonFields(const Fields &fields)
{
    QByteArray out;
    for (const Field &field : fields) {
        out += (out.isEmpty() ? "\"" : ",\"") + field.name + "\":";
        if (field.form == Field::Form::Number)
            out += field.value;
        else
            out += '"'
                   + (field.form == Field::Form::Text ? escaped(field.value, "\"\\") : field.value)
                   + '"';
    }
    return '{' + out + '}';
}

QByteArray plainFields(const Fields &fields)
{
    QByteArray out;
    for (const Field &field : fields) {
        out += (out.isEmpty() ? "" : ",") + field.name + '='
               + (field.form == Field::Form::Text ? escaped(field.value, "\\,|=") : field.value);
    }
    return out;
}

Fields statusFields(const LineReply &reply, qint64 when)
{
    Fields fields = {words("STATUS", QByteArray(1, reply.letter)), number("When", when),
                     number("Code", qint64(reply.code)), words("Msg", reply.message)};
    if (reply.described)
        fields.append(words("Description", description));
    return fields;
}

} // namespace

QByteArray LineReply::json(qint64 when) const
{
    QByteArray out = "{\"STATUS\":[" + jsonFields(statusFields(*this, when)) + ']';
    if (!section.isEmpty()) {
        out += ",\"" + section + "\":[";
        for (qsizetype i = 0; i < entries.size(); ++i)
            out += (i == 0 ? "" : ",") + jsonFields(entries[i]);
        out += ']';
    }
    return out + ",\"id\":1}";
}

QByteArray LineReply::plain(qint64 when) const
{
    QByteArray out = plainFields(statusFields(*this, when)) + '|';
    // Sections of several entries begin with their number ("POOL=0"), the others with their name.
    static const QList<QByteArray> counted = {"STATS", "POOLS", "DEVS", "DEVDETAILS"};
    for (const Fields &entry : entries)
        out += (counted.contains(section) ? QByteArray() : section + ',') + plainFields(entry) + '|';
    return out;
}

Field number(const char *name, qint64 value)
{
    return {name, QByteArray::number(value)};
}

Field number(const char *name, double value, int decimals)
{
    return {name, QByteArray::number(value, 'f', decimals)};
}

Field words(const char *name, const QByteArray &value)
{
    return {name, value, Field::Form::Text};
}

Field flag(const char *name, bool value)
{
    return {name, value ? "true" : "false"};
}

LineReply failed(int code, const QByteArray &message)
{
    LineReply reply;
    reply.letter = 'E';
    reply.code = code;
    reply.message = message;
    reply.described = code != 14;
    return reply;
}

LineReply setDone()
{
    LineReply reply;
    reply.code = 119;
    reply.message = "ASC 0 set OK";
    return reply;
}

LineReply setInfo(const QByteArray &message)
{
    LineReply reply;
    reply.letter = 'I';
    reply.code = 118;
    reply.message = "ASC 0 set info: " + message;
    return reply;
}

LineReply setFailed(const QByteArray &message)
{
    return failed(120, "ASC 0 set failed: " + message);
}

} // namespace coalface::simulator::avalon_nano
