// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLineEdit>

class QFormLayout;
class QToolButton;

namespace coalface {

//! What a person typed for a moment, in the form of the reader's country (also with 24 hours, with seconds, or the day alone) or in
//! the one of ISO 8601 ("2026-11-27 10:33"); local time unless it says otherwise. Invalid: it is neither.
QDateTime typedMoment(const QString &text);

//! A field for a moment in local time, with a calendar. Everything can be typed or pasted; what was understood is then shown in the
//! form of the reader's country, what was not stays as it was typed.
class MomentField : public QLineEdit
{
    Q_OBJECT
public:
    explicit MomentField(const QDateTime &moment, QWidget *parent = nullptr);

    void setMoment(const QDateTime &moment);
    QDateTime moment() const; //!< invalid: what was typed is none
    QString problem() const;  //!< what is wrong with what was typed, as a sentence; empty: nothing

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void openCalendar();

    QToolButton *m_calendar;
    QDateTime m_moment; //!< the one that `m_shown` stands for, to the millisecond
    QString m_shown;
};

//! A row with it. Its label has room for a letter that is underlined: Qt reckons its width as if that stood as close as in a word, and
//! cuts "To".
void addMomentRow(QFormLayout &form, const QString &label, MomentField *field);

} // namespace coalface
