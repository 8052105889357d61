// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "licencerule.h"

#include <algorithm>

namespace coalface::architecture {

namespace {

bool isSource(const SourceFile &file)
{
    static const QStringList suffixes{u".h"_qs,   u".cpp"_qs, u".cmake"_qs, u"CMakeLists.txt"_qs,
                                      u".sql"_qs, u".py"_qs,  u".sh"_qs,    u".ps1"_qs};
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [&file](const QString &suffix) { return file.path.endsWith(suffix); });
}

QString licenceOf(const SourceFile &file)
{
    static const QStringList free{u"minersdk"_qs, u"wire"_qs, u"driverhost"_qs};
    const QString room = file.room();
    if (room.isEmpty())
        return {};
    return file.isBelow(u"plugins") || free.contains(room) ? u"MIT"_qs : u"GPL-3.0-or-later"_qs;
}

// Split, so that the tool that reads these lines does not take this file's strings for them.
const QString copyrightTag = QStringLiteral("SPDX-FileCopyright") + QStringLiteral("Text:");
const QString licenceTag = QStringLiteral("SPDX-License-") + QStringLiteral("Identifier:");

} // namespace

QStringList licenceViolations(const SourceFile &file)
{
    if (!isSource(file))
        return {};
    const QStringList top = file.lines.mid(0, 5);
    if (top.filter(copyrightTag).isEmpty())
        return {violation(file, 0, QStringLiteral("has no line with %1 on top").arg(copyrightTag))};
    const QStringList licences = top.filter(licenceTag);
    if (licences.isEmpty())
        return {violation(file, 0, QStringLiteral("has no line with %1 on top").arg(licenceTag))};
    const QString licence = licences.first().section(u':', 1).trimmed().section(u' ', 0, 0);
    const QString expected = licenceOf(file);
    if (!expected.isEmpty() && licence != expected)
        return {violation(file, 0,
                          QStringLiteral("is under %1, its room under %2").arg(licence, expected))};
    return {};
}

} // namespace coalface::architecture
