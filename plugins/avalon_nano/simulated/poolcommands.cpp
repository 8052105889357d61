// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/simulatedavalon.h"

#include <QCryptographicHash>

namespace coalface::simulator::avalon_nano {

namespace {

constexpr qsizetype longestUrl = 384;
constexpr qsizetype longestWorker = 128;

LineReply poolError(const QByteArray &message)
{
    return failed(132, "Pool set error: " + message);
}

} // namespace

bool SimulatedAvalon::isWebPassword(const QByteArray &sent) const
{
    if (m_machine.spec->kind != Kind::Nano3)
        return sent == m_machine.webPassword;
    // The Nano 3 is sent what its web page keeps: a hash.
    const QByteArray digest = QCryptographicHash::hash(m_machine.webPassword,
                                                       QCryptographicHash::Sha256);
    return sent == "ff0000ff" + digest.toHex().left(24);
}

//! user,password,index,url,worker[,worker password]; stored, in use after a restart.
LineReply SimulatedAvalon::setPool(const std::optional<QByteArray> &parameter)
{
    const QList<QByteArray> values = parameter.value_or(QByteArray()).split(',');
    if (values.size() != 5 && values.size() != 6)
        return poolError("we need 5 | 6 arguments, your input is "
                         + QByteArray::number(values.size()) + " arguments.");
    if (values[0] != m_machine.spec->webUser)
        return poolError("username err");
    if (!isWebPassword(values[1]))
        return poolError("userpass err");
    bool isNumber = false;
    const int slot = values[2].toInt(&isNumber);
    if (!isNumber || slot < 0 || slot > 2)
        return poolError("pool num must between 0 and 2 , your input is " + values[2]);
    if (values[3].size() > longestUrl)
        return poolError("The pool url length is too long.");
    if (values[4].size() > longestWorker || values.value(5).size() > longestWorker)
        return poolError("The pool worker length is too long.");
    if (values[3].isEmpty() || values[4].isEmpty())
        return poolError("parameter is empty");
    m_machine.stored[size_t(slot)] = {values[3], values[4], values.value(5), 0};
    LineReply reply;
    reply.code = 133;
    // With line feeds, and with the worker's password.
    reply.message = "Pool set info: pool " + values[2] + "\nurl: " + values[3]
                    + "\nworker: " + values[4] + "\npassword: " + values.value(5)
                    + "\nPlease reboot miner to make config work.";
    return reply;
}

LineReply SimulatedAvalon::choosePool(const QByteArray &command,
                                      const std::optional<QByteArray> &parameter)
{
    if (!parameter || parameter->isEmpty())
        return failed(25, "Missing pool id parameter");
    bool isNumber = false;
    const int slot = parameter->split(',').first().toInt(&isNumber);
    if (!isNumber || slot < 0 || slot > 2)
        return failed(26, "Invalid pool id " + QByteArray::number(slot) + " - range is 0 - 2");
    LineReply reply;
    reply.code = command == "poolpriority" ? 73 : command == "switchpool" ? 27 : 47;
    if (command == "disablepool")
        return failed(51, "Cannot disable last active pool");
    if (command == "switchpool") {
        m_machine.activePool = slot;
        // It comes first from then on, and what was before it goes one further back.
        int &own = m_machine.priorities[size_t(slot)];
        for (int &priority : m_machine.priorities)
            priority += priority < own ? 1 : 0;
        own = 0;
        reply.message = "Switching to pool " + QByteArray::number(slot) + ":'"
                        + m_machine.pools[size_t(slot)].url + '\'';
    } else {
        reply.message = "Changed pool priorities";
    }
    return reply;
}

} // namespace coalface::simulator::avalon_nano
