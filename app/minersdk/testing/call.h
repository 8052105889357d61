// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/jobs.h>
#include <minersdk/testing/subject.h>

#include <chrono>

namespace coalface::testing {

//! One verb, called once: its job and what came of it.
class Call
{
public:
    struct Time
    {
        std::chrono::milliseconds deadline;
        std::chrono::milliseconds confirmation; //!< of a write: for reading back
    };

    virtual ~Call() = default;
    virtual Verb verb() const = 0;
    virtual Job &job() = 0;
    virtual void start() = 0;
    //! Every text of the error or the value, for a person or for a file.
    virtual QStringList texts() = 0;
    //! Of a write that ended with a report; otherwise null.
    virtual const WriteReport *report() { return nullptr; }
    //! What must not be in a value of that kind, each as a sentence.
    virtual QStringList oddities() { return {}; }
};

//! The parties live longer than the call. Null: this adapter has no such verb.
std::unique_ptr<Call> makeCall(Verb verb, const Subject &subject, MinerDriver &driver,
                               MinerAdapter &adapter, MinerLink &link, Call::Time time);

} // namespace coalface::testing
