// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/modechange.h"

#include "bitaxe/moderules.h"
#include "bitaxe/permissions.h"

#include <QJsonDocument>

#include <algorithm>

namespace coalface::bitaxe {

using namespace std::chrono_literals;

namespace {

constexpr auto longestDescent = 10s; // until the chip has slowed down, where the firmware does not tell

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString namesOf(const QList<PowerMode> &modes)
{
    QStringList names;
    for (const PowerMode &mode : modes)
        names.append(mode.name);
    return names.join(QStringLiteral(", "));
}

} // namespace

ModeChange::ModeChange(MinerLink &link, AsicPage &asicPage, ModeJob *job)
    : DeviceWrite(Capability::SetMode, link, asicPage, job), m_mode(job->mode())
{}

void ModeChange::begin()
{
    m_options = optionsOf(board(), asic());
    const QList<PowerMode> modes = modesOf(m_options);
    if (!isAllowed(modes))
        return;
    const auto present = pairOf(info());
    if (!present) {
        return refuse(
            QStringLiteral("The miner does not tell its frequency and voltage, so a change "
                           "could not be checked: nothing was sent."));
    }
    m_from = *present;
    m_told = shown(m_to);
    const bool atOnce = !appliesPairAtOnce(info()) || isPaused(info());
    const bool isShown = m_from == m_to; // then only the answer tells whether it is stored
    if (appliesPairAtOnce(info()) && isShown && !job()->sendsAnyway())
        return settleAt(info());

    const QList<QJsonObject> patches = patchesFor(m_from, m_to, atOnce);
    if (patches.size() == 2)
        return sendFrequency(bytes(patches.first()), bytes(patches.last()));
    patch(bytes(patches.first()), [this, isShown](const Sending &sending) {
        if (endsUnlessSent(sending))
            return;
        if (sending.end == Sending::End::Unanswered && isShown)
            return finishUnseen(sending);
        readBackPair(sending);
    });
}

bool ModeChange::isAllowed(const QList<PowerMode> &modes)
{
    if (modes.isEmpty()) {
        job()->fail(Error::Kind::Unsupported,
                    QStringLiteral(
                        "No list says which frequencies and voltages suit this board, so "
                        "it has no power modes."));
        return false;
    }
    const auto mode = std::find_if(modes.begin(), modes.end(), [this](const PowerMode &candidate) {
        return candidate.name == m_mode;
    });
    if (mode == modes.end()) {
        refuse(QStringLiteral("This miner has no mode \"%1\"; it has %2.")
                   .arg(m_mode.left(32), namesOf(modes)));
        return false;
    }
    if (const auto why = whyModeRefused(*mode, info(), asic(), board())) {
        refuse(*why);
        return false;
    }
    m_to = pairOf(*mode);
    return true;
}

void ModeChange::sendFrequency(const QByteArray &body, const QByteArray &voltage)
{
    m_told = QStringLiteral("%1 MHz").arg(m_to.frequency);
    patch(body, [this, voltage](const Sending &sending) {
        if (!endsUnlessSent(sending))
            waitForFrequency(sending, voltage);
    });
}

void ModeChange::waitForFrequency(const Sending &sending, const QByteArray &voltage)
{
    QElapsedTimer since;
    since.start();
    const auto isSlow = [this, voltage, since](const QJsonObject &info) {
        const auto pair = pairOf(info);
        if (!pair || !(*pair == Pair{m_to.frequency, pair->millivolts}))
            return false;
        const bool waitedEnough = since.hasExpired(std::chrono::milliseconds(longestDescent).count());
        if (!waitedEnough && !hasSlowedTo(m_to.frequency, info).value_or(false))
            return false;
        sendVoltage(voltage);
        return true;
    };
    const QString told = QStringLiteral("The miner was told %1").arg(m_told);
    const Watch how{told,
                    told
                        + QStringLiteral(", but reading back has not shown it; the voltage was "
                                         "left alone."),
                    isSlow,
                    1200ms,
                    1000ms,
                    longestDescent + 1s,
                    [this](const QJsonObject &info) { giveUpAt(info); }};
    // Half a mode is none: without need the job's end is not prepared for before the voltage is sent.
    sending.end == Sending::End::Unanswered ? confirm(sending, how) : watch(how);
}

void ModeChange::sendVoltage(const QByteArray &body)
{
    patch(body, [this](const Sending &sending) {
        if (sending.end != Sending::End::Refused && sending.end != Sending::End::NotSent)
            m_told = bitaxe::shown(m_to);
        // The frequency is there already, so it is for reading back to say how that ends.
        readBackPair(sending);
    });
}

void ModeChange::readBackPair(const Sending &sending)
{
    const auto shown = [this](const QJsonObject &info) {
        if (pairOf(info) != m_to)
            return false;
        settleAt(info);
        return true;
    };
    QString told = QStringLiteral("The miner was told %1").arg(m_told);
    QString doubt = told + QStringLiteral(", but reading back has not shown it.");
    if (sending.end == Sending::End::Refused || sending.end == Sending::End::NotSent) {
        doubt = QStringLiteral("The miner took the lower frequency, but not the lower voltage: %1")
                    .arg(sending.error.detail);
        told.clear();
    }
    confirm(sending, {told, doubt, shown, 1200ms, 1000ms, 5s,
                      [this](const QJsonObject &info) { giveUpAt(info); }});
}

void ModeChange::settleAt(const QJsonObject &info)
{
    const QString what = QStringLiteral("The miner is set to %1: %2").arg(m_mode, shown(m_to));
    if (!appliesPairAtOnce(info)) {
        return job()->finish({Outcome::NeedsRestart, true,
                              what + QStringLiteral(". Its firmware uses that after a restart.")});
    }
    if (isPaused(info))
        return applied(what
                       + QStringLiteral(". It is paused: this is stored, and used on resuming."));
    applied(what + u'.');
}

void ModeChange::giveUpAt(const QJsonObject &info)
{
    const auto pair = pairOf(info);
    if (!pair || *pair == m_from) {
        return finish(Outcome::NotConfirmed,
                      QStringLiteral("The miner was told %1, but still shows %2.")
                          .arg(m_told, shown(m_from)));
    }
    if (!mayRestore(m_from, m_to, *pair, m_options)) {
        return finish(Outcome::NotConfirmed,
                      QStringLiteral(
                          "The miner was told %1 and shows %2. That was left as it is: look "
                          "at the miner before you go on.")
                          .arg(m_told, shown(*pair)));
    }
    restore(*pair);
}

void ModeChange::restore(const Pair &half)
{
    const QString what = QStringLiteral(
                             "The miner took only half of the change to %1 (it showed %2)")
                             .arg(shown(m_to), shown(half));
    patch(bytes(patchFor(m_from)), [this, what](const Sending &sending) {
        const auto restored = [this, what](const QJsonObject &info) {
            if (pairOf(info) != m_from)
                return false;
            finish(Outcome::NotConfirmed,
                   QStringLiteral("%1: its former setting (%2) was restored.")
                       .arg(what, shown(m_from)));
            return true;
        };
        confirm(sending,
                {QString(),
                 QStringLiteral("%1, and reading back has not shown that its former setting "
                                "(%2) was restored: look at the miner.")
                     .arg(what, shown(m_from)),
                 restored});
    });
}

} // namespace coalface::bitaxe
