// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/board.h"

namespace coalface::simulator::nerdqaxe {

namespace {

std::vector<int> steps(int first, int last, int step)
{
    std::vector<int> list;
    for (int value = first; value <= last; value += step)
        list.push_back(value);
    return list;
}

const std::vector<int> plusFrequencies = {400, 425, 450, 475, 490, 500, 525, 550, 575};
const std::vector<int> plusVoltages = {1100, 1150, 1200, 1250, 1300, 1350};
const std::vector<int> plusPlusFrequencies = {500, 515, 525, 550, 575, 590, 600};

Board plus(const char *id, const char *model, int chips, int low, int high, int amperes,
           double watts)
{
    return {QString::fromLatin1(id),
            model,
            "BM1368",
            chips,
            1276,
            plusFrequencies,
            plusVoltages,
            490,
            1250,
            0,
            0,
            800,
            1400,
            12,
            low,
            high,
            amperes,
            watts,
            1,
            "#11d51e"};
}

Board plusPlus(const char *id, const char *model, int chips, int maxFrequency, int low, int high,
               int amperes, double watts)
{
    return {QString::fromLatin1(id),
            model,
            "BM1370",
            chips,
            2040,
            plusPlusFrequencies,
            steps(1120, 1200, 10),
            600,
            1150,
            0,
            0,
            maxFrequency,
            1400,
            12,
            low,
            high,
            amperes,
            watts,
            2,
            "#e700d8"};
}

std::vector<Board> makeBoards()
{
    std::vector<Board> all;
    all.push_back({QStringLiteral("nerdaxe"),
                   "NerdAxe",
                   "BM1366",
                   1,
                   894,
                   {400, 425, 450, 475, 485, 500, 525, 550, 575},
                   {1100, 1150, 1200, 1250, 1300},
                   485,
                   1200,
                   0,
                   0,
                   0,
                   0,
                   5,
                   5,
                   15,
                   0,
                   10.6,
                   1,
                   "#f80421"});
    all.push_back({QStringLiteral("nerdaxegamma"),
                   "NerdAxeGamma",
                   "BM1370",
                   1,
                   2040,
                   {500, 515, 525, 550, 575},
                   steps(1120, 1200, 10),
                   515,
                   1150,
                   0,
                   0,
                   0,
                   0,
                   5,
                   5,
                   25,
                   0,
                   17.0,
                   1,
                   "#0a9f10"});
    all.push_back(plus("nerdqaxeplus", "NerdQAxe+", 4, 30, 70, 0, 52));
    all.push_back(plus("nerdoctaxeplus", "NerdOCTAXE+", 8, 70, 130, 15, 104));
    all.push_back(plusPlus("nerdqaxeplusplus", "NerdQAxe++", 4, 800, 52, 100, 8, 74));
    all.push_back(plusPlus("nerdhaxegamma", "NerdHaxe-\xCE\xB3", 6, 800, 75, 250, 15, 111));
    all.push_back(plusPlus("nerdeko", "NerdEKO", 12, 800, 30, 350, 25, 222));
    all.push_back(plusPlus("q1370", "Q1370", 4, 1200, 52, 150, 20, 74));
    all.push_back(plusPlus("nerdoctaxegammaold", "NerdOCTAXE-\xCE\xB3", 8, 800, 50, 250, 20, 148));
    // One name, another regulator, other lists.
    Board octaxe = plusPlus("nerdoctaxegamma", "NerdOCTAXE-\xCE\xB3", 8, 850, 30, 300, 25, 190);
    octaxe.frequencies = steps(525, 800, 25);
    octaxe.voltages = steps(1120, 1260, 10);
    octaxe.defaultFrequency = 700;
    octaxe.defaultVoltage = 1210;
    all.push_back(octaxe);
    Board nerdqx = plusPlus("nerdqx", "NerdQX", 4, 1000, 50, 240, 20, 118);
    nerdqx.frequencies = {495, 500};
    for (const int frequency : steps(525, 750, 25))
        nerdqx.frequencies.push_back(frequency);
    nerdqx.frequencies.push_back(777);
    for (const int frequency : steps(800, 1000, 25))
        nerdqx.frequencies.push_back(frequency);
    nerdqx.voltages = {1085};
    for (const int voltage : steps(1120, 1350, 10))
        nerdqx.voltages.push_back(voltage);
    nerdqx.defaultFrequency = 777;
    nerdqx.defaultVoltage = 1200;
    nerdqx.ecoFrequency = 495;
    nerdqx.ecoVoltage = 1085;
    nerdqx.absMaxVoltage = 1350;
    all.push_back(nerdqx);
    // With its temperature multiplexer missing, the limits are below its own default.
    nerdqx.id = QStringLiteral("nerdqxdegraded");
    nerdqx.absMaxFrequency = 495;
    nerdqx.absMaxVoltage = 1150;
    all.push_back(nerdqx);
    return all;
}

} // namespace

const Board *Board::find(const QString &id)
{
    static const std::vector<Board> all = makeBoards();
    for (const Board &board : all) {
        if (board.id == id)
            return &board;
    }
    return nullptr;
}

} // namespace coalface::simulator::nerdqaxe
