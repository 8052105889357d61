// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace coalface {

//! What is told of the small files: in the language of the program that says it. The console has none but English.
class FileText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::FileText)
};

} // namespace coalface
