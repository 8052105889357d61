// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/notespage.h"

#include "ui/common/problemlabel.h"
#include "ui/common/whendone.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace coalface {

namespace {

QStringList foldedTags(const QStringList &tags)
{
    QStringList folded;
    for (const QString &tag : tags)
        folded += foldedTag(tag);
    return folded;
}

QStringList missingIn(const QStringList &from, const QStringList &in)
{
    const QStringList known = foldedTags(in);
    QStringList missing;
    for (const QString &tag : from) {
        if (!known.contains(foldedTag(tag)))
            missing += tag;
    }
    return missing;
}

QStringList typedTags(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,]+"));
    QStringList tags;
    QStringList folded;
    for (const QString &tag : text.split(separators, Qt::SkipEmptyParts)) {
        if (folded.contains(foldedTag(tag)))
            continue;
        folded += foldedTag(tag);
        tags += tag;
    }
    return sortedTags(tags);
}

} // namespace

NotesPage::NotesPage(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_tags(new QLineEdit(this)),
      m_notes(new QPlainTextEdit(this)),
      m_problem(new ProblemLabel(this)),
      m_save(new QPushButton(tr("&Save"), this)),
      m_revert(new QPushButton(tr("&Discard changes"), this))
{
    const int em = fontMetrics().height();
    m_tags->setPlaceholderText(tr("garage, loud"));
    m_tags->setToolTip(tr("Words to find the miner by, with spaces or commas between them"));
    m_notes->setTabChangesFocus(true);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setMinimumHeight(3 * em);
    m_problem->setWordWrap(true);
    m_save->setAutoDefault(false);
    m_revert->setAutoDefault(false);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Ta&gs"), m_tags);
    form->addRow(tr("&Notes"), m_notes);
    auto *row = new QHBoxLayout;
    row->addWidget(m_problem, 1);
    row->addWidget(m_revert);
    row->addWidget(m_save);
    form->addRow(row);
    connect(m_tags, &QLineEdit::textChanged, this, &NotesPage::check);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &NotesPage::check);
    connect(m_tags, &QLineEdit::returnPressed, this, &NotesPage::save);
    connect(m_save, &QPushButton::clicked, this, &NotesPage::save);
    connect(m_revert, &QPushButton::clicked, this, &NotesPage::revert);
    showMiner(nullptr);
}

void NotesPage::showMiner(const Miner *miner)
{
    const qint64 key = miner ? miner->record.key : 0;
    const MinerRemarks remarks = miner ? miner->remarks : MinerRemarks();
    if (key == m_key && key != 0) {
        if (remarks != m_stored && !m_drafts.contains(key))
            take(remarks);
        else
            m_stored = remarks;
        return;
    }
    m_key = key;
    const std::optional<Draft> draft = m_drafts.contains(key) ? std::optional(m_drafts.value(key))
                                                              : std::nullopt;
    take(remarks);
    if (!draft)
        return;
    m_filling = true;
    m_tags->setText(draft->tags);
    m_notes->setPlainText(draft->notes);
    m_filling = false;
    check();
}

QStringList NotesPage::unsaved() const
{
    QStringList names;
    for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft) {
        if (const Miner *miner = m_context.fleet.miner(draft.key()))
            names += miner->record.name;
    }
    names.sort();
    return names;
}

void NotesPage::take(const MinerRemarks &remarks)
{
    m_stored = remarks;
    m_filling = true;
    m_tags->setText(remarks.tags.join(QStringLiteral(", ")));
    m_notes->setPlainText(remarks.notes);
    m_filling = false;
    check();
}

void NotesPage::check()
{
    if (m_filling)
        return;
    const QStringList tags = typedTags(m_tags->text());
    const bool changed = m_key != 0
                         && (tags != m_stored.tags || m_notes->toPlainText() != m_stored.notes);
    if (changed)
        m_drafts.insert(m_key, {m_tags->text(), m_notes->toPlainText()});
    else
        m_drafts.remove(m_key);
    QString problem = notesProblem(m_notes->toPlainText());
    for (const QString &tag : tags) {
        if (problem.isEmpty())
            problem = tagProblem(tag);
    }
    if (problem.isEmpty() && tags.size() > mostTags)
        problem = tr("A miner has at most %n tags.", nullptr, mostTags);
    m_problem->setText(problem);
    for (QWidget *field : std::initializer_list<QWidget *>{m_tags, m_notes})
        field->setEnabled(m_key != 0);
    m_save->setEnabled(changed && problem.isEmpty());
    m_revert->setEnabled(changed);
}

void NotesPage::save()
{
    if (!m_save->isEnabled())
        return;
    const qint64 key = m_key;
    const auto ended = [this, key](const Result<Done> &done) {
        if (!done && key == m_key) {
            m_problem->setText(done.error().detail);
            return;
        }
        const Miner *miner = m_context.fleet.miner(key);
        if (!done || !miner)
            return;
        if (key != m_key) {
            dropSavedDraft(*miner);
        } else {
            m_stored = miner->remarks;
            // A tag that another miner has is spelled as there.
            if (foldedTags(typedTags(m_tags->text())) == foldedTags(m_stored.tags))
                m_tags->setText(m_stored.tags.join(QStringLiteral(", ")));
            check();
        }
    };
    const QStringList tags = typedTags(m_tags->text());
    if (tags != m_stored.tags) {
        // A tag in another case is a new spelling: it goes before it comes.
        QStringList removed = missingIn(m_stored.tags, tags);
        QStringList added = missingIn(tags, m_stored.tags);
        for (const QString &tag : tags) {
            if (!m_stored.tags.contains(tag) && !added.contains(tag)) {
                removed += tag;
                added += tag;
            }
        }
        whenDone(m_context.fleet.tag({key}, added, removed), this, ended);
    }
    if (m_notes->toPlainText() != m_stored.notes)
        whenDone(m_context.fleet.setNotes(key, m_notes->toPlainText()), this, ended);
}

//! Of one that is not shown any more; more may have been typed after "Save".
void NotesPage::dropSavedDraft(const Miner &miner)
{
    const Draft draft = m_drafts.value(miner.record.key);
    if (foldedTags(typedTags(draft.tags)) == foldedTags(miner.remarks.tags)
        && draft.notes == miner.remarks.notes)
        m_drafts.remove(miner.record.key);
}

void NotesPage::revert()
{
    m_drafts.remove(m_key);
    const Miner *miner = m_context.fleet.miner(m_key);
    take(miner ? miner->remarks : MinerRemarks());
}

} // namespace coalface
