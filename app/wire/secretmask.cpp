// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/secretmask.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace coalface::wire {

namespace {

//! Shorter ones are only masked where they stand alone, or nothing would be left of the text.
constexpr qsizetype distinctLength = 4;

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

//! "otpToken2" -> "otp", "token"; "WiFiPWD" -> "wi", "fi", "pwd".
QStringList wordsOf(QStringView name)
{
    QStringList words;
    QString word;
    const auto end = [&] {
        if (!word.isEmpty())
            words += std::exchange(word, {}).toLower();
    };
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar character = name[i];
        if (!character.isLetter()) {
            end();
            continue;
        }
        const bool begins = character.isUpper()
                            && (word.isEmpty() || word.back().isLower()
                                || (i + 1 < name.size() && name[i + 1].isLower()));
        if (begins)
            end();
        word += character;
    }
    end();
    return words;
}

//! Where the text in quotation marks ends that begins at `at`: behind its closing one, or at the end of the text.
qsizetype endOfQuoted(const QString &text, qsizetype at)
{
    const QChar mark = text[at];
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == mark)
            return i + 1;
    }
    return text.size();
}

//! Where the array or object ends that begins at `at`.
qsizetype endOfNested(const QString &text, qsizetype at)
{
    int depth = 0;
    for (qsizetype i = at; i < text.size(); ++i) {
        const QChar character = text[i];
        if (character == u'"') {
            i = endOfQuoted(text, i) - 1;
        } else if (character == u'[' || character == u'{') {
            ++depth;
        } else if (character == u']' || character == u'}') {
            if (--depth == 0)
                return i + 1;
        }
    }
    return text.size();
}

bool isEmptyOrFlag(QStringView value)
{
    return value.isEmpty() || value == u"true" || value == u"false" || value == u"null";
}

//! Behind a name and its ':' or '=', at `at`: writes what may be seen of the value and returns where it ends.
qsizetype maskValue(const QString &text, qsizetype at, bool inJson, QString &out)
{
    while (at < text.size() && text[at].isSpace() && text[at] != u'\n')
        out += text[at++];
    if (at >= text.size())
        return at;
    const QChar first = text[at];
    if (first == u'"' || first == u'\'') {
        const qsizetype end = endOfQuoted(text, at);
        const bool isClosed = end > at + 1 && text[end - 1] == first;
        if (end - at <= 2 && isClosed) {
            out += QStringView(text).mid(at, end - at);
            return end;
        }
        out += first + maskedSecret();
        if (isClosed)
            out += first;
        return end;
    }
    if (inJson && (first == u'[' || first == u'{')) {
        out += QLatin1Char('"') + maskedSecret() + QLatin1Char('"');
        return endOfNested(text, at);
    }
    static const QString ends = QStringLiteral(",&|;}]\r\n\"'<>");
    qsizetype end = at;
    while (end < text.size() && !ends.contains(text[end]) && (inJson ? !text[end].isSpace() : true))
        ++end;
    const QStringView value = QStringView(text).mid(at, end - at);
    if (isEmptyOrFlag(value.trimmed()))
        out += value;
    else if (inJson)
        out += QLatin1Char('"') + maskedSecret() + QLatin1Char('"');
    else
        out += maskedSecret();
    return end;
}

//! Names in quotation marks with ':' behind them.
QString maskJson(const QString &text)
{
    QString out;
    out.reserve(text.size());
    qsizetype i = 0;
    while (i < text.size()) {
        if (text[i] != u'"') {
            out += text[i++];
            continue;
        }
        const qsizetype end = endOfQuoted(text, i);
        qsizetype colon = end;
        while (colon < text.size() && text[colon].isSpace())
            ++colon;
        const bool isName = colon < text.size() && text[colon] == u':';
        const QStringView name = QStringView(text).mid(i + 1, qMax<qsizetype>(0, end - i - 2));
        if (!isName || !isSecretName(name)) {
            out += QStringView(text).mid(i, end - i);
            i = end;
            continue;
        }
        out += QStringView(text).mid(i, colon + 1 - i);
        i = maskValue(text, colon + 1, true, out);
    }
    return out;
}

//! Bare names with '=' or ':' behind them.
QString maskForms(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("([A-Za-z][A-Za-z0-9_\\-]*)[ \\t]*[=:]"));
    QString out;
    out.reserve(text.size());
    qsizetype done = 0;
    auto matches = form.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedStart() < done || !isSecretName(match.capturedView(1)))
            continue;
        out += QStringView(text).mid(done, match.capturedEnd() - done);
        done = maskValue(text, match.capturedEnd(), false, out);
    }
    out += QStringView(text).mid(done);
    return out;
}

QString maskAddresses(QString text)
{
    static const QRegularExpression login(QStringLiteral("(//[^/\\s:@\"']*:)[^/\\s@\"']+@"));
    return text.replace(login, QStringLiteral("\\1") + maskedSecret() + QLatin1Char('@'));
}

QString maskAlone(const QString &text, const QString &secret)
{
    QString out;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(secret); at >= 0;
         at = text.indexOf(secret, at + secret.size())) {
        const qsizetype end = at + secret.size();
        const bool alone = (at == 0 || !isWordCharacter(text[at - 1]))
                           && (end == text.size() || !isWordCharacter(text[end]));
        if (!alone)
            continue;
        out += QStringView(text).mid(done, at - done);
        out += maskedSecret();
        done = end;
    }
    out += QStringView(text).mid(done);
    return out;
}

//! As it stands in a JSON text, without its quotation marks.
QString inJson(const QString &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(2, array.size() - 4));
}

} // namespace

QString maskedSecret()
{
    return QStringLiteral("\u2022\u2022\u2022");
}

bool isSecretName(QStringView name)
{
    static const QSet<QString> wholes{QStringLiteral("pass"),       QStringLiteral("passwd"),
                                      QStringLiteral("password"),   QStringLiteral("pwd"),
                                      QStringLiteral("pw"),         QStringLiteral("passphrase"),
                                      QStringLiteral("psk"),        QStringLiteral("token"),
                                      QStringLiteral("secret"),     QStringLiteral("key"),
                                      QStringLiteral("otp"),        QStringLiteral("totp"),
                                      QStringLiteral("cookie"),     QStringLiteral("authorization"),
                                      QStringLiteral("auth"),       QStringLiteral("bearer"),
                                      QStringLiteral("credential"), QStringLiteral("credentials")};
    static const QStringList parts{QStringLiteral("password"),   QStringLiteral("passwd"),
                                   QStringLiteral("passphrase"), QStringLiteral("secret"),
                                   QStringLiteral("token"),      QStringLiteral("cookie"),
                                   QStringLiteral("credential"), QStringLiteral("apikey"),
                                   QStringLiteral("wifipass"),   QStringLiteral("poolpass"),
                                   QStringLiteral("userpass"),   QStringLiteral("sessionid")};
    const QString lower = name.toString().toLower();
    QString letters;
    for (const QChar character : lower) {
        if (character.isLetterOrNumber())
            letters += character;
    }
    if (letters == u"session" || letters == u"sid")
        return true;
    const auto isIn = [&](const QString &part) { return letters.contains(part); };
    if (std::any_of(parts.cbegin(), parts.cend(), isIn))
        return true;
    const QStringList words = wordsOf(name);
    return std::any_of(words.cbegin(), words.cend(),
                       [](const QString &word) { return wholes.contains(word); });
}

QStringList secretValues(const Credentials &credentials)
{
    QStringList values;
    for (auto entry = credentials.cbegin(); entry != credentials.cend(); ++entry) {
        if (entry.key() != u"user" && !entry.value().isEmpty())
            values += entry.value();
    }
    return values;
}

QString withoutSecrets(const QString &text, const QStringList &secrets)
{
    QString masked = maskAddresses(maskForms(maskJson(text)));
    QStringList values = secrets;
    for (const QString &secret : secrets) {
        if (const QString escaped = inJson(secret); escaped != secret)
            values += escaped;
    }
    // The longest first: one may hold another.
    std::sort(values.begin(), values.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &secret : std::as_const(values)) {
        if (secret.isEmpty())
            continue;
        if (secret.size() >= distinctLength)
            masked.replace(secret, maskedSecret());
        else
            masked = maskAlone(masked, secret);
    }
    return masked;
}

} // namespace coalface::wire
