// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/messagebar.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/togglebutton.h"
#include "ui/theme/colours.h"
#include "ui/theme/glyphs.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace coalface {

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout), m_more(new ToggleButton(this))
{
    m_layout->setSpacing(1);
    m_more->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addLayout(m_layout, 1);
    layout->addWidget(m_more, 0, Qt::AlignTop);
    connect(m_more, &QToolButton::toggled, this, &MessageBar::arrange);
    hide();
}

void MessageBar::setMessage(const QString &source, Kind kind, const QString &sentence)
{
    if (m_rows.value(source).sentence == sentence)
        return;
    const Row before = m_rows.take(source);
    if (before.widget) {
        m_layout->removeWidget(before.widget);
        before.widget->hide();
        before.widget->deleteLater();
    }
    QWidget *told = nullptr;
    if (!sentence.isEmpty()) {
        Row row = makeRow(kind, sentence);
        if (before.widget && before.kind == kind)
            row.number = before.number; // what is told on and on does not hide what came meanwhile
        told = row.widget;
        m_layout->addWidget(told);
        m_rows.insert(source, row);
    }
    if (m_rows.isEmpty())
        m_more->setChecked(false);
    arrange(); // the layout would show it a moment later
    setVisible(!m_rows.isEmpty());
    if (told && !isEcho(m_rows.value(source))) {
        QAccessibleEvent alert(told, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

MessageBar::Row MessageBar::makeRow(Kind kind, const QString &sentence)
{
    const int em = fontMetrics().height();
    auto *row = new QFrame(this);
    row->installEventFilter(this);
    row->setAccessibleName(kind == Kind::Notice ? tr("Notice") : tr("Problem"));
    row->setAccessibleDescription(sentence);
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::ToolTipBase);
    row->setFrameShape(QFrame::StyledPanel);
    auto *icon = new QLabel(row);
    icon->setPixmap(glyphIcon(kind == Kind::Notice ? Glyph::Info : Glyph::Warning)
                        .pixmap(QSize(em, em), devicePixelRatioF()));
    auto *text = new QLabel(sentence, row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *line = new ElidedLabel(row);
    line->setText(sentence);
    for (QLabel *label : {text, static_cast<QLabel *>(line)})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(row);
    close->setIcon(glyphIcon(Glyph::Close));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setAccessibleName(tr("Close message"));
    close->setToolTip(tr("Close message"));
    close->setMinimumSize(24, 24);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(em / 2, em / 4, em / 4, em / 4);
    layout->addWidget(icon);
    layout->addWidget(text, 1);
    layout->addWidget(line, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, [this, sentence] { takeAway(sentence); });
    return {row, text, line, sentence, kind, ++m_number, false};
}

//! Who is hidden, below others or with the window, is not painted.
bool MessageBar::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                      [object](const Row &each) { return each.widget == object; });
        if (row != m_rows.end() && !std::exchange(row->isSeen, true))
            Q_EMIT seen(row.key());
    }
    return QWidget::eventFilter(object, event);
}

//! A loss before a problem before a notice, then the newer.
const MessageBar::Row *MessageBar::leading() const
{
    const Row *lead = nullptr;
    for (const Row &row : m_rows) {
        if (!lead || std::pair(row.kind, row.number) > std::pair(lead->kind, lead->number))
            lead = &row;
    }
    return lead;
}

//! Another source says the same: that of the graver kind is shown, or the older one.
bool MessageBar::isEcho(const Row &row) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&row](const Row &other) {
        return other.sentence == row.sentence
               && std::pair(other.kind, row.number) > std::pair(row.kind, other.number);
    });
}

void MessageBar::takeAway(const QString &sentence)
{
    QStringList sources;
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        if (row->sentence == sentence)
            sources += row.key();
    }
    for (const QString &source : std::as_const(sources))
        setMessage(source, m_rows.value(source).kind, {});
}

void MessageBar::setCompact(bool compact)
{
    if (compact == m_isCompact)
        return;
    m_isCompact = compact;
    arrange();
}

void MessageBar::arrange()
{
    const Row *lead = leading();
    const bool oneLine = m_isCompact && !m_more->isChecked();
    for (const Row &row : std::as_const(m_rows)) {
        row.whole->setVisible(!oneLine);
        row.line->setVisible(oneLine);
        row.widget->setVisible(oneLine ? &row == lead : !isEcho(row));
    }
    const int others = int(sentences().size()) - 1;
    if (m_more->isChecked())
        m_more->setText(tr("Less"));
    else if (others > 0)
        //: so many messages besides the one that is shown
        m_more->setText(tr("%n more", nullptr, others));
    else
        m_more->setText(tr("More"));
    m_more->setToolTip(m_more->isChecked() ? tr("Show one message, in one line")
                                           : tr("Show all messages in full"));
    if (lead && oneLine)
        m_more->setFixedHeight(lead->widget->sizeHint().height());
    // Beside the sign and the button that closes it.
    const int room = width() - 3 * fontMetrics().height() - 24;
    const bool isCut = lead && fontMetrics().horizontalAdvance(lead->sentence) > room;
    m_more->setVisible(m_isCompact && (others > 0 || m_more->isChecked() || isCut));
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QStringList MessageBar::sentences() const
{
    QStringList all;
    for (const Row &row : m_rows) {
        if (!isEcho(row))
            all += row.sentence;
    }
    return all;
}

} // namespace coalface
