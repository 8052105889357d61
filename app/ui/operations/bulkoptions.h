// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/bulkchange.h"
#include "core/operations/survey.h"

#include <QSet>
#include <QWidget>

#include <optional>

namespace coalface {

//! What a person decides for all miners of a change; the upper part of its sheet.
class BulkOptions : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual WriteRequest::Verb verb() const = 0;
    virtual BulkChange::Purpose purpose() const { return BulkChange::Purpose::Change; }
    //! What that miner would get, as far as it is decided.
    virtual WriteRequest requestFor(const MinerRecord &miner) const = 0;
    //! What is missing, or wrong, before it can be done, as a sentence; empty: nothing.
    virtual QString problem() const { return {}; }
    //! What is odd about it for those of setMiners(), though it can be done: a sentence each.
    virtual QStringList warnings() const { return {}; }
    //! One more miner has answered.
    virtual void take(const Surveyed &) {}
    //! Those that would be changed now.
    virtual void setMiners(const QSet<qint64> & /*keys*/, const QStringList & /*names*/) {}
    //! Whether it is to be set even where the miner shows that it is set so already.
    virtual bool isNeededAnyway(qint64) const { return false; }
    //! These, of all that are chosen, work for someone else's pool, or may until they restart.
    virtual void tellStrangers(const QSet<qint64> & /*strangers*/) {}
    //! Of the dialog, and of the button that begins with so many.
    QString title() const;
    QString buttonText(int count) const;
    //! Whether there is a time between two miners to choose.
    virtual bool hasStagger() const { return false; }
    WriteTimes times() const;

Q_SIGNALS:
    //! requestFor(), problem() or warnings().
    void changed();

protected:
    //! Whether any of the miners restarts over it, which takes its time.
    virtual bool withRestart() const { return false; }
};

//! For what there is nothing to decide about: restart, pause, resume, locate.
class PlainOptions : public BulkOptions
{
    Q_OBJECT
public:
    explicit PlainOptions(WriteRequest::Verb verb, QWidget *parent = nullptr);

    WriteRequest::Verb verb() const override { return m_verb; }
    WriteRequest requestFor(const MinerRecord &) const override { return {m_verb}; }
    bool hasStagger() const override { return m_verb != WriteRequest::Verb::Identify; }

protected:
    bool withRestart() const override { return m_verb == WriteRequest::Verb::Restart; }

private:
    WriteRequest::Verb m_verb;
};

} // namespace coalface
