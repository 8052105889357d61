// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/momentfield.h"

#include "ui/common/agetext.h"

#include <QCalendarWidget>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>
#include <QWidgetAction>

namespace coalface {

namespace {
const QString isoDay = QStringLiteral("yyyy-M-d");

QDateTime isoMoment(const QString &text)
{
    for (const char *time : {"", " H:mm", " H:mm:ss", "'T'H:mm", "'T'H:mm:ss"}) {
        const QDateTime moment = QDateTime::fromString(text, isoDay + QLatin1String(time));
        if (moment.isValid())
            return moment;
    }
    return QDateTime::fromString(text, Qt::ISODateWithMs).toLocalTime(); // with a zone
}

QDateTime localMoment(const QString &text)
{
    const QLocale locale;
    for (const QString &day :
         {momentDayFormat(), QLocale().dateFormat(QLocale::ShortFormat).simplified()}) {
        for (const QString &time :
             {QLatin1Char(' ') + shortTimeFormat(), QLatin1Char(' ') + exactTimeFormat(),
              QStringLiteral(" H:mm"), QStringLiteral(" H:mm:ss"), QString()}) {
            const QDateTime moment = locale.toDateTime(text, (day + time).simplified());
            if (moment.isValid()) // two digits are a year of the last century to Qt
                return moment.date().year() < 1970 ? moment.addYears(100) : moment;
        }
    }
    return {};
}
} // namespace

QDateTime typedMoment(const QString &text)
{
    static const QRegularExpression half(QStringLiteral("(?<=\\d)([APap][Mm])$"));
    const QString plain = text.simplified(); // countries have spaces of their own, too
    QDateTime moment = isoMoment(plain);
    if (!moment.isValid())
        moment = localMoment(plain);
    return moment.isValid() ? moment
                            : localMoment(QString(plain).replace(half, QStringLiteral(" \\1")));
}

MomentField::MomentField(const QDateTime &moment, QWidget *parent)
    : QLineEdit(parent), m_calendar(new QToolButton(this))
{
    m_calendar->setArrowType(Qt::DownArrow);
    m_calendar->setAutoRaise(true);
    m_calendar->setCursor(Qt::ArrowCursor);
    m_calendar->setFocusPolicy(Qt::NoFocus);
    m_calendar->setAccessibleName(tr("Calendar"));
    m_calendar->setToolTip(tr("Choose the day in a calendar (Alt+Down)"));
    connect(m_calendar, &QToolButton::clicked, this, &MomentField::openCalendar);
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (const QDateTime typed = this->moment(); typed.isValid())
            setMoment(typed);
    });
    setMoment(moment);
    setMinimumWidth(fontMetrics().horizontalAdvance(m_shown) + 3 * fontMetrics().height());
}

void MomentField::setMoment(const QDateTime &moment)
{
    m_moment = moment.toLocalTime();
    m_shown = QLocale().toString(m_moment, momentFieldFormat());
    if (text() != m_shown)
        setText(m_shown);
}

QDateTime MomentField::moment() const
{
    return text() == m_shown ? m_moment : typedMoment(text());
}

QString MomentField::problem() const
{
    if (moment().isValid())
        return {};
    const QString form = QLocale().toString(m_moment, momentFieldFormat());
    const QString iso = m_moment.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    //: %1 and %2 are the same moment in two forms
    return text().trimmed().isEmpty()
               ? tr("Type a day and a time, such as %1 or %2.").arg(form, iso)
               //: %1 is what was typed; %2 and %3 are the same moment in two forms
               : tr("“%1” cannot be understood: type a day and a time, such as %2 or %3.")
                     .arg(text().trimmed(), form, iso);
}

void MomentField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F4
        || (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)))
        openCalendar();
    else
        QLineEdit::keyPressEvent(event);
}

void MomentField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    const int side = height() - 4;
    m_calendar->setGeometry(isRightToLeft ? 2 : width() - side - 2, 2, side, side);
    setTextMargins(isRightToLeft ? side : 0, 0, isRightToLeft ? 0 : side, 0);
}

void MomentField::openCalendar()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    const QDateTime now = moment().isValid() ? moment() : m_moment;
    calendar->setSelectedDate(now.date());
    const auto take = [this, menu, now](const QDate &day) {
        setMoment(QDateTime(day, now.time()));
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take); // by keys
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    menu->popup(mapToGlobal(QPoint(0, height())));
    calendar->setFocus();
}

void addMomentRow(QFormLayout &form, const QString &text, MomentField *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    label->setMinimumWidth(label->sizeHint().width() + label->fontMetrics().height() / 4);
    form.addRow(label, field);
}

} // namespace coalface
