// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

namespace coalface {

//! This room's sentences for a person: in the language of the program that says them. The console has none but English. From any
//! thread.
class StoreText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::StoreText)
};

//! A sentence as it is kept in a file until it is told, perhaps by another program in another language: its source
//! (QT_TRANSLATE_NOOP of StoreText) and the values of %1, %2, …
QString keptSentence(const char *source, const QStringList &values = {});
//! Several in one. Empty ones add nothing.
QString keptTogether(const QStringList &sentences);
//! What was kept, in the language of now. Words that are no such source stay as they are.
QString toldText(const QString &kept);

} // namespace coalface
