// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace coalface {

//! Where a file of that name is proposed to be saved: in the person's folder of documents, or at home where there is none.
QString proposedFile(const QString &name);

} // namespace coalface
