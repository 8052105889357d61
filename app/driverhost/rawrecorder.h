// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "wire/rawanswer.h"

#include <minersdk/net/minerlink.h>

#include <QHash>
#include <QObject>

namespace coalface {

//! Listens to a miner's link for as long as it lives, for a person who wants to see what the device answers. What
//! else goes over that link meanwhile is among it.
class RawRecorder : public QObject
{
    Q_OBJECT
public:
    //! `credentials`: of the call; what is secret in them is masked wherever it stands.
    RawRecorder(MinerLink &link, const Credentials &credentials, QObject *parent = nullptr);

    //! Something that the device sent unasked.
    void add(const QByteArray &datagram);
    //! What was heard so far, masked and cut to wire::longestExchanges.
    QList<Exchanged> exchanges() const;

private:
    struct Heard
    {
        QByteArray request;
        QString summary;
        QByteArray reply;
    };
    QString shown(const QByteArray &bytes) const;

    const QStringList m_secrets;
    QList<Heard> m_heard;
    QHash<quint64, qsizetype> m_places; //!< by number
};

} // namespace coalface
