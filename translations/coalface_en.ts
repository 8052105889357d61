<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>coalface::BulkResults</name>
    <message numerus="yes">
        <source>%n rows written to %1.</source>
        <translation>
            <numerusform>%n row written to %1.</numerusform>
            <numerusform>%n rows written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::BulkSheet</name>
    <message numerus="yes">
        <source>%n selected miners are hidden by the filter and left out.</source>
        <translation>
            <numerusform>%n selected miner is hidden by the filter and left out.</numerusform>
            <numerusform>%n selected miners are hidden by the filter and left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::BulkText</name>
    <message numerus="yes">
        <source>&amp;Set mode of %n miners</source>
        <translation>
            <numerusform>&amp;Set mode of %n miner</numerusform>
            <numerusform>&amp;Set mode of %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set pool of %n miners</source>
        <translation>
            <numerusform>&amp;Set pool of %n miner</numerusform>
            <numerusform>&amp;Set pool of %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Locate %n miners</source>
        <translation>
            <numerusform>&amp;Locate %n miner</numerusform>
            <numerusform>&amp;Locate %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n miners</source>
        <translation>
            <numerusform>&amp;Pause %n miner</numerusform>
            <numerusform>&amp;Pause %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Resume %n miners</source>
        <translation>
            <numerusform>&amp;Resume %n miner</numerusform>
            <numerusform>&amp;Resume %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Restart %n miners</source>
        <translation>
            <numerusform>&amp;Restart %n miner</numerusform>
            <numerusform>&amp;Restart %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U&amp;ndo: Set mode of %n miners</source>
        <translation>
            <numerusform>U&amp;ndo: Set mode of %n miner</numerusform>
            <numerusform>U&amp;ndo: Set mode of %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U&amp;ndo: Set pool of %n miners</source>
        <translation>
            <numerusform>U&amp;ndo: Set pool of %n miner</numerusform>
            <numerusform>U&amp;ndo: Set pool of %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may have been changed</source>
        <translation>
            <numerusform>%n may have been changed</numerusform>
            <numerusform>%n may have been changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners could not be stopped any more.</source>
        <translation>
            <numerusform>%n miner could not be stopped any more.</numerusform>
            <numerusform>%n miners could not be stopped any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::DetailsPane</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>name of a miner, number of further selected ones</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::DiscoverDialog</name>
    <message numerus="yes">
        <source>%n miners found</source>
        <translation>
            <numerusform>%n miner found</numerusform>
            <numerusform>%n miners found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n addresses</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners added.</source>
        <translation>
            <numerusform>%n miner added.</numerusform>
            <numerusform>%n miners added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::DriverTableModel</name>
    <message numerus="yes">
        <source>%n miners use this driver</source>
        <translation>
            <numerusform>%n miner uses this driver</numerusform>
            <numerusform>%n miners use this driver</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::DriversPanel</name>
    <message numerus="yes">
        <source>%n drivers</source>
        <translation>
            <numerusform>%n driver</numerusform>
            <numerusform>%n drivers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updates available</source>
        <translation>
            <numerusform>%n update available</numerusform>
            <numerusform>%n updates available</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::FleetTiles</name>
    <message numerus="yes">
        <source>%n not reporting</source>
        <comment>how many miners do not report this value</comment>
        <translation>
            <numerusform>%n not reporting</numerusform>
            <numerusform>%n not reporting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::ForgetDialog</name>
    <message numerus="yes">
        <source>Forget %n miners and their whole history?</source>
        <translation>
            <numerusform>Forget %n miner and its whole history?</numerusform>
            <numerusform>Forget %n miners and their whole history?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Forget %n miners</source>
        <translation>
            <numerusform>&amp;Forget %n miner</numerusform>
            <numerusform>&amp;Forget %n miners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::HistoryPage</name>
    <message numerus="yes">
        <source>The newest %n events; narrow the filters to see older ones</source>
        <translation>
            <numerusform>The newest event; narrow the filters to see older ones</numerusform>
            <numerusform>The newest %n events; narrow the filters to see older ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events written to %1.</source>
        <translation>
            <numerusform>%n event written to %1.</numerusform>
            <numerusform>%n events written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::MainWindow</name>
    <message numerus="yes">
        <source>%n miners</source>
        <translation>
            <numerusform>%n miner</numerusform>
            <numerusform>%n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n driver updates available</source>
        <translation>
            <numerusform>%n driver update available</numerusform>
            <numerusform>%n driver updates available</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::MinerCommands</name>
    <message numerus="yes">
        <source>Asking %n miners…</source>
        <translation>
            <numerusform>Asking %n miner…</numerusform>
            <numerusform>Asking %n miners…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners forgotten.</source>
        <translation>
            <numerusform>%n miner forgotten.</numerusform>
            <numerusform>%n miners forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::PoolTableModel</name>
    <message numerus="yes">
        <source>%n miners work for this pool</source>
        <translation>
            <numerusform>%n miner works for this pool</numerusform>
            <numerusform>%n miners work for this pool</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::PoolsPage</name>
    <message numerus="yes">
        <source>%n pools kept</source>
        <translation>
            <numerusform>%n pool kept</numerusform>
            <numerusform>%n pools kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for this pool:</source>
        <translation>
            <numerusform>%n miner works for this pool:</numerusform>
            <numerusform>%n miners work for this pool:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::RemoveDriverDialog</name>
    <message numerus="yes">
        <source>%n miners need it. They stay in the fleet with their history, but are not asked any more.</source>
        <translation>
            <numerusform>%n miner needs it. It stays in the fleet with its history, but is not asked any more.</numerusform>
            <numerusform>%n miners need it. They stay in the fleet with their history, but are not asked any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::StatusLine</name>
    <message numerus="yes">
        <source>%n drivers cannot be used</source>
        <translation>
            <numerusform>%n driver cannot be used</numerusform>
            <numerusform>%n drivers cannot be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::TimeChart</name>
    <message numerus="yes">
        <source>, %n gaps</source>
        <translation>
            <numerusform>, %n gap</numerusform>
            <numerusform>, %n gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events are marked</source>
        <translation>
            <numerusform>%n event is marked</numerusform>
            <numerusform>%n events are marked</numerusform>
        </translation>
    </message>
</context>
</TS>
