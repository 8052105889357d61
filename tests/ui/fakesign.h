// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/desktopsign.h"

#include <QList>

#include <utility>

namespace coalface {

//! Keeps what would be shown.
class FakeSign : public DesktopSign
{
public:
    struct Notice
    {
        QString title;
        QString text;
    };
    Uses uses;
    QList<Notice> shown;
    QString summary;
    bool needsAttention = false;

    void setWanted(Use use, bool wanted) override
    {
        const bool before = isAvailable();
        uses.setFlag(use, wanted);
        if (isAvailable() != before)
            Q_EMIT availabilityChanged();
    }
    bool isAvailable() const override { return uses && m_hasTray; }
    bool isPossible() const override { return m_hasTray; }
    bool canNotify() const override { return isAvailable() || m_hasService; }
    void show(const QString &title, const QString &text) override { shown << Notice{title, text}; }
    void setSummary(const QString &text, bool attention) override
    {
        summary = text;
        needsAttention = attention;
    }

    //! The desktop gets or loses its tray.
    void setTray(bool hasTray)
    {
        if (std::exchange(m_hasTray, hasTray) != hasTray && uses)
            Q_EMIT availabilityChanged();
    }

    //! The desktop begins, or ceases, to show notifications without a tray.
    void setService(bool hasService)
    {
        m_hasService = hasService;
        Q_EMIT availabilityChanged();
    }

private:
    bool m_hasTray = true;
    bool m_hasService = false;
};

} // namespace coalface
