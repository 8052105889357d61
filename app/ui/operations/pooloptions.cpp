// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/pooloptions.h"

#include "core/operations/poolurl.h"
#include "core/operations/preview.h"
#include "core/operations/workernames.h"
#include "core/pools/poollibrary.h"
#include "ui/common/problemlabel.h"
#include "ui/operations/poolprobe.h"
#include "ui/operations/restartchoice.h"
#include "ui/pools/poolslotname.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace coalface {

namespace {
constexpr int slotsOffered = 4; // what a miner does not have it refuses
} // namespace

PoolOptions::PoolOptions(PoolLibrary *pools, PoolTester *tester, QWidget *parent)
    : BulkOptions(parent),
      m_pools(pools),
      m_kept(new QComboBox(this)),
      m_url(new QLineEdit(this)),
      m_worker(new QLineEdit(this)),
      m_password(new QLineEdit(this)),
      m_slot(new QComboBox(this)),
      m_fallback(new QCheckBox(this)),
      m_restart(new RestartChoice(this)),
      m_problem(new ProblemLabel(this)),
      m_probe(new PoolProbe(tester, this))
{
    m_url->setPlaceholderText(QStringLiteral("stratum+tcp://pool.example:3333"));
    m_worker->setPlaceholderText(QStringLiteral("bc1q….{name}"));
    m_worker->setToolTip(tr("{name} becomes each miner's name"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(usualPoolPassword());
    m_password->setToolTip(
        tr("Left empty it becomes “%1”, as most pools ask for none").arg(usualPoolPassword()));
    for (int slot = 0; slot < slotsOffered; ++slot)
        m_slot->addItem(poolSlotName(slot));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    fillKept();
    if (m_kept->count() > 1)
        form->addRow(tr("P&ool"), m_kept);
    else
        m_kept->hide();
    form->addRow(tr("&URL"), m_url);
    form->addRow(tr("&Worker"), m_worker);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("Set &it as"), m_slot);
    m_fallback->setChecked(true);
    form->addRow(m_fallback);
    form->addRow(m_restart);
    form->addRow(m_problem);
    for (QLineEdit *edit : {m_url, m_worker, m_password}) {
        edit->installEventFilter(this);
        connect(edit, &QLineEdit::textChanged, this, &PoolOptions::check);
    }
    connect(m_kept, &QComboBox::currentIndexChanged, this, &PoolOptions::useKept);
    connect(m_slot, &QComboBox::currentIndexChanged, this, &PoolOptions::check);
    connect(m_fallback, &QCheckBox::toggled, this, &PoolOptions::check);
    connect(m_probe, &PoolProbe::changed, this, &BulkOptions::changed);
    connect(m_restart, &RestartChoice::changed, this, &BulkOptions::changed);
    offerFallback();
}

void PoolOptions::tellStrangers(const QSet<qint64> &strangers)
{
    m_restart->suggestStrangers(strangers);
}

WriteRequest PoolOptions::requestFor(const MinerRecord &miner) const
{
    const Result<QString> url = parsePoolUrl(m_url->text().trimmed());
    PoolSettings pool;
    pool.slot = m_slot->currentIndex();
    pool.url = url ? *url : QString();
    pool.user = poolUserFor(m_worker->text().trimmed(), miner.name);
    pool.password = password();
    pool.restart = m_restart->isFor(miner.key);
    WriteRequest request{WriteRequest::Verb::SetPool, {}, pool};
    if (const auto kept = fallback(); kept && m_fallback->isChecked()) {
        request.fallback = PoolSettings{pool.slot + 1, kept->url,
                                        poolUserFor(kept->user, miner.name),
                                        m_pools->passwordOf(kept->id), false};
    }
    return request;
}

//! The kept pool, as long as the URL leads there.
std::optional<Pool> PoolOptions::chosen() const
{
    const auto pool = m_pools ? m_pools->pool(m_kept->currentData().toString()) : std::nullopt;
    return pool && isSamePool(pool->url, m_url->text().trimmed()) ? pool : std::nullopt;
}

//! What stands in for the chosen one, where there is a place after its own.
std::optional<Pool> PoolOptions::fallback() const
{
    const std::optional<Pool> pool = chosen();
    return pool && m_slot->currentIndex() + 1 < m_slot->count() ? m_pools->pool(pool->fallback)
                                                                : std::nullopt;
}

void PoolOptions::offerFallback()
{
    const std::optional<Pool> pool = fallback();
    m_fallback->setVisible(pool.has_value());
    if (pool) {
        //: %1 is the name of a pool, %2 "Fallback", "Pool 3", …
        m_fallback->setText(
            tr("&Also set “%1” as %2")
                .arg(QString(pool->name).replace(QLatin1Char('&'), QLatin1String("&&")),
                     poolSlotName(m_slot->currentIndex() + 1)));
    }
}

void PoolOptions::fillKept()
{
    m_kept->addItem(tr("Another one"), QString());
    if (!m_pools)
        return;
    for (const Pool &pool : m_pools->pools())
        m_kept->addItem(pool.name, pool.id);
}

void PoolOptions::choose(const QString &poolId)
{
    m_kept->setCurrentIndex(qMax(0, m_kept->findData(poolId)));
}

void PoolOptions::useKept()
{
    const QString id = m_kept->currentData().toString();
    const std::optional<Pool> pool = m_pools ? m_pools->pool(id) : std::nullopt;
    m_password->clear();
    m_password->setPlaceholderText(pool && m_pools->hasPassword(id) ? tr("the kept one")
                                                                    : usualPoolPassword());
    if (!pool)
        return;
    m_url->setText(pool->url);
    m_worker->setText(pool->user);
    check();
}

//! What was typed, else what is kept of the chosen pool as long as it leads there.
QString PoolOptions::password() const
{
    if (!m_password->text().isEmpty())
        return m_password->text();
    const std::optional<Pool> pool = chosen();
    return pool ? m_pools->passwordOf(pool->id) : usualPoolPassword();
}

QString PoolOptions::problem() const
{
    if (m_url->text().trimmed().isEmpty())
        return tr("Type the URL of the pool first.");
    if (const Result<QString> url = parsePoolUrl(m_url->text().trimmed()); !url)
        return url.error().detail;
    if (m_worker->text().trimmed().isEmpty())
        return tr("Type the worker's name first.");
    return poolUserProblem(m_worker->text().trimmed());
}

void PoolOptions::check()
{
    // What is not typed yet is no mistake.
    const bool begun = !m_url->text().trimmed().isEmpty() && !m_worker->text().isEmpty();
    const Result<QString> url = parsePoolUrl(m_url->text().trimmed());
    const bool wrongUrl = !m_url->text().trimmed().isEmpty() && !m_url->hasFocus() && !url;
    m_problem->setText(begun || wrongUrl ? problem() : QString());
    offerFallback();
    probe();
    Q_EMIT changed();
}

void PoolOptions::probe()
{
    QStringList urls;
    if (const Result<QString> url = parsePoolUrl(m_url->text().trimmed()))
        urls << *url;
    if (const auto kept = fallback(); kept && m_fallback->isChecked())
        urls << kept->url;
    m_probe->look(urls);
}

void PoolOptions::setMiners(const QSet<qint64> &keys, const QStringList &names)
{
    m_names = names;
    m_restart->setMiners(keys);
}

QStringList PoolOptions::warnings() const
{
    const QString pattern = m_worker->text().trimmed();
    QStringList sentences = pattern.isEmpty() ? QStringList()
                                              : workerProblems(pattern, m_names).sentences();
    if (const auto kept = fallback(); kept && m_fallback->isChecked()) {
        for (const QString &sentence : workerProblems(kept->user, m_names).sentences())
            //: %1 is the name of a pool, %2 a sentence
            sentences << tr("Fallback “%1”: %2").arg(kept->name, sentence);
    }
    return sentences + m_probe->problems();
}

bool PoolOptions::withRestart() const
{
    return m_restart->isForAny();
}

bool PoolOptions::eventFilter(QObject *watched, QEvent *event)
{
    // Enter in a field goes on to the next; the dialog's default button would drop what was typed.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            focusNextPrevChild(true);
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut)
        check();
    return BulkOptions::eventFilter(watched, event);
}

} // namespace coalface
