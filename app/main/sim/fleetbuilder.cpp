// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/sim/fleetbuilder.h"

#include "simulator/selection.h"

using namespace coalface::simulator;

namespace {

using Families = std::vector<std::unique_ptr<Family>>;

QString addDemo(const Families &families, Engine &engine)
{
    for (const auto &family : families) {
        for (const DemoDevice &wanted : family->demo()) {
            const QString problem = engine.add(*family, wanted.variant);
            if (!problem.isEmpty())
                return problem;
            Station &station = engine.station(engine.count() - 1);
            station.device().setCondition(wanted.condition);
            station.setNaps(wanted.naps);
        }
    }
    return {};
}

QString addSome(const Options &options, const Family &family, const QString &variant, Engine &engine)
{
    for (int i = 0; i < options.count; ++i) {
        const QString problem = engine.add(family, variant);
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

//! Of the family that was named, or of whichever has the variant; "all" are those of all families then.
QString addVariants(const Options &options, const Families &families, Engine &engine)
{
    QList<const Family *> chosen;
    QStringList ids;
    for (const auto &candidate : families) {
        ids.append(candidate->id());
        if (options.family.isEmpty() || candidate->id() == options.family)
            chosen.append(candidate.get());
    }
    if (chosen.isEmpty())
        return QStringLiteral("There is no family \"%1\"; there are: %2.")
            .arg(options.family, ids.join(u", "));
    if (options.variants.isEmpty())
        return addSome(options, *chosen.constFirst(), chosen.constFirst()->variants().constFirst(),
                       engine);
    const bool all = options.variants == QStringList{QStringLiteral("all")};
    for (const QString &variant : all ? QStringList{QString()} : options.variants) {
        bool found = false;
        for (const Family *family : std::as_const(chosen)) {
            for (const QString &known : family->variants()) {
                if (!all && known != variant)
                    continue;
                found = true;
                const QString problem = addSome(options, *family, known, engine);
                if (!problem.isEmpty())
                    return problem;
            }
        }
        if (!found)
            return QStringLiteral(
                       "No family has a variant \"%1\". `coalface-sim --list` shows what there is.")
                .arg(variant);
    }
    return {};
}

QString applyFault(const QString &spec, Engine &engine)
{
    const qsizetype colon = spec.indexOf(u':');
    const auto chosen = selectDevices(spec.left(colon), engine.count());
    if (colon < 0 || !chosen)
        return QStringLiteral(
                   "--fault takes DEVICES:FAULT, e.g. 3:drop or 10%:offline, not \"%1\".")
            .arg(spec);
    const QString name = spec.mid(colon + 1);
    const bool late = name.startsWith(u"latency=");
    bool number = false;
    const int latency = name.mid(8).toInt(&number);
    const auto fault = faultFromName(name);
    if (late ? (!number || latency < 0) : !fault)
        return QStringLiteral("--fault: \"%1\" is no fault; faults are: %2, latency=MS.")
            .arg(name, faultNames().join(u", "));
    for (const int index : *chosen) {
        if (late)
            engine.station(index).setLatency(latency);
        else
            engine.station(index).setFault(*fault);
    }
    return {};
}

} // namespace

QString buildFleet(const Options &options, const Families &families, Engine &engine)
{
    engine.setLogCapacity(options.logSize);
    QString problem;
    if (!options.fleet.isEmpty())
        problem = addDemo(families, engine);
    if (problem.isEmpty() && (options.fleet.isEmpty() || !options.variants.isEmpty()))
        problem = addVariants(options, families, engine);
    for (const QString &spec : options.faults) {
        if (problem.isEmpty())
            problem = applyFault(spec, engine);
    }
    return problem;
}
