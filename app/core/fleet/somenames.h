// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace coalface {

//! "A, B and 3 more": of many names the first `most`, in the person's language.
QString someNames(const QStringList &names, int most);

} // namespace coalface
