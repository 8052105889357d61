// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

#include <array>

namespace coalface {

namespace {

struct Entry
{
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr Entry table[] = {
    {QPalette::Window, 0xfff3f4f6, 0xff26282c},
    {QPalette::WindowText, 0xff1d2024, 0xffe3e5e8},
    {QPalette::Base, 0xffffffff, 0xff1e1f22},
    {QPalette::AlternateBase, 0xfff7f8fa, 0xff232529},
    {QPalette::Text, 0xff1d2024, 0xffe3e5e8},
    {QPalette::Button, 0xffeceef1, 0xff33363b},
    {QPalette::ButtonText, 0xff1d2024, 0xffe3e5e8},
    {QPalette::BrightText, 0xffc22f1e, 0xffff7a5c},
    {QPalette::ToolTipBase, 0xffffffff, 0xff33363b},
    {QPalette::ToolTipText, 0xff1d2024, 0xffe3e5e8},
    {QPalette::PlaceholderText, 0xff656c75, 0xff9aa3ad},
    {QPalette::Highlight, 0xff2463a6, 0xff2f6196},
    {QPalette::HighlightedText, 0xffffffff, 0xffffffff},
    {QPalette::Link, 0xff1f5fa8, 0xff6fb1f0},
    {QPalette::LinkVisited, 0xff6b3fa0, 0xffb79bf0},
    {QPalette::Light, 0xffffffff, 0xff45494f},
    {QPalette::Midlight, 0xfff9fafb, 0xff3a3d43},
    {QPalette::Mid, 0xffc4c8ce, 0xff1a1b1e},
    {QPalette::Dark, 0xff9aa1aa, 0xff141517},
    {QPalette::Shadow, 0xff6b727b, 0xff0c0d0e},
};

constexpr Entry disabledTable[] = {
    {QPalette::WindowText, 0xff8a919b, 0xff757c86},
    {QPalette::Text, 0xff8a919b, 0xff757c86},
    {QPalette::ButtonText, 0xff8a919b, 0xff757c86},
    {QPalette::PlaceholderText, 0xffa4aab2, 0xff666c75},
    {QPalette::Highlight, 0xffb9c0c9, 0xff464a50},
    {QPalette::HighlightedText, 0xff1d2024, 0xffe3e5e8},
};

QPalette paletteOf(bool dark)
{
    QPalette palette;
    for (const Entry &entry : table)
        palette.setColor(QPalette::All, entry.role,
                         QColor::fromRgb(dark ? entry.dark : entry.light));
    for (const Entry &entry : disabledTable)
        palette.setColor(QPalette::Disabled, entry.role,
                         QColor::fromRgb(dark ? entry.dark : entry.light));
    return palette;
}

constexpr std::array<QRgb, seriesColourCount> lightSeries{0xff0d4a59, 0xffe05d06, 0xff904dcb,
                                                          0xff049565, 0xff3c1ff9, 0xff7c2303};
constexpr std::array<QRgb, seriesColourCount> darkSeries{0xff517efb, 0xff7be236, 0xffdf2086,
                                                         0xfffcc29c, 0xffb26634, 0xffc4cfee};

} // namespace

QPalette lightPalette()
{
    return paletteOf(false);
}

QPalette darkPalette()
{
    return paletteOf(true);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness()
           > palette.color(QPalette::Window).lightness();
}

QColor stateColour(MinerState state, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (state) {
    case MinerState::Online:
        return QColor::fromRgb(dark ? 0xff2fc39b : 0xff00795c);
    case MinerState::Starting:
    case MinerState::Paused:
        return QColor::fromRgb(dark ? 0xff6fb1f0 : 0xff2f6fb5);
    case MinerState::Warning:
    case MinerState::NotHashing:
        return QColor::fromRgb(dark ? 0xfff0b03c : 0xffa86500);
    case MinerState::Offline:
        return QColor::fromRgb(dark ? 0xffff7a5c : 0xffc22f1e);
    case MinerState::Unknown:
    case MinerState::NoDriver:
        break;
    }
    return mutedColour(palette);
}

QColor seriesColour(int index, const QPalette &palette)
{
    const auto &colours = isDark(palette) ? darkSeries : lightSeries;
    return QColor::fromRgb(colours[size_t(qAbs(index) % seriesColourCount)]);
}

QColor mutedColour(const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? 0xff9aa3ad : 0xff5f6770);
}

QColor blended(const QColor &text, const QColor &background, double strength)
{
    const auto mix = [strength](float a, float b) {
        return float(a * strength + b * (1 - strength));
    };
    return QColor::fromRgbF(mix(text.redF(), background.redF()),
                            mix(text.greenF(), background.greenF()),
                            mix(text.blueF(), background.blueF()));
}

} // namespace coalface
