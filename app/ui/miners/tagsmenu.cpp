// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/tagsmenu.h"

#include "ui/common/bidi.h"
#include "ui/common/whendone.h"
#include "ui/dialogs/tagdialog.h"

#include <algorithm>

namespace coalface {

TagsMenu::TagsMenu(const WindowContext &context, Selection selection, QWidget *window)
    : QMenu(tr("Ta&gs"), window),
      m_context(context),
      m_selection(std::move(selection)),
      m_window(window)
{
    connect(this, &QMenu::aboutToShow, this, &TagsMenu::fill);
    fill(); // an empty menu is not opened
}

void TagsMenu::fill()
{
    clear();
    const QList<qint64> keys = m_selection();
    for (const QString &tag : m_context.fleet.tags())
        addTag(tag, keys);
    if (!isEmpty())
        addSeparator();
    QAction *fresh = addAction(tr("&New tag…"));
    fresh->setEnabled(!keys.isEmpty());
    connect(fresh, &QAction::triggered, this, &TagsMenu::askForNew);
}

void TagsMenu::addTag(const QString &tag, const QList<qint64> &keys)
{
    const auto with = std::count_if(keys.cbegin(), keys.cend(), [&](qint64 key) {
        const Miner *miner = m_context.fleet.miner(key);
        return miner && miner->remarks.tags.contains(tag);
    });
    QString text = isolated(QString(tag).replace(QLatin1Char('&'), QLatin1String("&&")));
    if (with > 0 && with < keys.size()) {
        //: %1 is a tag, %2 how many of the %3 selected miners have it
        text = tr("%1 (%2 of %3)").arg(text).arg(with).arg(keys.size());
    }
    QAction *action = addAction(text);
    action->setCheckable(true);
    action->setChecked(!keys.isEmpty() && with == keys.size());
    action->setEnabled(!keys.isEmpty());
    connect(action, &QAction::toggled, this, [this, tag, keys](bool on) { set(tag, on, keys); });
}

void TagsMenu::set(const QString &tag, bool on, const QList<qint64> &keys)
{
    const QStringList changed{tag};
    whenDone(m_context.fleet.tag(keys, on ? changed : QStringList(), on ? QStringList() : changed),
             this, [this, tag, on, count = int(keys.size())](const Result<Done> &done) {
                 if (!done)
                     Q_EMIT failed(done.error().detail);
                 else if (on)
                     Q_EMIT succeeded(tr("%n miners are tagged “%1” now.", nullptr, count).arg(tag));
                 else
                     Q_EMIT succeeded(
                         tr("%n miners are not tagged “%1” any more.", nullptr, count).arg(tag));
             });
}

void TagsMenu::askForNew()
{
    const QList<qint64> keys = m_selection();
    if (keys.isEmpty())
        return;
    auto *dialog = new TagDialog(m_context, keys, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagDialog::tagged, this, &TagsMenu::succeeded);
    dialog->open();
}

} // namespace coalface
