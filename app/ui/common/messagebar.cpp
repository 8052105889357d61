// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/messagebar.h"

#include "ui/theme/colours.h"
#include "ui/theme/glyphs.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace coalface {

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    hide();
}

void MessageBar::setMessage(const QString &source, Kind kind, const QString &sentence)
{
    if (m_rows.value(source).sentence == sentence)
        return;
    if (QWidget *old = m_rows.take(source).widget) {
        m_layout->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    if (!sentence.isEmpty()) {
        QWidget *row = makeRow(source, kind, sentence);
        m_layout->addWidget(row);
        row->show(); // the layout would show it a moment later
        m_rows.insert(source, {row, sentence});
        QAccessibleEvent alert(row, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    setVisible(!m_rows.isEmpty());
}

QWidget *MessageBar::makeRow(const QString &source, Kind kind, const QString &sentence)
{
    const int em = fontMetrics().height();
    auto *row = new QFrame(this);
    row->setAccessibleName(kind == Kind::Problem ? tr("Problem") : tr("Notice"));
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::ToolTipBase);
    row->setFrameShape(QFrame::StyledPanel);
    auto *icon = new QLabel(row);
    icon->setPixmap(glyphIcon(kind == Kind::Problem ? Glyph::Warning : Glyph::Info)
                        .pixmap(QSize(em, em), devicePixelRatioF()));
    auto *text = new QLabel(sentence, row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
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
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this,
            [this, source, kind] { setMessage(source, kind, {}); });
    return row;
}

QStringList MessageBar::sentences() const
{
    QStringList all;
    for (const Row &row : m_rows)
        all += row.sentence;
    return all;
}

} // namespace coalface
