// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/poolprobe.h"

#include "ui/common/whendone.h"

#include <chrono>

namespace coalface {

using namespace std::chrono_literals;

namespace {
constexpr auto typingPause = 700ms;
constexpr auto patience = 5s;
} // namespace

PoolProbe::PoolProbe(PoolTester *tester, QObject *parent) : QObject(parent), m_tester(tester)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &PoolProbe::ask);
}

void PoolProbe::look(const QStringList &urls)
{
    if (urls == m_urls)
        return;
    m_urls = urls;
    if (m_tester)
        m_pause.start();
}

void PoolProbe::ask()
{
    for (const QString &url : std::as_const(m_urls)) {
        if (m_problems.contains(url))
            continue;
        m_problems.insert(url, {});
        whenDone(m_tester->test(url, patience), this, [this, url](const PoolTest &test) {
            if (test.answer)
                return;
            m_problems[url] = test.answer.error().detail;
            Q_EMIT changed();
        });
    }
}

QStringList PoolProbe::problems() const
{
    QStringList sentences;
    for (const QString &url : m_urls)
        sentences << m_problems.value(url);
    sentences.removeAll(QString());
    return sentences;
}

} // namespace coalface
