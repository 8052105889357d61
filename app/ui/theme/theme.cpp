// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/appstyle.h"
#include "ui/theme/colours.h"

#include <QApplication>
#include <QSettings>
#include <QStyleHints>

namespace coalface {

Theme::Theme(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    m_paletteIsDark = isDark(QApplication::palette());
    QApplication::setStyle(new AppStyle);
    connect(&m_settings, &Settings::changed, this, &Theme::apply);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#endif
    apply();
}

void Theme::apply()
{
    bool dark = m_settings.theme() == Settings::Theme::Dark;
    if (m_settings.theme() == Settings::Theme::Auto)
        dark = desktopIsDark();
    if (m_dark == dark)
        return;
    m_dark = dark;
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

bool Theme::desktopIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#elif defined(Q_OS_WIN)
    const QSettings registry(QStringLiteral(
                                 "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion"
                                 "\\Themes\\Personalize"),
                             QSettings::NativeFormat);
    return registry.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0;
#endif
    return m_paletteIsDark;
}

} // namespace coalface
