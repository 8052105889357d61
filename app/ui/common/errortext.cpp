// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errortext.h"

#include "core/fleet/minerstatus.h"

#include <QCoreApplication>

namespace coalface {

namespace {
struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(coalface::ErrorText)
};

QString statusIn(Error::Kind kind, const QString &detail)
{
    return ownFaultStatus(errorKindName(kind), detail);
}

//! Of what never came to the miner's turn: the device was not silent. Empty: it is not that.
QString heldUpText(Error::Kind kind, const QString &detail)
{
    if (isHeldUp(errorKindName(kind), detail))
        return ErrorText::tr("Something else was under way with this miner for too long.");
    if (isDriverHeldUp(errorKindName(kind), detail))
        return ErrorText::tr("Its driver was busy with other miners for too long.");
    return {};
}
} // namespace

QString errorSentence(Error::Kind kind, const QString &detail)
{
    if (const QString status = statusIn(kind, detail); !status.isEmpty())
        //: %1 is a status of HTTP: 500
        return ErrorText::tr("It answers with a fault of its own (HTTP %1).").arg(status);
    if (const QString sentence = heldUpText(kind, detail); !sentence.isEmpty())
        return sentence;
    switch (kind) {
    case Error::Kind::Unreachable:
        return ErrorText::tr("No usable answer comes from its address.");
    case Error::Kind::Timeout:
        return ErrorText::tr("It did not answer in time.");
    case Error::Kind::Unauthorized:
        return ErrorText::tr("It wants a login, or refuses this computer.");
    case Error::Kind::BadReply:
        return ErrorText::tr("It answered in a way that cannot be understood.");
    case Error::Kind::Unsupported:
        return ErrorText::tr("It cannot do that.");
    case Error::Kind::Rejected:
        return ErrorText::tr("It was refused.");
    case Error::Kind::Aborted:
        return ErrorText::tr("It was cancelled.");
    case Error::Kind::DriverFailed:
        return ErrorText::tr("Its driver failed.");
    case Error::Kind::Internal:
        break;
    }
    return ErrorText::tr("Coalface could not do it.");
}

QString errorAdvice(Error::Kind kind, const QString &detail)
{
    if (!statusIn(kind, detail).isEmpty())
        return ErrorText::tr("Ask again in a moment, and restart it if that goes on.");
    if (!heldUpText(kind, detail).isEmpty())
        return ErrorText::tr("Try again in a moment.");
    switch (kind) {
    case Error::Kind::Unreachable:
        return ErrorText::tr("Check that it is switched on and in this network, and whether its "
                             "address has changed.");
    case Error::Kind::Timeout:
        return ErrorText::tr("It may be busy or far from its access point: try again in a moment.");
    case Error::Kind::Unauthorized:
        return ErrorText::tr("Look into its web interface for who may access it.");
    case Error::Kind::BadReply:
        return ErrorText::tr(
            "Its firmware may be newer than its driver: look for an update of the driver.");
    case Error::Kind::Unsupported:
        return ErrorText::tr("Use its web interface instead.");
    case Error::Kind::Rejected:
        return ErrorText::tr("Read the reason, change what you entered and try again.");
    case Error::Kind::Aborted:
        return ErrorText::tr("Start it again when you like.");
    case Error::Kind::DriverFailed:
        return ErrorText::tr("It is started again by itself; if that goes on, see the log.");
    case Error::Kind::Internal:
        break;
    }
    return ErrorText::tr("See the log for more.");
}

QString errorSentences(Error::Kind kind, const QString &detail)
{
    return errorSentence(kind, detail) + QLatin1Char(' ') + errorAdvice(kind, detail);
}

QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, reason);
}

QString addedWords(Error::Kind kind, const QString &detail)
{
    return heldUpText(kind, detail).isEmpty() ? detail : QString();
}

QString errorText(const Error &error)
{
    return withReason(errorSentences(error.kind, error.detail),
                      addedWords(error.kind, error.detail));
}

QString otherDeviceSentence()
{
    return ErrorText::tr("Another device answers at its address now.");
}

QString otherDeviceAdvice()
{
    return ErrorText::tr("Scan the network: that finds the miner's new address.");
}

} // namespace coalface
