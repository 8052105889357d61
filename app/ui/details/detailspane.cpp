// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailspane.h"

#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/statetext.h"
#include "ui/details/chartpage.h"
#include "ui/details/devicepage.h"
#include "ui/details/minerdriverpage.h"
#include "ui/details/notespage.h"
#include "ui/details/overviewpage.h"
#include "ui/details/rawpage.h"
#include "ui/events/eventlist.h"
#include "ui/theme/stateicon.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace coalface {

//! What stands above the tabs or, where there is room, right of them: then it takes all that they leave.
class TabHeading : public QWidget
{
public:
    explicit TabHeading(QWidget *parent) : QWidget(parent) {}

    void setRoom(int width)
    {
        if (width == m_room)
            return;
        m_room = width;
        updateGeometry();
    }
    QSize sizeHint() const override { return {m_room, QWidget::sizeHint().height()}; }

private:
    int m_room = 0;
};

DetailsPane::DetailsPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_layout(new QVBoxLayout(this)),
      m_heading(new TabHeading(this)),
      m_back(new QToolButton(m_heading)),
      m_icon(new QLabel(m_heading)),
      m_name(new ElidedLabel(m_heading)),
      m_status(new ElidedLabel(m_heading)),
      m_tabs(new QTabWidget(this)),
      m_chart(new ChartPage(context, this))
{
    const int em = fontMetrics().height();
    m_name->setTextFormat(Qt::PlainText);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Details"));
    addTabs();
    m_tabs->setCurrentWidget(m_chart);

    m_back->setText(tr("All miners"));
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setAutoRaise(true);
    m_back->setFocusPolicy(Qt::TabFocus);
    m_back->setToolTip(tr("Back to the table of all miners (Esc)"));
    m_back->hide();
    auto *heading = new QHBoxLayout(m_heading);
    heading->setContentsMargins(em / 2, 0, em / 2, 0);
    heading->setSpacing(em / 2);
    heading->addWidget(m_back);
    heading->addWidget(m_icon);
    heading->addWidget(m_name);
    heading->addWidget(m_status, 1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(em / 4);
    m_layout->addSpacing(em / 12);
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_tabs, 1);

    connect(m_back, &QToolButton::clicked, this, &DetailsPane::backWanted);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailsPane::stateChanged);
    connect(m_chart, &ChartPage::stateChanged, this, &DetailsPane::stateChanged);
    connect(&m_context.fleet, &Fleet::minersChanged, this, [this](const QList<qint64> &keys) {
        if (!m_keys.isEmpty() && keys.contains(m_keys.first()))
            refresh();
    });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &DetailsPane::refresh);
    m_tick.start();
    refresh();
}

//! Its page is built when it is first looked at, and shows then what is selected.
template<class Page, class Make>
LaterPage<Page> *DetailsPane::addTab(const QString &title, Make make)
{
    auto *place = new LaterPage<Page>(
        [this, make](QWidget *parent) {
            Page *page = make(parent);
            showIn(*page);
            return page;
        },
        this);
    m_tabs->addTab(place, title);
    return place;
}

template<class Page>
LaterPage<Page> *DetailsPane::addTab(const QString &title)
{
    return addTab<Page>(title, [this](QWidget *parent) { return new Page(m_context, parent); });
}

void DetailsPane::addTabs()
{
    m_overview = addTab<OverviewPage>(tr("Overview"));
    m_tabs->addTab(m_chart, tr("Chart"));
    if (m_context.events) {
        m_events = addTab<EventList>(tr("Events"), [this](QWidget *parent) {
            auto *list = new EventList(*m_context.events, m_context.fleet, parent);
            list->hideMiner();
            return list;
        });
    }
    m_device = addTab<DevicePage>(tr("Device"));
    m_driver = addTab<MinerDriverPage>(tr("Driver"), [this](QWidget *parent) {
        auto *page = new MinerDriverPage(m_context, parent);
        connect(page, &MinerDriverPage::driverWanted, this, &DetailsPane::driverWanted);
        return page;
    });
    m_notes = addTab<NotesPage>(tr("Notes"));
    m_raw = addTab<RawPage>(tr("Raw reply"));
}

const Miner *DetailsPane::described() const
{
    return m_keys.isEmpty() ? nullptr : m_context.fleet.miner(m_keys.first());
}

void DetailsPane::showMiners(const QList<qint64> &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    m_chart->setMiners(keys);
    if (m_events && m_events->built())
        showIn(*m_events->built());
    refresh();
}

QStringList DetailsPane::unsavedNotes() const
{
    return m_notes->built() ? m_notes->built()->unsaved() : QStringList();
}

void DetailsPane::setActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton(m_heading);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->iconText());
        // Not an instant one: that can be pressed by no assistive tool.
        button->setPopupMode(QToolButton::DelayedPopup);
        if (action->menu())
            connect(button, &QToolButton::clicked, button, &QToolButton::showMenu);
        button->setVisible(m_isFull);
        m_heading->layout()->addWidget(button);
        m_buttons += button;
    }
}

void DetailsPane::setFull(bool full)
{
    m_isFull = full;
    m_back->setVisible(full);
    for (QToolButton *button : std::as_const(m_buttons))
        button->setVisible(full);
    placeHeading();
}

//! A line of its own only where the tabs leave too little, or it is the page's: a small window has better use for it.
void DetailsPane::placeHeading()
{
    const int room = m_tabs->width() - m_tabs->tabBar()->sizeHint().width();
    const bool isBeside = !m_isFull && room >= 10 * fontMetrics().height();
    m_heading->setRoom(isBeside ? room : 0);
    if (isBeside == (m_tabs->cornerWidget() == m_heading))
        return;
    const int em = fontMetrics().height();
    m_heading->layout()->setContentsMargins(em / 2, 0, em / 2,
                                            isBeside ? em / 3 : 0); // as the tabs' texts
    if (isBeside) {
        m_layout->removeWidget(m_heading);
        m_tabs->setCornerWidget(m_heading);
    } else {
        m_tabs->setCornerWidget(nullptr);
        m_layout->insertWidget(1, m_heading);
    }
    m_heading->show();
}

void DetailsPane::showIn(OverviewPage &page)
{
    page.showMiner(described());
}

void DetailsPane::showIn(EventList &list)
{
    const qint64 key = m_keys.value(0);
    EventFilter filter;
    filter.minerKeys = {key};
    list.setEmptyText(key > 0 ? tr("Nothing has happened to this miner yet.")
                              : tr("Select a miner to see its events."));
    list.setFilter(filter);
}

void DetailsPane::showIn(DevicePage &page)
{
    page.showMiner(described() ? m_keys.first() : 0);
}

void DetailsPane::showIn(MinerDriverPage &page)
{
    page.showDriver(described() ? described()->record.driverType : QString());
}

void DetailsPane::showIn(NotesPage &page)
{
    page.showMiner(described());
}

void DetailsPane::showIn(RawPage &page)
{
    page.showMiner(described() ? m_keys.first() : 0);
}

void DetailsPane::refresh()
{
    if (!isVisible())
        return;
    const Miner *miner = described();
    const auto show = [this](auto *place) {
        if (place->built())
            showIn(*place->built());
    };
    show(m_overview);
    show(m_device);
    show(m_driver);
    show(m_notes);
    show(m_raw);
    m_icon->setVisible(miner);
    if (!miner) {
        m_name->setText(tr("Select a miner to see its details."));
        m_status->clear();
        return;
    }
    if (m_shownState != miner->state) {
        m_shownState = miner->state;
        const int side = fontMetrics().height();
        m_icon->setPixmap(stateIcon(miner->state).pixmap(QSize(side, side), devicePixelRatioF()));
    }
    QString name = isolated(miner->record.name);
    if (m_keys.size() > 1)
        name = tr("%1 and %n more", "name of a miner, number of further selected ones",
                  int(m_keys.size()) - 1)
                   .arg(name);
    m_name->setText(name);
    QStringList parts{stateWord(miner->state)};
    if (miner->telemetry)
        //: %1 is an age: "read 12 s ago"
        parts += tr("read %1").arg(ageText(miner->telemetry->timestamp, m_context.clock.now()));
    QString status = parts.join(QStringLiteral(" · "));
    if (const QString reasons = stateReasons(*miner); !reasons.isEmpty())
        status += QStringLiteral(" · ") + reasons;
    if (status != m_status->text())
        m_status->setText(status);
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_shownState.reset();
        refresh();
    }
}

void DetailsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeHeading();
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

QJsonObject DetailsPane::state() const
{
    return {{QStringLiteral("tab"), m_tabs->currentIndex()},
            {QStringLiteral("chart"), m_chart->state()}};
}

void DetailsPane::restore(const QJsonObject &state)
{
    if (const QJsonValue tab = state.value(QStringLiteral("tab")); tab.isDouble())
        m_tabs->setCurrentIndex(qBound(0, tab.toInt(), m_tabs->count() - 1));
    m_chart->restore(state.value(QStringLiteral("chart")).toObject());
}

} // namespace coalface
