// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/minerremarks.h"

#include <QCoreApplication>

#include <algorithm>

namespace coalface {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(coalface::MinerRemarks)
};

bool separates(QChar character)
{
    return character.isSpace() || character == u',' || character == u':'
           || character.category() == QChar::Other_Control;
}

} // namespace

QString tagProblem(const QString &tag)
{
    if (tag.isEmpty())
        return Tr::tr("A tag cannot be empty.");
    if (tag.size() > longestTag)
        return Tr::tr("A tag has at most 24 characters.");
    if (std::any_of(tag.cbegin(), tag.cend(), separates))
        return Tr::tr("A tag is one word: without spaces, commas and colons.");
    return {};
}

QString notesProblem(const QString &notes)
{
    return notes.size() > longestNotes
               ? Tr::tr("Notes have at most 4,000 characters; these have %1. Shorten them.")
                     .arg(notes.size())
               : QString();
}

QString foldedTag(const QString &tag)
{
    return tag.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QStringList sortedTags(QStringList tags)
{
    std::sort(tags.begin(), tags.end(),
              [](const QString &a, const QString &b) { return foldedTag(a) < foldedTag(b); });
    return tags;
}

} // namespace coalface
