// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/devicewrite.h"

#include "bitaxe/permissions.h"
#include "bitaxe/protocol.h"
#include "bitaxe/recognition.h"

#include <minersdk/net/minerlink.h>
#include <minersdk/readback.h>
#include <minersdk/reading/fields.h>

namespace coalface::bitaxe {

namespace {

QString macOf(const QJsonObject &info)
{
    return normalisedMac(reading::text(info, QLatin1String("macAddr")));
}

} // namespace

DeviceWrite::DeviceWrite(Capability capability, MinerLink &link, AsicPage &asicPage, WriteJob *job)
    : QObject(job), m_capability(capability), m_link(link), m_asicPage(&asicPage), m_job(job)
{}

void DeviceWrite::start()
{
    ask([this](const Result<QJsonObject> &info) {
        if (!info)
            return m_job->fail(info.error());
        withAsicPage(*info);
    });
}

void DeviceWrite::withAsicPage(const QJsonObject &info)
{
    m_info = info;
    if (!m_asicPage) {
        return m_job->fail(Error::Kind::Aborted,
                           QStringLiteral("The driver has let go of this miner."));
    }
    m_asicPage->fetch(m_job, info, AsicPage::Effort::Full, [this](const QJsonObject &asic) {
        m_asic = asic;
        m_board = boardOf(m_info, asic);
        if (const auto why = whyUnsupported(m_capability, m_info, m_board))
            return m_job->fail(*why);
        begin();
    });
}

void DeviceWrite::ask(State next)
{
    m_link.http().get(m_job, infoPath(),
                      [this, next = std::move(next)](const Result<HttpReply> &reply) {
                          if (!reply)
                              return next(reply.error());
                          const auto info = objectIn(*reply);
                          if (!info)
                              return next(info.error());
                          // Another device may have got this address since.
                          if (const auto why = whyNotAxeOs(*info))
                              return next(*why);
                          const bool isAnother = m_info.isEmpty() ? m_job->isAnother(macOf(*info))
                                                                  : macOf(m_info) != macOf(*info);
                          if (isAnother) {
                              return next(Error{Error::Kind::Rejected,
                                                QStringLiteral(
                                                    "Another miner answers at this address now.")});
                          }
                          next(*info);
                      });
}

void DeviceWrite::refuse(const QString &sentence)
{
    m_job->finish({Outcome::Refused, false, sentence});
}

void DeviceWrite::finish(Outcome outcome, const QString &sentence)
{
    m_job->finish({outcome, false, sentence});
}

void DeviceWrite::applied(const QString &sentence)
{
    m_job->finish({Outcome::Applied, true, sentence});
}

void DeviceWrite::send(const HttpRequest &request, Sent next)
{
    m_job->beginWrite();
    const QString what = request.path.endsWith(QLatin1String("/restart"))
                             ? QStringLiteral("the restart")
                             : QStringLiteral("the change");
    m_link.http().request(m_job, request,
                          [what, next = std::move(next)](const Result<HttpReply> &reply) {
                              next(sendingOf(reply, what));
                          });
}

void DeviceWrite::patch(const QByteArray &body, Sent next)
{
    send({"PATCH", QStringLiteral("/api/system"), body, "application/json", {}}, std::move(next));
}

void DeviceWrite::post(const QString &path, Sent next)
{
    send({"POST", path, {}, {}, {}}, std::move(next));
}

bool DeviceWrite::endsUnlessSent(const Sending &sending)
{
    switch (sending.end) {
    case Sending::End::Taken:
    case Sending::End::Unanswered:
        return false;
    case Sending::End::Refused:
        refuse(sending.error.detail);
        break;
    case Sending::End::NotSent:
        m_job->fail(sending.error);
        break;
    }
    return true;
}

void DeviceWrite::finishUnseen(const Sending &sending)
{
    finish(Outcome::Unknown,
           sending.error.detail
               + QStringLiteral(
                   " The miner showed it so before, so whether it has stored it is not "
                   "known."));
}

void DeviceWrite::confirm(const Sending &sending, const Watch &how)
{
    m_confirming = true;
    m_silence.reset();
    if (sending.end == Sending::End::Unanswered) {
        m_job->awaitConfirmation(sending.error.detail
                                     + QStringLiteral(" The miner could not be read since, so "
                                                      "whether it acted on it is not known."),
                                 Outcome::Unknown);
    } else {
        m_job->awaitConfirmation(how.doubt);
        prepareForSilence(how, {});
    }
    watch(how);
}

void DeviceWrite::prepareForSilence(const Watch &how, const Error &error)
{
    if (how.told.isEmpty())
        return;
    // Also what is no answer, but was more than silence.
    const bool answered = error.kind == Error::Kind::Rejected || error.kind == Error::Kind::BadReply
                          || error.kind == Error::Kind::Unauthorized || error.sent;
    const QString why = answered
                            ? QStringLiteral("%1, but it could not be read back: %2")
                                  .arg(how.told, error.detail)
                            : QStringLiteral("%1, but it has not answered since, so it could not "
                                             "be read back.")
                                  .arg(how.told);
    m_silence = WriteReport{m_wasRead ? Outcome::NotConfirmed : Outcome::Unknown, false, why};
}

void DeviceWrite::watch(const Watch &how)
{
    QElapsedTimer since;
    since.start();
    readBack(m_job, how.first, how.pause,
             [this, how, since](const std::function<void()> &again) { look(how, since, again); });
}

void DeviceWrite::look(const Watch &how, const QElapsedTimer &since,
                       const std::function<void()> &again)
{
    const qint64 asked = since.elapsed();
    // Only now: whoever does not want to wait hears of the doubt.
    if (m_silence)
        m_job->awaitConfirmation(m_silence->detail, m_silence->outcome);
    ask([this, how, asked, again](const Result<QJsonObject> &info) {
        if (!info) {
            if (m_silence)
                prepareForSilence(how, info.error());
            return again();
        }
        m_silence.reset();
        m_wasRead = m_wasRead || m_confirming;
        if (how.shown(*info))
            return;
        if (m_confirming)
            m_job->awaitConfirmation(how.doubt);
        if (!how.patience || asked < how.patience->count())
            return again();
        how.inVain ? how.inVain(*info) : finish(Outcome::NotConfirmed, how.doubt);
    });
}

} // namespace coalface::bitaxe
