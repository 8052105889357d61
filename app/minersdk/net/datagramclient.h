// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/job.h>

#include <QByteArray>
#include <QObject>

#include <functional>

namespace coalface {

class MinerLink;

//! Sends datagrams to the device. Receiving is the application's (minersdk/announced.h).
class MINERSDK_EXPORT DatagramClient : public QObject
{
    Q_OBJECT
public:
    //! Called once, never from within send(): that it left this computer, which is no proof that it
    //! arrived. Error: Unreachable.
    using Callback = std::function<void(const Result<Done> &)>;

    ~DatagramClient() override;

    void send(Job *job, quint16 port, const QByteArray &payload, Callback callback);

private:
    friend class MinerLink;
    explicit DatagramClient(MinerLink &link);
    MinerLink &m_link;
};

} // namespace coalface
