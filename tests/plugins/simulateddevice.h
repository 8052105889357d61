// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/family.h"
#include "simulator/httpparser.h"

#include <minersdk/testing/subject.h>

#include <QElapsedTimer>

//! For contract tests: the simulated device of a driver's family, written from the protocol page and
//! not from the driver, plays the device in good order. It has been up for an hour. While it starts,
//! it closes without an answer.
//! `answer`: what it says to a whole request.
template<typename Answer>
coalface::testing::Device simulatedDevice(const std::shared_ptr<coalface::simulator::Device> &device,
                                          const Answer &answer)
{
    constexpr qint64 hour = 3'600'000; // ms
    device->setAddress(QHostAddress(QHostAddress::LocalHost));
    QElapsedTimer age;
    age.start();
    return [device, age, answer](const QByteArray &request) {
        device->advanceTo(hour + age.elapsed());
        return device->reachable() ? answer(*device, request) : QByteArray();
    };
}

//! One that is asked over HTTP.
inline coalface::testing::Device simulatedHttpDevice(
    const std::shared_ptr<coalface::simulator::Device> &device)
{
    return simulatedDevice(device, [](coalface::simulator::Device &asked, const QByteArray &bytes) {
        coalface::simulator::HttpParser parser;
        parser.append(bytes);
        coalface::simulator::HttpRequest request;
        const bool isWhole = parser.next(request)
                             == coalface::simulator::HttpParser::State::Complete;
        return isWhole ? asked.handle(request).bytes() : QByteArray();
    });
}

//! The same of a family: family_<driver_type>().
inline coalface::testing::Device simulatedDevice(
    const std::unique_ptr<coalface::simulator::Family> &family, const QString &variant)
{
    return simulatedHttpDevice(family->makeDevice(variant, 0, 1));
}

//! One that is asked without HTTP, once per connection.
inline coalface::testing::Device simulatedLineDevice(
    const std::shared_ptr<coalface::simulator::Device> &device)
{
    return simulatedDevice(device, [](coalface::simulator::Device &asked, const QByteArray &request) {
        return asked.answerLine(request);
    });
}
