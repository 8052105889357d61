// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/board.h"

namespace coalface::simulator::bitaxe {

namespace {
const Chip bm1397{"BM1397", {400, 425, 450, 475, 485, 500, 525, 550, 575, 600},
                  425,      {1100, 1150, 1200, 1250, 1300, 1350, 1400, 1450, 1500},
                  1400,     672,
                  1,        13.5};
const Chip bm1366{"BM1366", {400, 425, 450, 475, 485, 500, 525, 550, 575},
                  485,      {1100, 1150, 1200, 1250, 1300},
                  1200,     894,
                  1,        10.5};
const Chip bm1368{"BM1368", {400, 425, 450, 475, 485, 490, 500, 525, 550, 575},
                  490,      {1100, 1150, 1166, 1200, 1250, 1300},
                  1166,     1276,
                  4,        12.0};
const Chip bm1370{"BM1370", {400, 490, 525, 550, 600, 625},
                  525,      {1000, 1060, 1100, 1150, 1200, 1250},
                  1150,     2040,
                  4,        14.5};
const Chip bm1370xp{"BM1370", {350, 375, 380, 400, 410},
                    400,      {1000, 1060, 1100, 1150, 1200, 1250},
                    1150,     2040,
                    4,        11.5};

const std::vector<Board> &boards()
{
    static const std::vector<Board> all = {
        {QStringLiteral("max102"), "Max", "102", &bm1397, 1, 25, 5, true, 0, 1, "red"},
        {QStringLiteral("max22"), "Max", "2.2", &bm1397, 1, 25, 5, true, 0, 1, "red"},
        {QStringLiteral("ultra"), "Ultra", "0.11", &bm1366, 1, 25, 5, true, 0, 1, "purple"},
        {QStringLiteral("ultra204"), "Ultra", "204", &bm1366, 1, 25, 5, true, 0, 1, "purple"},
        {QStringLiteral("ultra207"), "Ultra", "207", &bm1366, 1, 25, 5, false, 5, 1, "purple"},
        {QStringLiteral("hex302"), "Hex", "302", &bm1366, 6, 90, 12, false, 12, 3, "orange"},
        {QStringLiteral("hex303"), "Hex", "303", &bm1366, 6, 90, 12, false, 12, 3, "orange"},
        {QStringLiteral("supra401"), "Supra", "401", &bm1368, 1, 40, 5, true, 0, 1, "blue"},
        {QStringLiteral("supra402"), "Supra", "402", &bm1368, 1, 40, 5, false, 5, 1, "blue"},
        {QStringLiteral("gamma601"), "Gamma", "601", &bm1370, 1, 40, 5, false, 5, 1, "green"},
        {QStringLiteral("gamma602"), "Gamma", "602", &bm1370, 1, 40, 5, false, 5, 1, "green"},
        {QStringLiteral("gammaduo650"), "GammaDuo", "650", &bm1370xp, 2, 40, 5, false, 5, 1, "green"},
        {QStringLiteral("suprahex701"), "SupraHex", "701", &bm1368, 6, 120, 12, false, 25, 3,
         "darkblue"},
        {QStringLiteral("gammaturbo801"), "GammaTurbo", "801", &bm1370, 2, 60, 12, false, 10, 2,
         "cyan"},
    };
    return all;
}
} // namespace

const Board *Board::find(const QString &id)
{
    for (const Board &board : boards()) {
        if (board.id == id)
            return &board;
    }
    return nullptr;
}

} // namespace coalface::simulator::bitaxe
