// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/poolchange.h"

#include <QCryptographicHash>

namespace coalface::avalon_nano {

namespace {

constexpr int highestSlot = 2;
constexpr qsizetype longestLogin = 64;
constexpr qsizetype longestAddress = 384;
constexpr qsizetype longestWorker = 128;

QString userOf(const Credentials &login)
{
    return login.value(QStringLiteral("user"));
}

QString passwordOf(const Credentials &login)
{
    return login.value(QStringLiteral("password"));
}

std::optional<QString> whyNoValue(const QString &what, const QString &value, qsizetype longest)
{
    if (value.contains(u','))
        return QStringLiteral("%1 contains a comma, at which the device would cut it.").arg(what);
    for (const QChar c : value) {
        if (c.category() == QChar::Other_Control)
            return QStringLiteral("%1 contains a control character.").arg(what);
    }
    if (value.toUtf8().size() > longest)
        return QStringLiteral("%1 is longer than the %2 bytes that the device can store.")
            .arg(what)
            .arg(longest);
    return std::nullopt;
}

//! The Nano 3 compares the login's hash as its web page does, except for one firmware that wants the
//! password itself (reported, not seen first-hand).
QString sentPassword(const Model &model, const QString &firmware, const QString &password)
{
    if (model.kind != Model::Kind::Nano3 || firmware.startsWith(u"24032701"))
        return password;
    const QByteArray digest = QCryptographicHash::hash(password.toUtf8(),
                                                       QCryptographicHash::Sha256);
    return QStringLiteral("ff0000ff") + QString::fromLatin1(digest.toHex().left(24));
}

} // namespace

std::optional<QString> whyNoLogin(const Credentials &login)
{
    if (const auto why = whyNoValue(QStringLiteral("The user of the web login"), userOf(login),
                                    longestLogin))
        return why;
    return whyNoValue(QStringLiteral("The password of the web login"), passwordOf(login),
                      longestLogin);
}

std::optional<QString> whyNotSettable(const PoolSettings &pool, const Credentials &login)
{
    if (pool.slot < 0 || pool.slot > highestSlot)
        return QStringLiteral("The device has three pools, there is no pool %1.").arg(pool.slot + 1);
    if (pool.url.trimmed().isEmpty() || pool.user.trimmed().isEmpty())
        return QStringLiteral(
            "The device needs the pool's address and a worker, neither may be empty.");
    if (const auto why = whyNoLogin(login))
        return why;
    if (const auto why = whyNoValue(QStringLiteral("The pool's address"), poolAddress(pool),
                                    longestAddress))
        return why;
    if (const auto why = whyNoValue(QStringLiteral("The worker"), pool.user.trimmed(), longestWorker))
        return why;
    if (const auto why = whyNoValue(QStringLiteral("The pool's password"), pool.password,
                                    longestWorker))
        return why;
    return std::nullopt;
}

QString poolAddress(const PoolSettings &pool)
{
    const QString url = pool.url.trimmed();
    return url.contains(u"://") ? url : QStringLiteral("stratum+tcp://") + url;
}

QByteArray setPoolRequest(const Model &model, const QString &firmware, const PoolSettings &pool,
                          const Credentials &login)
{
    const QString user = userOf(login);
    QStringList values = {
        user.isEmpty() ? QString::fromLatin1(model.webUser) : user,
        sentPassword(model, firmware, passwordOf(login)),
        QString::number(pool.slot),
        poolAddress(pool),
        pool.user.trimmed(),
    };
    if (!pool.password.isEmpty())
        values.append(pool.password);
    return command(QLatin1String("setpool"), values.join(u','));
}

QString setPoolRefusal(const Reply &reply)
{
    const QString &words = reply.message;
    if (words.contains(u"userpass err") || words.contains(u"username err")) {
        return QStringLiteral(
                   "The device refused the web login (%1): enter the user and password of "
                   "its web page again.")
            .arg(words.contains(u"username err") ? QLatin1String("the user is wrong")
                                                 : QLatin1String("the password is wrong"));
    }
    if (words.contains(u"too long"))
        return QStringLiteral("The device refused the pool: a value is too long for it.");
    if (words.contains(u"pool num"))
        return QStringLiteral("The device refused the pool: it has no such one.");
    if (words.contains(u"arguments"))
        return QStringLiteral(
            "The device refused the pool: its firmware expects other values than this "
            "driver sends.");
    if (words.contains(u"Access denied"))
        return QStringLiteral("The device denies this computer to change pools.");
    return QStringLiteral("The device refused the pool (code %1).").arg(reply.code.value_or(0));
}

} // namespace coalface::avalon_nano
