// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include "core/settings/filetext.h"
#include "core/settings/savefile.h"
#include "core/settings/setaside.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>

namespace coalface {

// What each key may hold stands in bundled_config/settings.schema.json too; a test compares them.
namespace {
const QString pollIntervalKey = QStringLiteral("poll_interval");
const QString themeKey = QStringLiteral("theme");
const QString languageKey = QStringLiteral("language");
const QString driverUpdatesKey = QStringLiteral("driver_updates");
const QString keepSamplesKey = QStringLiteral("keep_samples_days");
const QString keepQuartersKey = QStringLiteral("keep_quarters_days");
const QString keepHoursKey = QStringLiteral("keep_hours_days");
const QString keepRunningKey = QStringLiteral("keep_running");
const QString backfillKey = QStringLiteral("backfill");
const QString tariffKey = QStringLiteral("tariff");
const QString scanTargetsKey = QStringLiteral("scan_targets");
const QString windowKey = QStringLiteral("window");

const std::array<QString, 3> keepKeys{keepSamplesKey, keepQuartersKey, keepHoursKey};

constexpr std::chrono::seconds retryInterval{15};
constexpr std::chrono::seconds lookInterval{1};
constexpr qint64 greatestSettings = 16 * 1024 * 1024;
constexpr std::array<const char *, 3> themeNames{"auto", "light", "dark"};

std::optional<int> interval(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (number < Settings::leastInterval || number > Settings::greatestInterval
        || number != std::floor(number))
        return {};
    return int(number);
}

std::optional<Settings::Theme> themeOf(const QJsonValue &value)
{
    for (size_t i = 0; i < themeNames.size(); ++i) {
        if (value.toString() == QLatin1String(themeNames[i]))
            return Settings::Theme(i);
    }
    return {};
}

std::optional<QString> languageOf(const QJsonValue &value)
{
    static const QRegularExpression pattern(QStringLiteral("\\A([a-z]{2,3}(_[A-Z]{2})?)?\\z"));
    if (!value.isString() || !pattern.match(value.toString()).hasMatch())
        return {};
    return value.toString();
}

std::optional<bool> takesUpdates(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text != u"offer" && text != u"take")
        return {};
    return text == u"take";
}

std::optional<int> days(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (number < 0 || number > Settings::mostDays || number != std::floor(number))
        return {};
    return int(number);
}

//! Nothing: it is none of what is allowed.
std::optional<int> keptDays(const QJsonObject &values, const QString &key, int usual)
{
    return values.contains(key) ? days(values.value(key)) : usual;
}

std::optional<QStringList> textsOf(const QJsonValue &value)
{
    if (!value.isArray())
        return {};
    QStringList texts;
    for (const QJsonValue entry : value.toArray()) {
        if (!entry.isString())
            return {};
        texts += entry.toString();
    }
    return texts;
}

//! A sentence for each key whose value cannot be used.
QStringList faults(const QJsonObject &values)
{
    QStringList sentences;
    const auto check = [&](const QString &key, bool usable, const QString &wanted) {
        if (values.contains(key) && !usable)
            sentences += FileText::tr("\"%1\" in the settings must be %2; the default is used.")
                             .arg(key, wanted);
    };
    check(pollIntervalKey, interval(values.value(pollIntervalKey)).has_value(),
          FileText::tr("a whole number of seconds from %1 to %2")
              .arg(Settings::leastInterval)
              .arg(Settings::greatestInterval));
    check(themeKey, themeOf(values.value(themeKey)).has_value(),
          FileText::tr("\"auto\", \"light\" or \"dark\""));
    check(languageKey, languageOf(values.value(languageKey)).has_value(),
          FileText::tr("a language such as \"de\", or empty"));
    check(driverUpdatesKey, takesUpdates(values.value(driverUpdatesKey)).has_value(),
          FileText::tr("\"offer\" or \"take\""));
    for (const QString &key : keepKeys) {
        if (!keptDays(values, key, 0)) {
            sentences += FileText::tr(
                             "\"%1\" in the settings must be a whole number of days from 0 "
                             "(for ever) to %2; until it is, nothing is deleted.")
                             .arg(key)
                             .arg(Settings::mostDays);
        }
    }
    check(keepRunningKey, values.value(keepRunningKey).isBool(), FileText::tr("true or false"));
    check(backfillKey, values.value(backfillKey).isBool(), FileText::tr("true or false"));
    check(tariffKey, tariffFromJson(values.value(tariffKey)).has_value(),
          FileText::tr("an object with \"currency\", \"price\" and \"bands\" that do not overlap"));
    check(scanTargetsKey, textsOf(values.value(scanTargetsKey)).has_value(),
          FileText::tr("a list of texts"));
    check(windowKey, values.value(windowKey).isObject(), FileText::tr("an object"));
    return sentences;
}
} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent), m_file(file), m_retry(this), m_look(this)
{
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &Settings::saveAndTell);
    m_look.setInterval(lookInterval);
    connect(&m_look, &QTimer::timeout, this, &Settings::look);
    m_look.start();
    const QString trouble = read();
    m_problem = trouble.isEmpty() ? faults(m_values).join(u' ') : trouble;
}

Settings::~Settings()
{
    if (!m_unsaved.isEmpty())
        save();
}

int Settings::pollInterval() const
{
    return interval(m_values.value(pollIntervalKey)).value_or(usualInterval);
}

void Settings::setPollInterval(int seconds)
{
    setValue(pollIntervalKey, std::clamp(seconds, leastInterval, greatestInterval));
}

Settings::Theme Settings::theme() const
{
    return themeOf(m_values.value(themeKey)).value_or(Theme::Auto);
}

void Settings::setTheme(Theme theme)
{
    setValue(themeKey, QLatin1String(themeNames.at(size_t(theme))));
}

QString Settings::language() const
{
    return languageOf(m_values.value(languageKey)).value_or(QString());
}

QString Settings::languageIn(const QString &file)
{
    QFile settings(file);
    if (!settings.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(settings.read(greatestSettings));
    return languageOf(document.object().value(languageKey)).value_or(QString());
}

void Settings::setLanguage(const QString &language)
{
    setValue(languageKey, language);
}

bool Settings::takesDriverUpdates() const
{
    return takesUpdates(m_values.value(driverUpdatesKey)).value_or(false);
}

void Settings::setTakesDriverUpdates(bool takes)
{
    setValue(driverUpdatesKey, takes ? QStringLiteral("take") : QStringLiteral("offer"));
}

Retention Settings::retention() const
{
    const Retention usual;
    // A slip of whoever wrote it deletes nothing: that is not to be undone.
    const int samples = keptDays(m_values, keepSamplesKey, usual.samples).value_or(0);
    const int quarters = keptDays(m_values, keepQuartersKey, usual.quarters).value_or(0);
    const int hours = keptDays(m_values, keepHoursKey, usual.hours).value_or(0);
    // What is made of something is kept as long as that, at least.
    const auto atLeast = [](int kept, int source) {
        return source == 0 || kept == 0 ? 0 : std::max(source, kept);
    };
    Retention retention{samples, atLeast(quarters, samples)};
    retention.hours = atLeast(hours, retention.quarters);
    return retention;
}

void Settings::setRetention(const Retention &retention)
{
    setValue(keepSamplesKey, std::clamp(retention.samples, 0, mostDays));
    setValue(keepQuartersKey, std::clamp(retention.quarters, 0, mostDays));
    setValue(keepHoursKey, std::clamp(retention.hours, 0, mostDays));
}

bool Settings::keepsRunning() const
{
    return m_values.value(keepRunningKey).toBool();
}

void Settings::setKeepsRunning(bool keeps)
{
    setValue(keepRunningKey, keeps);
}

bool Settings::fillsGaps() const
{
    return m_values.value(backfillKey).toBool(true);
}

void Settings::setFillsGaps(bool fills)
{
    setValue(backfillKey, fills);
}

Tariff Settings::tariff() const
{
    return tariffFromJson(m_values.value(tariffKey)).value_or(Tariff());
}

void Settings::setTariff(const Tariff &tariff)
{
    setValue(tariffKey, tariffToJson(tariff));
}

QStringList Settings::scanTargets() const
{
    return textsOf(m_values.value(scanTargetsKey)).value_or(QStringList());
}

void Settings::setScanTargets(const QStringList &targets)
{
    setValue(scanTargetsKey, QJsonArray::fromStringList(targets));
}

QJsonObject Settings::windowState() const
{
    return m_values.value(windowKey).toObject();
}

void Settings::setWindowState(const QJsonObject &state)
{
    setValue(windowKey, state);
}

void Settings::look()
{
    const QFileInfo info(m_file);
    if (info.size() == m_size && info.lastModified() == m_modified)
        return;
    if (!m_unsaved.isEmpty())
        return saveAndTell(); // which reads it first
    const QJsonObject before = m_values;
    const QString problem = read();
    tell(before, problem.isEmpty() ? faults(m_values).join(u' ') : problem);
}

void Settings::noteFile()
{
    const QFileInfo info(m_file);
    m_size = info.size();
    m_modified = info.lastModified();
}

QString Settings::read()
{
    noteFile();
    QFile file(m_file);
    m_readable = true;
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        m_readable = false;
        return FileText::tr("The settings in \"%1\" could not be read: %2. They are left alone "
                            "and the defaults "
                            "are used.")
            .arg(QDir::toNativeSeparators(m_file), file.errorString());
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(greatestSettings), &error);
    const bool complete = file.atEnd();
    file.close();
    if (document.isObject() && complete) {
        m_values = document.object();
        return {};
    }
    return keepAside(error.error == QJsonParseError::NoError
                         ? FileText::tr("it is no settings file")
                         : error.errorString());
}

QString Settings::keepAside(const QString &reason)
{
    const QString shown = QDir::toNativeSeparators(m_file);
    const QString aside = setAside(m_file);
    if (aside.isEmpty()) {
        m_readable = false;
        return FileText::tr("The settings in \"%1\" cannot be understood (%2), and the file "
                            "could not be kept "
                            "aside. It is left alone; changes are not saved.")
            .arg(shown, reason);
    }
    m_asideNote = FileText::tr("The settings in \"%1\" could not be understood (%2). The file was "
                               "kept as \"%3\".")
                      .arg(shown, reason, aside);
    if (m_values.isEmpty()) {
        for (const QString &key : keepKeys)
            m_values.insert(key, 0);
        m_asideNote += u' '
                       + FileText::tr("Nothing of the history is deleted until the settings say "
                                      "again how long it is kept.");
    }
    // What holds now holds at the next start, too.
    const Result<Done> saved = saveFile(m_file, QJsonDocument(m_values).toJson());
    noteFile();
    return saved ? m_asideNote : m_asideNote + u' ' + saved.error().detail;
}

void Settings::setValue(const QString &key, const QJsonValue &value)
{
    m_unsaved.insert(key, value);
    if (!m_isChanging)
        saveAndTell();
}

Result<Done> Settings::change(const std::function<void()> &set)
{
    const QJsonObject unsaved = m_unsaved;
    const QJsonObject before = m_values;
    m_isChanging = true;
    set();
    m_isChanging = false;
    if (m_unsaved.isEmpty())
        return Done{};
    const QString problem = save();
    if (!m_unsaved.isEmpty()) {
        m_unsaved = unsaved;
        m_values = before;
        return Error{Error::Kind::Internal, problem};
    }
    tell(before, problem);
    return Done{};
}

QString Settings::save()
{
    // Another program may have changed other keys since.
    const QJsonObject before = m_values;
    QString problem = read();
    if (!problem.isEmpty())
        m_values = before;
    for (auto entry = m_unsaved.constBegin(); entry != m_unsaved.constEnd(); ++entry)
        m_values.insert(entry.key(), entry.value());
    if (m_readable) {
        const QByteArray content = QJsonDocument(m_values).toJson(QJsonDocument::Indented);
        const Result<Done> saved = saveFile(m_file, content);
        if (saved) {
            m_unsaved = {};
            m_size = -1;
        } else
            problem = saved.error().detail;
    }
    return problem.isEmpty() ? faults(m_values).join(u' ') : problem;
}

void Settings::saveAndTell()
{
    const QJsonObject before = m_values;
    const QString problem = save();
    tell(before, problem);
}

void Settings::tell(const QJsonObject &before, const QString &problem)
{
    if (m_unsaved.isEmpty())
        m_retry.stop();
    else if (!m_retry.isActive())
        m_retry.start();
    if (m_values != before)
        Q_EMIT changed();
    if (problem != m_problem) {
        m_problem = problem;
        Q_EMIT problemChanged(m_problem);
    }
}

} // namespace coalface
