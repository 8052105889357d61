// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/updates/selection.h"

#include <QDir>

#include <algorithm>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {

const DriverVersion *find(const QList<DriverVersion> &versions, const QString &version)
{
    for (const DriverVersion &candidate : versions) {
        if (candidate.info.version == version)
            return &candidate;
    }
    return nullptr;
}

bool isOlder(const DriverVersion &a, const DriverVersion &b)
{
    if (a.isUsable() != b.isUsable())
        return b.isUsable();
    if (a.version.has_value() != b.version.has_value())
        return b.version.has_value();
    return a.version && *a.version < *b.version;
}

//! Usable ones above all others, then by version.
const DriverVersion *newest(const QList<DriverVersion> &versions)
{
    const auto found = std::max_element(versions.cbegin(), versions.cend(), isOlder);
    return found == versions.cend() ? nullptr : &*found;
}

bool isNewer(const QString &a, const QString &b)
{
    const std::optional<SemVer> left = SemVer::parse(a);
    const std::optional<SemVer> right = SemVer::parse(b);
    return left && (!right || *right < *left);
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

class Selecting
{
public:
    explicit Selecting(const DriverFacts &facts)
        : m_facts(facts), m_choice(facts.choice.value_or(DriverChoice()))
    {}

    DriverSelection result()
    {
        if (!m_facts.choice && m_facts.bundled.isEmpty())
            return untrusted();
        if (m_choice.active.isEmpty() && !m_choice.trial)
            take(newest(m_facts.bundled));
        else
            takeChosen();
        judge();
        describe();
        return m_selection;
    }

private:
    //! Why that copy in the user's folder may not run; empty: it may.
    QString problemOf(const QString &version, DriverCondition &condition) const
    {
        const DriverVersion *copy = find(m_facts.local, version);
        if (!copy) {
            condition = DriverCondition::Missing;
            return u"%1 %2 is not in the folder of drivers any more."_s.arg(m_facts.driverType,
                                                                            version);
        }
        if (!copy->isUsable()) {
            condition = copy->info.state == DriverState::Missing ? DriverCondition::Missing
                        : copy->isDamaged                        ? DriverCondition::Modified
                                                                 : DriverCondition::Incompatible;
            return copy->info.detail;
        }
        if (m_choice.installed.value(version).manifest != copy->manifest) {
            condition = DriverCondition::Modified;
            return u"The files in %1 are not those that were installed."_s.arg(shown(copy->folder));
        }
        condition = DriverCondition::Modified;
        return m_facts.unusable.value(copy->folder);
    }

    //! Whether the version of the program can stand in for that one.
    const DriverVersion *bundledTwin(const QString &version) const
    {
        const DriverVersion *twin = find(m_facts.bundled, version);
        return twin && twin->isUsable() && !m_facts.unusable.contains(twin->folder) ? twin : nullptr;
    }

    bool takeIfWhole(const QString &version)
    {
        if (version.isEmpty())
            return false;
        DriverCondition condition{};
        const QString problem = problemOf(version, condition);
        const DriverVersion *twin = bundledTwin(version);
        const DriverVersion *copy = find(m_facts.local, version);
        if (problem.isEmpty() && twin && twin->manifest != copy->manifest) {
            note(DriverCondition::RunsBundled,
                 u"The program comes with %1 %2, too, but with other content than the copy in %3; "
                 u"its own "
                 u"one runs."_s.arg(m_facts.driverType, version, shown(copy->folder)));
            take(twin);
            return true;
        }
        if (problem.isEmpty()) {
            take(copy);
            return true;
        }
        note(twin ? DriverCondition::RunsBundled : condition, problem);
        take(twin);
        return twin != nullptr;
    }

    void takeChosen()
    {
        if (m_choice.trial && takeIfWhole(m_choice.trial->version))
            return;
        if (takeIfWhole(m_choice.active) || takeIfWhole(m_choice.previous))
            return;
        for (QList<DriverVersion> left = m_facts.bundled; !left.isEmpty();) {
            const DriverVersion *best = newest(left);
            if (bundledTwin(best->info.version))
                return take(find(m_facts.bundled, best->info.version));
            const QString tried = best->info.version;
            left.removeIf([&](const DriverVersion &one) { return one.info.version == tried; });
        }
        // Nothing can run. What is known best is shown; one that was refused when it started stays what it is,
        // its host's reason beside it.
        const DriverVersion *known = find(m_facts.local, m_choice.running());
        m_nothingRuns = !known || !m_facts.unusable.contains(known->folder);
        take(known ? known : newest(m_facts.bundled));
    }

    void take(const DriverVersion *version)
    {
        if (version)
            m_selection.version = *version;
    }

    //! The first thing that is wrong counts: what comes after follows from it.
    void note(DriverCondition condition, const QString &reason)
    {
        if (m_selection.reason.isEmpty()) {
            m_selection.condition = condition;
            m_selection.reason = reason;
        }
    }

    bool isOffered(const DriverVersion &version) const
    {
        const DriverChoice::Bad *bad = m_choice.badMark(version.info.version);
        return version.isUsable() && (!bad || bad->manifest != version.manifest);
    }

    void judge()
    {
        const DriverInfo &info = m_selection.version.info;
        if (m_nothingRuns || !m_selection.version.version || !m_selection.runs())
            stop();
        else if (const QString why = m_facts.unusable.value(m_selection.version.folder);
                 !why.isEmpty())
            note(DriverCondition::Broken, why);
        const DriverVersion *best = newest(m_facts.bundled);
        const bool isBroken = !m_selection.reason.isEmpty();
        if (isBroken) {
            // Repairing brings the wanted version again where the program has it, else the program's newest.
            if (bundledTwin(m_choice.active))
                m_selection.available = m_choice.active;
            else if (best && best->isUsable())
                m_selection.available = best->info.version;
        }
        if (best && isOffered(*best) && isNewer(best->info.version, info.version)) {
            m_selection.available = best->info.version;
            if (!isBroken)
                m_selection.condition = DriverCondition::UpdateAvailable;
        } else if (!isBroken && best && best->version && isNewer(info.version, best->info.version)) {
            m_selection.condition = DriverCondition::NewerThanBundled;
        }
        if (isBroken)
            return;
        if (m_choice.trial) {
            m_selection.condition = DriverCondition::OnTrial;
        } else if (!m_choice.bad.isEmpty()
                   && m_selection.condition != DriverCondition::UpdateAvailable
                   && isNewer(m_choice.bad.constLast().version, info.version)) {
            m_selection.condition = DriverCondition::RolledBack;
            m_selection.reason = u"Version %1 was taken back: %2"_s
                                     .arg(m_choice.bad.constLast().version,
                                          m_choice.bad.constLast().reason);
        }
    }

    //! It does not run; the reason is in its info, too.
    void stop()
    {
        DriverInfo &info = m_selection.version.info;
        if (info.version.isEmpty()) {
            info.version = m_choice.running();
            info.displayName = m_facts.driverType;
            info.source = m_choice.installed.value(info.version).source;
        }
        note(info.state == DriverState::Missing ? DriverCondition::Missing
                                                : DriverCondition::Incompatible,
             info.detail);
        info.state = m_selection.condition == DriverCondition::Missing ? DriverState::Missing
                                                                       : DriverState::Incompatible;
        info.detail = m_selection.reason;
    }

    DriverSelection untrusted()
    {
        take(newest(m_facts.local));
        m_selection.condition = DriverCondition::Untrusted;
        m_selection.reason
            = u"The driver in %1 was put there by hand, and nobody has said that it may run. "
              u"Install it: in the window, or with \"coalface-cli drivers install\"."_s.arg(
                  shown(m_selection.version.folder));
        m_selection.version.info.state = DriverState::Incompatible;
        m_selection.version.info.detail = m_selection.reason;
        describe();
        return m_selection;
    }

    //! What is asked for beside the version itself.
    void describe()
    {
        DriverInfo &info = m_selection.version.info;
        info.driverType = m_facts.driverType;
        QList<DriverVersion> all = m_facts.local + m_facts.bundled;
        std::stable_sort(all.begin(), all.end(), [](const DriverVersion &a, const DriverVersion &b) {
            return b.version && (!a.version || *a.version < *b.version);
        });
        for (const DriverVersion &version : std::as_const(all)) {
            if (info.installedVersions.contains(version.info.version))
                continue;
            info.installedVersions.append(version.info.version);
            const bool known = m_choice.installed.value(version.info.version).manifest
                                   == version.manifest
                               || bundledTwin(version.info.version);
            if (version.isUsable() && known && version.info.version != m_choice.running()
                && version.info.version != info.version)
                m_selection.returnable.prepend(version.info.version);
        }
        info.previousVersion = m_choice.previous;
        info.trialVersion = m_choice.trial ? m_choice.trial->version : QString();
        for (const DriverChoice::Bad &bad : std::as_const(m_choice.bad))
            info.badVersions.append(bad.version);
        if (const auto installed = m_choice.installed.constFind(info.version);
            installed != m_choice.installed.constEnd() && info.source != u"bundled")
            info.source = installed->source;
        if (m_choice.removed || m_choice.disabled) {
            m_selection.condition = DriverCondition::Disabled;
            info.state = DriverState::Disabled;
            info.detail = m_choice.removed ? u"It was removed. Enable it to use it again."_s
                                           : u"It is switched off. Switch it on to use it again."_s;
        }
    }

    const DriverFacts &m_facts;
    const DriverChoice m_choice;
    DriverSelection m_selection;
    bool m_nothingRuns = false;
};

} // namespace

DriverSelection select(const DriverFacts &facts)
{
    return Selecting(facts).result();
}

} // namespace coalface
