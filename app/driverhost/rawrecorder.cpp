// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "driverhost/rawrecorder.h"

#include "wire/secretmask.h"

namespace coalface {

namespace {

constexpr qsizetype mostHeard = 64;
constexpr qsizetype longestRequest = 2048; //!< characters

//! Bytes that are no text can be seen, too.
QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar character : text) {
        const bool plain = character == u'\n' || character == u'\t'
                           || character.category() != QChar::Other_Control;
        if (plain)
            out += character;
        else if (character != u'\r')
            out += QStringLiteral("\\x%1").arg(int(character.unicode()), 2, 16, QLatin1Char('0'));
    }
    return out;
}

} // namespace

RawRecorder::RawRecorder(MinerLink &link, const Credentials &credentials, QObject *parent)
    : QObject(parent), m_secrets(wire::secretValues(credentials))
{
    connect(&link, &MinerLink::asked, this, [this](quint64 number, const QByteArray &request) {
        if (m_heard.size() >= mostHeard)
            return;
        m_places.insert(number, m_heard.size());
        m_heard.append({request, {}, {}});
    });
    connect(&link, &MinerLink::answered, this,
            [this](quint64 number, const QString &summary, const QByteArray &reply) {
                const auto place = m_places.constFind(number);
                if (place == m_places.cend())
                    return;
                m_heard[*place].summary = summary;
                m_heard[*place].reply = reply;
            });
}

void RawRecorder::add(const QByteArray &datagram)
{
    m_heard.append({{}, {}, datagram});
}

QString RawRecorder::shown(const QByteArray &bytes) const
{
    return printable(wire::withoutSecrets(QString::fromUtf8(bytes), m_secrets));
}

QList<Exchanged> RawRecorder::exchanges() const
{
    QList<Exchanged> exchanges;
    qsizetype left = wire::longestExchanges;
    for (const Heard &heard : m_heard) {
        Exchanged one;
        one.request = shown(heard.request).left(qMin(longestRequest, left));
        left -= one.request.size();
        one.summary = wire::withoutSecrets(heard.summary, m_secrets).left(left);
        left -= one.summary.size();
        const QString reply = shown(heard.reply);
        one.reply = reply.left(left);
        one.isCut = one.reply.size() < reply.size();
        left -= one.reply.size();
        exchanges.append(one);
        if (left <= 0)
            break;
    }
    return exchanges;
}

} // namespace coalface
