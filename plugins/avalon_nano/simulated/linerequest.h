// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace coalface::simulator::avalon_nano {

//! One request as the device understands it: JSON when its first byte is '{', else plain text, compared
//! byte for byte.
struct LineRequest
{
    bool isJson = false;
    int problem = 0; //!< the code of the answer where it is not understood (23, 24), else 0
    QByteArray command;
    std::optional<QByteArray> parameter; //!< nothing also where it is of a wrong type

    static LineRequest parse(const QByteArray &bytes);
    //! "a+b": more than one name.
    bool isJoined() const { return command.contains('+'); }
};

} // namespace coalface::simulator::avalon_nano
