// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QObject>

#include <optional>

namespace coalface {

//! Gives the whole application its look: the Fusion style with the palette that the settings ask
//! for; Auto goes by the desktop's own. GUI thread, one per program.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(Settings &settings, QObject *parent = nullptr);

    void apply();

private:
    bool desktopIsDark() const;
    Settings &m_settings;
    bool m_paletteIsDark = false; //!< of the palette that the desktop came with
    std::optional<bool> m_dark;   //!< what was applied last
};

} // namespace coalface
