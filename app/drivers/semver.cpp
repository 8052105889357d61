// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/semver.h"

#include <QRegularExpression>

namespace coalface {

namespace {
bool isNumber(const QString &identifier)
{
    return std::all_of(identifier.cbegin(), identifier.cend(),
                       [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::strong_ordering ordered(int comparison)
{
    return comparison <=> 0;
}

std::strong_ordering compareIdentifiers(const QString &a, const QString &b)
{
    const bool aIsNumber = isNumber(a);
    const bool bIsNumber = isNumber(b);
    if (aIsNumber != bIsNumber)
        return aIsNumber ? std::strong_ordering::less : std::strong_ordering::greater;
    // Without leading zeros the longer number is the larger, however many digits it has.
    if (aIsNumber && a.size() != b.size())
        return a.size() <=> b.size();
    return ordered(a.compare(b));
}
} // namespace

std::optional<SemVer> SemVer::parse(const QString &text)
{
    static const QRegularExpression grammar(QStringLiteral(
        R"(\A(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*))"
        R"((?:-((?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?\z)"));
    const QRegularExpressionMatch match = grammar.match(text);
    if (!match.hasMatch())
        return {};
    SemVer version;
    for (int i = 0; i < 3; ++i) {
        bool fits = false;
        version.m_numbers[size_t(i)] = match.captured(i + 1).toULongLong(&fits);
        if (!fits)
            return {};
    }
    if (match.hasCaptured(4))
        version.m_preRelease = match.captured(4).split(u'.');
    return version;
}

QString SemVer::toString() const
{
    const QString core
        = QStringLiteral("%1.%2.%3").arg(m_numbers[0]).arg(m_numbers[1]).arg(m_numbers[2]);
    return m_preRelease.isEmpty() ? core : core + u'-' + m_preRelease.join(u'.');
}

std::strong_ordering operator<=>(const SemVer &a, const SemVer &b)
{
    if (a.m_numbers != b.m_numbers)
        return a.m_numbers <=> b.m_numbers;
    if (a.m_preRelease.isEmpty() || b.m_preRelease.isEmpty())
        return b.m_preRelease.size()
               <=> a.m_preRelease.size(); // a release comes after its pre-releases
    const qsizetype common = qMin(a.m_preRelease.size(), b.m_preRelease.size());
    for (qsizetype i = 0; i < common; ++i) {
        const auto order = compareIdentifiers(a.m_preRelease[i], b.m_preRelease[i]);
        if (order != std::strong_ordering::equal)
            return order;
    }
    return a.m_preRelease.size() <=> b.m_preRelease.size();
}

} // namespace coalface
