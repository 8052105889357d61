// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/undooptions.h"

#include "core/operations/preview.h"
#include "core/pools/keptpool.h"
#include "ui/common/namelist.h"
#include "ui/operations/restartchoice.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace coalface {

namespace {
constexpr int mostNamed = 10;
} // namespace

UndoOptions::UndoOptions(Purpose purpose, const QList<BulkTarget> &targets,
                         const PoolLibrary *pools, QWidget *parent)
    : BulkOptions(parent),
      m_purpose(purpose),
      m_verb(targets.isEmpty() ? WriteRequest::Verb::SetMode : targets.first().request.verb)
{
    const bool isPool = m_verb == WriteRequest::Verb::SetPool;
    QSet<qint64> restarted;
    for (const BulkTarget &target : targets) {
        WriteRequest request = target.request;
        const std::optional<KeptPool> kept = isPool && pools
                                                 ? keptPool(*pools, request.pool, target.name)
                                                 : std::nullopt;
        if (kept) {
            request.pool.password = kept->password;
            m_keptOf.insert(target.key, kept->name);
        }
        if (request.fallback && pools) {
            if (const auto fallback = keptPool(*pools, *request.fallback, target.name))
                request.fallback->password = fallback->password;
        }
        m_requests.insert(target.key, request);
        m_all << target.key;
        if (target.isUncertain)
            m_uncertain.insert(target.key);
        if (request.pool.restart)
            restarted.insert(target.key);
    }
    m_miners = m_all;
    auto *label = new QLabel(purpose == Purpose::SetAgain
                                 ? tr("Each miner gets the pool that was set for it.")
                             : isPool ? tr("Each miner gets back the pool it had.")
                                      : tr("Each miner gets back the mode it ran in."),
                             this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(label);
    m_left = new QLabel(this);
    m_left->setTextFormat(Qt::PlainText);
    m_left->setWordWrap(true);
    m_left->hide();
    form->addRow(m_left);
    if (!isPool)
        return;
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(tr("&Password"), m_password);
    m_which = new QLabel(this);
    m_which->setTextFormat(Qt::PlainText);
    m_which->setWordWrap(true);
    form->addRow(m_which);
    m_restart = new RestartChoice(this);
    if (!restarted.isEmpty() && restarted.size() == targets.size())
        m_restart->tickAll();
    else
        m_restart->suggest(restarted, [](int count) {
            return tr("Ticked because %n miners were to restart over the change, too.", nullptr,
                      count);
        });
    form->addRow(m_restart);
    connect(m_restart, &RestartChoice::changed, this, &BulkOptions::changed);
    connect(m_password, &QLineEdit::textChanged, this, &UndoOptions::tellPassword);
    tellPassword();
}

void UndoOptions::tellLeft(const QStringList &names, const QStringList &half)
{
    QStringList sentences;
    if (!names.isEmpty())
        //: %1 are names of miners
        sentences
            << tr("Not brought back: %1. What was set there before is not known, or cannot be "
                  "set again.")
                   .arg(listedNames(names, mostNamed));
    if (!half.isEmpty())
        //: %1 are names of miners
        sentences << tr("The fallback pool stays as it was set: %1. There was none before, and it "
                        "can be replaced, but not removed.")
                         .arg(listedNames(half, mostNamed));
    m_left->setText(sentences.join(u'\n'));
    m_left->setHidden(sentences.isEmpty());
}

void UndoOptions::tellStrangers(const QSet<qint64> &strangers)
{
    if (m_restart)
        m_restart->suggestStrangers(strangers);
}

void UndoOptions::setMiners(const QSet<qint64> &keys, const QStringList &)
{
    if (!m_restart)
        return;
    m_restart->setMiners(keys);
    m_miners.clear();
    for (const qint64 key : std::as_const(m_all)) {
        if (keys.isEmpty() || keys.contains(key)) // before any has answered, as if all were
            m_miners << key;
    }
    tellPassword();
}

void UndoOptions::tellPassword()
{
    QStringList pools;
    int kept = 0; // as many miners get one
    for (const qint64 key : std::as_const(m_miners)) {
        const auto pool = m_keptOf.constFind(key);
        if (pool == m_keptOf.cend())
            continue;
        ++kept;
        if (!pools.contains(*pool))
            pools << *pool;
    }
    const bool isForAll = kept == m_miners.size();
    m_password->setPlaceholderText(kept == 0  ? usualPoolPassword()
                                   : isForAll ? tr("the kept one")
                                              : QString());
    QString text;
    if (!m_password->text().isEmpty())
        text = tr("The typed password is sent.");
    else if (kept == 0)
        text = tr("The password before was never told to this program and is not kept in the list "
                  "of "
                  "pools: “%1” is sent unless one is typed.")
                   .arg(usualPoolPassword());
    else if (isForAll)
        //: %1 are names of pools
        text = tr("The password that is kept in the list of pools is sent (%1).")
                   .arg(pools.join(QStringLiteral(", ")));
    else
        //: %1 are names of pools, %2 a password
        text
            = tr("To %n miners the password that is kept in the list of pools is sent (%1), to the "
                 "others “%2”, unless one is typed.",
                 nullptr, kept)
                  .arg(pools.join(QStringLiteral(", ")), usualPoolPassword());
    m_which->setText(text);
}

WriteRequest UndoOptions::requestFor(const MinerRecord &miner) const
{
    WriteRequest request = m_requests.value(miner.key);
    if (m_password && !m_password->text().isEmpty())
        request.pool.password = m_password->text();
    request.pool.restart = m_restart && m_restart->isFor(miner.key);
    return request;
}

bool UndoOptions::withRestart() const
{
    return m_restart && m_restart->isForAny();
}

} // namespace coalface
