// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <compare>
#include <optional>

namespace coalface {

//! A version as Semantic Versioning 2.0.0 has it, without build metadata; orders as its §11 says.
class SemVer
{
public:
    //! Strict: "1.2.3" or "1.2.3-beta.1"; nothing else.
    static std::optional<SemVer> parse(const QString &text);

    QString toString() const;

    friend bool operator==(const SemVer &, const SemVer &) = default;
    friend std::strong_ordering operator<=>(const SemVer &a, const SemVer &b);

private:
    std::array<quint64, 3> m_numbers{};
    QStringList m_preRelease;
};

} // namespace coalface
