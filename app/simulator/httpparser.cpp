// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/httpparser.h"

#include <utility>

namespace coalface::simulator {

void HttpParser::append(const QByteArray &bytes)
{
    if (m_bad)
        return;
    if (m_headDone && !bytes.isEmpty())
        ++m_request.bodyReads;
    m_buffer.append(bytes);
}

HttpParser::State HttpParser::fail(int status)
{
    m_bad = true;
    m_status = status;
    m_buffer.clear();
    return State::Bad;
}

namespace {
QByteArray before(const QByteArray &text, char mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? text : text.left(at);
}
} // namespace

bool HttpParser::parseHead(qsizetype headSize)
{
    m_request = {};
    m_length = 0;
    qsizetype line = m_buffer.indexOf("\r\n");
    const QList<QByteArray> words = m_buffer.left(line).split(' ');
    if (words.size() != 3 || !words[1].startsWith('/') || !words[2].startsWith("HTTP/1."))
        return false;
    m_request.method = words[0];
    const qsizetype mark = words[1].indexOf('?');
    m_request.path = before(words[1], '?');
    if (mark >= 0)
        m_request.query = words[1].mid(mark + 1);
    m_request.version = words[2];
    while (line < headSize) {
        const qsizetype begin = line + 2;
        line = m_buffer.indexOf("\r\n", begin);
        const qsizetype colon = m_buffer.indexOf(':', begin);
        if (colon <= begin || colon > line)
            return false;
        const QByteArray name = m_buffer.mid(begin, colon - begin);
        const QByteArray value = m_buffer.mid(colon + 1, line - colon - 1).trimmed();
        if (name.compare("Content-Length", Qt::CaseInsensitive) == 0) {
            bool ok = false;
            m_length = value.toLongLong(&ok);
            if (!ok || m_length < 0)
                return false;
        } else if (name.compare("Transfer-Encoding", Qt::CaseInsensitive) == 0) {
            m_request.chunked = value.toLower().contains("chunked");
        }
        m_request.headers.append({name, value});
    }
    return true;
}

HttpParser::State HttpParser::takeChunks()
{
    for (;;) {
        const qsizetype end = m_buffer.indexOf("\r\n", m_scan);
        if (end < 0)
            return m_buffer.size() - m_scan > 64 ? fail(400) : State::NeedsMore;
        bool ok = false;
        const QByteArray size = m_buffer.mid(m_scan, end - m_scan);
        const qint64 length = before(size, ';').trimmed().toLongLong(&ok, 16);
        if (!ok || length < 0 || m_request.body.size() + length > maxBody)
            return fail(400);
        if (m_buffer.size() < end + 2 + length + 2)
            return State::NeedsMore;
        m_request.body.append(m_buffer.constData() + end + 2, length);
        m_scan = end + 2 + length + 2;
        if (length == 0) {
            m_buffer.remove(0, m_scan);
            return State::Complete;
        }
    }
}

HttpParser::State HttpParser::next(HttpRequest &request)
{
    if (m_bad)
        return State::Bad;
    if (!m_headDone) {
        // As the parser in these devices: what cannot begin a request is refused at its first byte.
        if (!m_buffer.isEmpty() && (m_buffer.at(0) < 'A' || m_buffer.at(0) > 'Z'))
            return fail(400);
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return m_buffer.size() > maxHead ? fail(431) : State::NeedsMore;
        if (end > maxHead)
            return fail(431);
        if (!parseHead(end) || m_length > maxBody)
            return fail(400);
        m_buffer.remove(0, end + 4);
        m_headDone = true;
        m_scan = 0;
        m_request.bodyReads = m_buffer.isEmpty() ? 0 : 1;
    }
    if (m_request.chunked) {
        const State state = takeChunks();
        if (state != State::Complete)
            return state;
    } else {
        if (m_buffer.size() < m_length)
            return State::NeedsMore;
        if (m_length > 0) {
            m_request.body = m_buffer.left(m_length);
            m_buffer.remove(0, m_length);
        }
    }
    m_headDone = false;
    request = std::move(m_request);
    m_request = {};
    return State::Complete;
}

} // namespace coalface::simulator
