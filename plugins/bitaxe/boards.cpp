// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/boards.h"

#include <minersdk/reading/details.h>
#include <minersdk/reading/fields.h>
#include <minersdk/reading/firmwareversion.h>

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace coalface::bitaxe {

using namespace reading;

namespace {

struct Family
{
    QLatin1String name; //!< `deviceModel` of /api/system/asic
    QLatin1String chip; //!< `ASICModel`; the GammaDuo's BM1370XP calls itself BM1370
    int chips;
    std::array<QLatin1String, 7> boards; //!< `boardVersion`
};

using Name = QLatin1String;

constexpr std::array<Family, 10> families = {{
    {Name("Max"), Name("BM1397"), 1, {Name("2.2"), Name("102")}},
    {Name("Ultra"),
     Name("BM1366"),
     1,
     {Name("0.11"), Name("201"), Name("202"), Name("203"), Name("204"), Name("205"), Name("207")}},
    {Name("Hex"), Name("BM1366"), 6, {Name("302"), Name("303")}},
    {Name("Supra"), Name("BM1368"), 1, {Name("400"), Name("401"), Name("402"), Name("403")}},
    {Name("Gamma"), Name("BM1370"), 1, {Name("600"), Name("601"), Name("602"), Name("603")}},
    {Name("GammaDuo"), Name("BM1370"), 2, {Name("650")}},
    {Name("SupraHex"), Name("BM1368"), 6, {Name("701"), Name("702")}},
    {Name("GammaTurbo"), Name("BM1370"), 2, {Name("800"), Name("801")}},
    {Name("GammaHex"), Name("BM1370"), 6, {Name("1300")}},
    {Name("NajaDuo"), Name("BM1372/BM1373"), 2, {Name("1201")}},
}};

struct ChipCores
{
    QLatin1String chip;
    int smallCores;
};

constexpr std::array<ChipCores, 5> coresOfChips = {{
    {Name("BM1397"), 672},
    {Name("BM1366"), 894},
    {Name("BM1368"), 1276},
    {Name("BM1370"), 2040},
    {Name("BM1372/BM1373"), 6725},
}};

constexpr qsizetype longestName = 32; //!< names come from the device and end up in tables
constexpr qint64 mostChips = 1024;

const Family *familyNamed(const QString &name)
{
    const auto found = std::find_if(families.begin(), families.end(),
                                    [&](const Family &family) { return name == family.name; });
    return found == families.end() ? nullptr : &*found;
}

//! By chip AND board: other makers reuse the numbers of the boards for other chips.
const Family *familyOfBoard(const QString &chip, const QString &board)
{
    const auto fits = [&](const Family &family) {
        return chip == family.chip && !board.isEmpty()
               && std::find(family.boards.begin(), family.boards.end(), board)
                      != family.boards.end();
    };
    const auto found = std::find_if(families.begin(), families.end(), fits);
    return found == families.end() ? nullptr : &*found;
}

std::optional<int> smallCoresOfChip(const QString &chip)
{
    for (const ChipCores &entry : coresOfChips) {
        if (chip == entry.chip)
            return entry.smallCores;
    }
    return std::nullopt;
}

std::optional<int> saneCount(std::optional<qint64> value, qint64 greatest)
{
    return value && *value > 0 && *value <= greatest ? std::optional<int>(int(*value))
                                                     : std::nullopt;
}

std::optional<int> chipsOf(const QJsonObject &info, const QJsonObject &asic, const Family *family)
{
    const auto key = QLatin1String("asicCount");
    if (const auto told = saneCount(count(asic, key), mostChips))
        return told;
    if (const auto told = saneCount(count(info, key), mostChips))
        return told;
    const auto monitored = info.value(QLatin1String("hashrateMonitor"))
                               .toObject()
                               .value(QLatin1String("asics"))
                               .toArray()
                               .size();
    if (const auto seen = saneCount(monitored, mostChips))
        return seen;
    return family ? std::optional<int>(family->chips) : std::nullopt;
}

} // namespace

Board boardOf(const QJsonObject &info, const QJsonObject &asic)
{
    Board board;
    board.chip = text(info, QLatin1String("ASICModel"));
    board.version = printable(text(info, QLatin1String("boardVersion")), longestName);

    const QString ownName = printable(text(asic, QLatin1String("deviceModel")), longestName);
    const Family *family = ownName.isEmpty() ? familyOfBoard(board.chip, board.version)
                                             : familyNamed(ownName);
    if (family) {
        board.kind = Board::Kind::Listed;
        board.family = family->name;
    } else if (!ownName.isEmpty()) {
        board.kind = Board::Kind::Compatible;
        board.family = ownName;
    }

    board.chips = chipsOf(info, asic, family);
    // Old firmware counts 65535 cores on a chip that it does not know.
    board.smallCores = saneCount(count(info, QLatin1String("smallCoreCount")), 65534);
    if (!board.smallCores && family)
        board.smallCores = smallCoresOfChip(board.chip);
    return board;
}

QString modelName(const Board &board)
{
    switch (board.kind) {
    case Board::Kind::Listed:
        return QStringLiteral("Bitaxe %1 %2").arg(board.family, board.version).trimmed();
    case Board::Kind::Compatible:
        return QStringLiteral("AxeOS compatible: ") + board.family;
    case Board::Kind::UnknownBoard:
        break;
    }
    return QStringLiteral("Bitaxe, unknown board");
}

bool hasAsicPage(const QJsonObject &info)
{
    const auto version = firmwareVersion(text(info, QLatin1String("version")));
    if (!version || *version >= FirmwareVersion{2, 7, 0})
        return true;
    // Forks count their versions anew; this key came with the same release as the page.
    return info.contains(QLatin1String("temptarget"));
}

} // namespace coalface::bitaxe
