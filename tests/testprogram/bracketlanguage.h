// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace coalface {

//! A language of its own: it says what it was asked for, in brackets. A driver's words are asked of nobody.
class BracketLanguage : public QTranslator
{
public:
    QString translate(const char * /*context*/, const char *text, const char * /*comment*/,
                      int /*number*/) const override
    {
        return QLatin1Char('[') + QString::fromUtf8(text) + QLatin1Char(']');
    }
    bool isEmpty() const override { return false; }
};

} // namespace coalface
