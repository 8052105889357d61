// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storetext.h"

namespace coalface {

namespace {
// In no path and no sentence, and no end of a line.
constexpr QLatin1Char sentenceEnd('\x1e');
constexpr QLatin1Char valueBegin('\x1f');

//! As QString::arg() with all of them at once, of which there may be any number.
QString filledIn(const QString &text, const QStringList &values)
{
    QString filled;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int number = text.at(at) == u'%' && at + 1 < text.size() ? text.at(at + 1).digitValue()
                                                                       : 0;
        if (number < 1 || number > values.size()) {
            filled += text.at(at);
            continue;
        }
        filled += values.at(number - 1);
        ++at;
    }
    return filled;
}
} // namespace

QString keptSentence(const char *source, const QStringList &values)
{
    return (QStringList(QString::fromUtf8(source)) + values).join(valueBegin);
}

QString keptTogether(const QStringList &sentences)
{
    QStringList kept = sentences;
    kept.removeAll(QString());
    return kept.join(sentenceEnd);
}

QString toldText(const QString &kept)
{
    QStringList told;
    for (const QString &sentence : kept.split(sentenceEnd, Qt::SkipEmptyParts)) {
        QStringList values = sentence.split(valueBegin);
        const QByteArray source = values.takeFirst().toUtf8();
        told += filledIn(StoreText::tr(source.constData()), values);
    }
    return told.join(u' ');
}

} // namespace coalface
