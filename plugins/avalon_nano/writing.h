// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/facts.h"
#include "avalon_nano/statusreader.h"

#include <chrono>

//! The steps that every change of a device shares.
namespace coalface::avalon_nano {

//! The tools for one device; the adapter owns them.
struct Device
{
    MinerLink &link;
    Facts &facts;
    StatusReader &reader;
};

//! Finds out what the device can do and in which state it is. The job fails where it has not that
//! ability (`lacking`: the sentence), cannot be read, or is another device by now. No write is sent.
void prepare(const Device &device, WriteJob *job, Capability needed, const QString &lacking,
             std::function<void(const Snapshot &before)> next);

//! One change: the request and the sentences about it.
struct Change
{
    QByteArray request;
    QString taken;  //!< the device took it, its own state does not show it (yet)
    QString unsure; //!< nobody knows whether the device took it
    //! What the device's refusal means; nothing where the reply is none. Without it refusalIn().
    std::function<std::optional<WriteReport>(const Reply &)> refusal = {};
    //! How the job ends when this request could not be sent; without it with the error.
    std::optional<WriteReport> ifUnsent = {};
};

//! Sends it, once. Refusals end the job; so does an error before anything was sent. Otherwise the job
//! awaits confirmation and `then` is called: with true where the device said that it took it.
void send(const Device &device, WriteJob *job, const Change &change,
          std::function<void(bool isTaken)> then);

//! Asks who is there before a second request of a change whose first one was sent, and which stands as `stands` where nobody
//! answers. `next` where it is the same device, as far as can be told; another one is sent nothing.
void askAgain(const Device &device, WriteJob *job, const WriteReport &stands,
              std::function<void()> next);

//! What a device's answer to `ascset` refuses, nothing where it took it.
std::optional<WriteReport> refusalIn(const Reply &reply);

//! Reads back until `seen` makes a report of the device's state, or the job ends. Each look has a time
//! limit of its own, since a device that restarts may leave a connection hanging. `silence`: what is said while no
//! look has succeeded, with Unknown; empty: what was said before.
void confirm(const Device &device, WriteJob *job, std::chrono::milliseconds first,
             std::chrono::milliseconds pause, const QString &notShown,
             std::function<std::optional<WriteReport>(const Snapshot &)> seen,
             const QString &silence = {});

WriteReport refused(const QString &detail);
WriteReport applied(const QString &detail);

} // namespace coalface::avalon_nano
