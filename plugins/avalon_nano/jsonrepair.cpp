// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/jsonrepair.h"

namespace coalface::avalon_nano {

namespace {

bool isControl(QChar c)
{
    return c < u' ' || c == QChar(0x7f);
}

bool isWordPart(QChar c)
{
    return c.unicode() < 128
           && (c.isLetterOrNumber() || c == u'+' || c == u'-' || c == u'.' || c == u'#');
}

class Repair
{
public:
    explicit Repair(const QString &text) : m_in(text) { m_out.reserve(text.size() + 64); }

    QString run()
    {
        while (m_at < m_in.size())
            step(m_in[m_at]);
        return m_out;
    }

private:
    QChar next() const
    {
        for (qsizetype i = m_at + 1; i < m_in.size(); ++i) {
            if (!m_in[i].isSpace())
                return m_in[i];
        }
        return {};
    }

    void step(QChar c)
    {
        if (c == u'"' || c == u'\'') {
            const QString read = takeText(c);
            if (read.startsWith(u"MM ID") && m_mayHoldMmString)
                takeMmString();
        } else if (c == u',') {
            const QChar following = next();
            if (following != u'}' && following != u']')
                put(c);
            ++m_at;
        } else if (c == u'{' || c == u'[') {
            if (m_last == u'}' || m_last == u']')
                put(u',');
            put(c);
            ++m_at;
        } else if (isWordPart(c)) {
            takeWord();
        } else {
            if (c.isSpace())
                m_out += u' ';
            else if (!isControl(c))
                put(c);
            ++m_at;
        }
    }

    void put(QChar c)
    {
        m_out += c;
        m_last = c;
    }

    //! Copies a text with its quotes; gives back what is in it.
    QString takeText(QChar quote)
    {
        put(u'"');
        const qsizetype begin = m_out.size();
        for (++m_at; m_at < m_in.size() && m_in[m_at] != quote; ++m_at) {
            const QChar c = m_in[m_at];
            if (c == u'\\' && m_at + 1 < m_in.size()) {
                const QChar escaped = m_in[++m_at];
                if (escaped != u'\'' && !isControl(escaped))
                    m_out += c;
                if (!isControl(escaped))
                    m_out += escaped;
            } else if (c == u'"') {
                m_out += QStringView(u"\\\"");
            } else if (!isControl(c)) {
                m_out += c;
            }
        }
        const QString read = m_out.mid(begin);
        if (m_at < m_in.size()) {
            put(u'"');
            ++m_at;
        }
        return read;
    }

    //! After the key of an MM string: its value, in which nothing is escaped.
    void takeMmString()
    {
        qsizetype at = m_at;
        while (at < m_in.size() && (m_in[at].isSpace() || m_in[at] == u':'))
            ++at;
        if (at == m_at || at >= m_in.size() || m_in[at] != u'"')
            return;
        qsizetype end = m_in.indexOf(u'"', at + 1);
        while (end >= 0 && !endsMmString(at, end))
            end = m_in.indexOf(u'"', end + 1);
        m_mayHoldMmString = end >= 0; // without it, no later one has an end either
        if (end < 0)
            return;
        m_out += u':';
        put(u'"');
        for (const QChar c : QStringView(m_in).mid(at + 1, end - at - 1)) {
            if (c == u'"' || c == u'\\')
                m_out += u'\\';
            if (!isControl(c))
                m_out += c;
        }
        put(u'"');
        m_at = end + 1;
    }

    //! The string is empty or ends in a bracket, and the object ends or another key follows.
    bool endsMmString(qsizetype begin, qsizetype end) const
    {
        const QChar before = m_in[end - 1];
        if (end != begin + 1 && before != u']' && before != u'}')
            return false;
        qsizetype at = end + 1;
        while (at < m_in.size() && m_in[at].isSpace())
            ++at;
        if (at >= m_in.size() || m_in[at] == u'}')
            return at < m_in.size();
        if (m_in[at] != u',')
            return false;
        for (++at; at < m_in.size() && m_in[at].isSpace(); ++at) {}
        return at < m_in.size() && (m_in[at] == u'"' || m_in[at] == u'}');
    }

    void takeWord()
    {
        const qsizetype begin = m_at;
        while (m_at < m_in.size() && isWordPart(m_in[m_at]))
            ++m_at;
        const QString word = m_in.mid(begin, m_at - begin);
        const QString lower = word.toLower();
        const bool isNoNumber = lower.contains(u"nan") || lower.contains(u"inf");
        for (const QChar c : isNoNumber ? QStringLiteral("null") : word)
            put(c);
    }

    const QString &m_in;
    QString m_out;
    qsizetype m_at = 0;
    bool m_mayHoldMmString = true;
    QChar m_last; //!< the latest character that is no blank
};

} // namespace

QString repairedJson(const QString &text)
{
    return Repair(text).run();
}

} // namespace coalface::avalon_nano
