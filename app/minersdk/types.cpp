// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/types.h"

#include <QLatin1String>

#include <array>

namespace coalface {

namespace {
template<typename T>
struct Named
{
    T value;
    QLatin1String name;
};

constexpr std::array capabilityNames{
    Named<Capability>{Capability::SetMode, QLatin1String("set_mode")},
    Named<Capability>{Capability::SetPool, QLatin1String("set_pool")},
    Named<Capability>{Capability::Restart, QLatin1String("restart")},
    Named<Capability>{Capability::Identify, QLatin1String("identify")},
    Named<Capability>{Capability::Pause, QLatin1String("pause")},
    Named<Capability>{Capability::Resume, QLatin1String("resume")},
    Named<Capability>{Capability::Tuning, QLatin1String("tuning")},
};

constexpr std::array outcomeNames{
    Named<Outcome>{Outcome::Applied, QLatin1String("applied")},
    Named<Outcome>{Outcome::Refused, QLatin1String("refused")},
    Named<Outcome>{Outcome::Unsupported, QLatin1String("unsupported")},
    Named<Outcome>{Outcome::Unreachable, QLatin1String("unreachable")},
    Named<Outcome>{Outcome::NeedsRestart, QLatin1String("needs_restart")},
    Named<Outcome>{Outcome::NotConfirmed, QLatin1String("not_confirmed")},
    Named<Outcome>{Outcome::Unknown, QLatin1String("unknown")},
};

template<typename Names, typename T>
QString nameOf(const Names &names, T value)
{
    for (const auto &entry : names) {
        if (entry.value == value)
            return entry.name;
    }
    return {};
}

template<typename T, typename Names>
std::optional<T> valueOf(const Names &names, const QString &name)
{
    for (const auto &entry : names) {
        if (entry.name == name)
            return entry.value;
    }
    return std::nullopt;
}

int hexDigit(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    if (u >= u'a' && u <= u'f')
        return u - u'a' + 10;
    if (u >= u'A' && u <= u'F')
        return u - u'A' + 10;
    return -1;
}

bool isMacSeparator(QChar c)
{
    return c == u':' || c == u'-' || c == u'.' || c == u' ';
}
} // namespace

QString normalisedMac(const QString &text)
{
    QString digits;
    for (const QChar c : text.trimmed()) {
        if (isMacSeparator(c))
            continue;
        if (hexDigit(c) < 0 || digits.size() == 12)
            return {};
        digits += c.toLower();
    }
    if (digits.size() != 12 || digits.count(u'0') == 12 || digits.count(u'f') == 12)
        return {};
    for (int at = 10; at > 0; at -= 2)
        digits.insert(at, u':');
    return digits;
}

QString capabilityName(Capability capability)
{
    return nameOf(capabilityNames, capability);
}

std::optional<Capability> capabilityFromName(const QString &name)
{
    return valueOf<Capability>(capabilityNames, name);
}

QString outcomeName(Outcome outcome)
{
    return nameOf(outcomeNames, outcome);
}

std::optional<Outcome> outcomeFromName(const QString &name)
{
    return valueOf<Outcome>(outcomeNames, name);
}

} // namespace coalface
