// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/energypanel.h"

#include "core/energy/energydays.h"
#include "ui/common/bidi.h"
#include "ui/common/fleetminers.h"
#include "ui/common/tablelook.h"
#include "ui/common/unreadfleet.h"
#include "ui/common/whendone.h"
#include "ui/dashboard/energydaymodel.h"
#include "ui/dashboard/heldenergy.h"
#include "ui/dashboard/readgaps.h"
#include "ui/dashboard/tariffdialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimeZone>

#include <algorithm>

namespace coalface {

namespace {
constexpr int daysShown = 7;
constexpr int mostParts = 512;           // of a week: each is read once, in some milliseconds
constexpr qint64 settledAfter = 300'000; // ms
constexpr int energyInterval = 60'000;   // ms

const QList<QList<SeriesPoint>> &runsOf(const SeriesAnswer &answer)
{
    static const QList<QList<SeriesPoint>> none;
    return answer.series.isEmpty() ? none : answer.series.first().runs;
}
} // namespace

EnergyPanel::EnergyPanel(const WindowContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_model(new EnergyDayModel(this)),
      m_table(new QTableView(this)),
      m_summary(new QLabel(this)),
      m_silent(new QLabel(this)),
      m_held(new HeldEnergy(context, this)),
      m_gaps(new ReadGaps(context, this))
{
    const int em = fontMetrics().height();
    for (QLabel *label : {m_summary, m_silent}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *tariff = new QPushButton(tr("Ta&riff…"), this);
    tariff->setToolTip(tr("What a kilowatt-hour costs, and when"));
    tariff->setAutoDefault(false);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Energy"));
    setUpTable(*m_table, 8);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->horizontalHeader()->setAccessibleName(tr("Columns"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(tariff, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(em / 3);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_silent);
    connect(tariff, &QPushButton::clicked, this, &EnergyPanel::editTariff);
    connect(&m_context.settings, &Settings::changed, this, [this] { show(); });
    connect(m_gaps, &ReadGaps::answered, this, &EnergyPanel::readParts);
    connect(m_held, &HeldEnergy::answered, this, [this] {
        m_wasRead = true;
        show();
    });
    connect(m_held, &HeldEnergy::failed, this, &EnergyPanel::showProblem);
    connect(&m_context.fleet, &Fleet::minersChanged, this, &EnergyPanel::tellSilent);
    connect(&m_context.fleet, &Fleet::minersAdded, this, &EnergyPanel::tellSilent);
    connect(&m_context.fleet, &Fleet::minersRemoved, this, &EnergyPanel::tellSilent);
    connect(&m_context.fleet, &Fleet::problemChanged, this, &EnergyPanel::show);
    connect(&m_context.fleet, &Fleet::waitingChanged, this, [this] {
        show();
        QMetaObject::invokeMethod(this, &EnergyPanel::read, Qt::QueuedConnection);
    });
    m_refresh.setInterval(energyInterval);
    connect(&m_refresh, &QTimer::timeout, this, &EnergyPanel::read);
    m_refresh.start();
    show();
}

void EnergyPanel::editTariff()
{
    auto *dialog = new TariffDialog(m_context.settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void EnergyPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tellSilent();
    read();
}

void EnergyPanel::read()
{
    // showEvent() reads, and who has answered does: which pauses there were is told by miners.
    if (!isVisible() || m_context.fleet.waiting() != Fleet::Waiting::No)
        return;
    const SeriesRequest request = energyRequest(daysShown, m_context.clock.now(),
                                                QTimeZone::systemTimeZone());
    whenDone(m_context.log.read(request), this, [this, request](const Result<SeriesAnswer> &answer) {
        if (!answer)
            return showProblem(answer.error().detail);
        m_problem.clear();
        if (isReadOften(m_context.settings.pollInterval())) {
            if (!m_parts.isEmpty())
                return; // the reading before is still under way
            m_readPower = runsOf(*answer);
            m_readAnswered = answer->series.value(1).runs;
            return m_gaps->read(request.from, request.to);
        }
        m_power = runsOf(*answer);
        m_answered = answer->series.value(1).runs;
        m_spans.clear();
        const QDate today = m_context.clock.now().toTimeZone(QTimeZone::systemTimeZone()).date();
        QSet<QDate> days;
        for (int back = 0; back < daysShown; ++back)
            days += today.addDays(-back);
        m_held->read(days);
    });
}

void EnergyPanel::showProblem(const QString &sentence)
{
    m_problem = sentence;
    m_summary->setText(tr("The history cannot be read: %1").arg(sentence));
}

//! Where somebody began or ended to collect, or a miner came or went, a stretch was read in part: the log is asked in which, of one that
//! is over once.
void EnergyPanel::readParts(const QList<qint64> &gaps, const QSet<QDate> &rare)
{
    m_readRare = rare;
    m_readSpans.clear();
    m_readEnds = endStretches(m_readPower) + gaps;
    QList<qint64> parts = partStretches(m_readPower) + gaps;
    std::sort(parts.begin(), parts.end(), std::greater<>());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    for (const qint64 begin : parts.mid(0, mostParts)) {
        if (m_settledSpans.contains(begin))
            m_readSpans.insert(begin, m_settledSpans.value(begin));
        else
            m_parts += begin;
    }
    readNextPart();
}

void EnergyPanel::readNextPart()
{
    if (m_parts.isEmpty()) {
        m_power = m_readPower;
        m_answered = m_readAnswered;
        m_spans = m_readSpans;
        return m_held->read(m_readRare);
    }
    const qint64 begin = m_parts.first();
    const int bucket = readBucket(m_context.settings.pollInterval());
    const ReadSpan whole{begin, begin + qint64(energyStretch) * 1000};
    // Somebody was read all through the others.
    if (!m_readEnds.contains(begin))
        return readPartsPower(begin, whole, bucket);
    whenDone(m_context.log.read(readSpanRequest(begin)), this,
             [this, begin, bucket, whole](const Result<SeriesAnswer> &answer) {
                 if (!answer)
                     return takePart(begin, std::nullopt);
                 const QList<QList<SeriesPoint>> &minutes = runsOf(*answer);
                 const auto span = readSpan(begin, minutes);
                 if (!span || bucket == readMinute)
                     return takePart(begin, withPower(span.value_or(whole), minutes, readMinute,
                                                      m_context.clock.now().toMSecsSinceEpoch()));
                 readPartsPower(begin, *span, bucket);
             });
}

void EnergyPanel::readPartsPower(qint64 begin, const ReadSpan &span, int bucket)
{
    whenDone(m_context.log.read(readSpanRequest(begin, bucket)), this,
             [this, begin, span, bucket](const Result<SeriesAnswer> &answer) {
                 takePart(begin, answer ? std::optional(
                                     withPower(span, runsOf(*answer), bucket,
                                               m_context.clock.now().toMSecsSinceEpoch()))
                                        : std::nullopt);
             });
}

void EnergyPanel::takePart(qint64 begin, const std::optional<ReadSpan> &span)
{
    m_parts.removeOne(begin);
    if (span)
        m_readSpans.insert(begin, *span);
    const qint64 settles = begin + qint64(energyStretch) * 1000 + settledAfter;
    if (span && m_context.clock.now().toMSecsSinceEpoch() > settles)
        m_settledSpans.insert(begin, *span);
    readNextPart();
}

void EnergyPanel::show()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const QDateTime now = m_context.clock.now();
    const Tariff tariff = m_context.settings.tariff();
    const QList<EnergyDay> days = m_held->laidOver(energyDays(m_power, m_spans, tariff, now, zone,
                                                              energyStretch, m_answered),
                                                   tariff, now);
    m_model->setDays(days, now.toTimeZone(zone).date(), tariff.currency);
    double energy = 0;
    std::optional<double> cost = 0;
    for (const EnergyDay &day : days) {
        energy += day.kilowattHours;
        cost = cost && day.cost ? std::optional(*cost + *day.cost) : std::nullopt;
    }
    if (!m_problem.isEmpty())
        showProblem(m_problem); // what is known of before is no answer
    else if (!m_wasRead)
        m_summary->setText(m_context.fleet.isUnread() ? unreadFleetText(m_context.fleet)
                                                      : QString());
    else if (days.isEmpty())
        m_summary->setText(
            tr("No miner has told its power in the last %n days.", nullptr, daysShown));
    else if (cost)
        //: %1 is an energy, %2 a sum of money
        m_summary->setText(
            tr("%1 in the last %n days, for %2.", nullptr, daysShown)
                .arg(isolated(energyText(energy)), isolated(costText(cost, tariff.currency))));
    else
        m_summary->setText(
            tr("%1 in the last %n days. Set the tariff to see what that costs.", nullptr, daysShown)
                .arg(isolated(energyText(energy))));
    tellSilent();
}

//! The sums are those of the miners that tell their power; whoever reads them has to know how many do not, and how many did not while
//! they were made.
void EnergyPanel::tellSilent()
{
    if (!isVisible())
        return; // showEvent() does
    int silent = 0;
    for (const Miner *miner : fleetMiners(m_context.fleet, m_context.fleet.keys()))
        silent += miner->telemetry && !miner->telemetry->power ? 1 : 0;
    int most = 0;
    for (const EnergyDay &day : m_model->days())
        most = std::max(most, day.silent);
    QStringList sentences;
    if (silent > 0)
        sentences += tr("%n miners do not report their power and are not in these sums.", nullptr,
                        silent);
    if (most > silent)
        sentences
            += tr("On some of these days up to %n miners did not report their power and are not "
                  "in the sums: the tip of each day says how many.",
                  nullptr, most);
    m_silent->setText(sentences.join(QLatin1Char(' ')));
    m_silent->setHidden(sentences.isEmpty());
}

} // namespace coalface
