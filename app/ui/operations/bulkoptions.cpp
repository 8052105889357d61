// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/bulkoptions.h"

#include "ui/operations/bulktext.h"

#include <QLabel>
#include <QVBoxLayout>

namespace coalface {

namespace {
constexpr std::chrono::seconds restartConfirmation{120};
}

QString BulkOptions::title() const
{
    return bulktext::title(verb(), purpose());
}

QString BulkOptions::buttonText(int count) const
{
    return bulktext::button(verb(), purpose(), count);
}

WriteTimes BulkOptions::times() const
{
    WriteTimes times;
    if (withRestart())
        times.confirmation = restartConfirmation;
    return times;
}

PlainOptions::PlainOptions(WriteRequest::Verb verb, QWidget *parent)
    : BulkOptions(parent), m_verb(verb)
{
    QString sentence;
    if (verb == WriteRequest::Verb::Restart)
        sentence = tr("They stop hashing for a minute or so. A restart cannot be undone.");
    else if (verb == WriteRequest::Verb::Pause)
        sentence = tr("They stop hashing until they are resumed, or restart.");
    else if (verb == WriteRequest::Verb::Identify)
        sentence = tr("They blink, or show on their displays, where they are.");
    auto *label = new QLabel(sentence, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setHidden(sentence.isEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
}

} // namespace coalface
