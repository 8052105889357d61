<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>coalface::AlertText</name>
    <message numerus="yes">
        <source>%n miners offline</source>
        <translation>
            <numerusform>%n miner offline</numerusform>
            <numerusform>%n miners offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners not hashing</source>
        <translation>
            <numerusform>%n miner not hashing</numerusform>
            <numerusform>%n miners not hashing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners too hot</source>
        <translation>
            <numerusform>%n miner too hot</numerusform>
            <numerusform>%n miners too hot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with many rejected shares</source>
        <translation>
            <numerusform>%n miner with many rejected shares</numerusform>
            <numerusform>%n miners with many rejected shares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with a low hashrate</source>
        <translation>
            <numerusform>%n miner with a low hashrate</numerusform>
            <numerusform>%n miners with a low hashrate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with someone else&apos;s pool</source>
        <translation>
            <numerusform>%n miner with someone else&apos;s pool</numerusform>
            <numerusform>%n miners with someone else&apos;s pool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drivers broken</source>
        <translation>
            <numerusform>%n driver broken</numerusform>
            <numerusform>%n drivers broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with another fallback pool</source>
        <translation>
            <numerusform>%n miner with another fallback pool</numerusform>
            <numerusform>%n miners with another fallback pool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners with someone else&apos;s pool, or another fallback pool</source>
        <translation>
            <numerusform>%n miner with someone else&apos;s pool, or another fallback pool</numerusform>
            <numerusform>%n miners with someone else&apos;s pool, or another fallback pool</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::AlertsPage</name>
    <message numerus="yes">
        <source>%n alerts acknowledged.</source>
        <translation>
            <numerusform>%n alert acknowledged.</numerusform>
            <numerusform>%n alerts acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are muted until %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>
            <numerusform>%n miner is muted until %1.</numerusform>
            <numerusform>%n miners are muted until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are muted.</source>
        <translation>
            <numerusform>%n miner is muted.</numerusform>
            <numerusform>%n miners are muted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are not muted any more.</source>
        <translation>
            <numerusform>%n miner is not muted any more.</numerusform>
            <numerusform>%n miners are not muted any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts wait for you.</source>
        <translation>
            <numerusform>%n alert waits for you.</numerusform>
            <numerusform>%n alerts wait for you.</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>%n miners are set so already.</source>
        <translation>
            <numerusform>%n miner is set so already.</numerusform>
            <numerusform>%n miners are set so already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are left out: the column “Possible” says why.</source>
        <translation>
            <numerusform>%n miner is left out: the column “Possible” says why.</numerusform>
            <numerusform>%n miners are left out: the column “Possible” says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these miners get back a pool that was not set here.</source>
        <translation>
            <numerusform>%n of these miners gets back a pool that was not set here.</numerusform>
            <numerusform>%n of these miners get back a pool that was not set here.</numerusform>
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
    <message numerus="yes">
        <source>%n not tried</source>
        <translation>
            <numerusform>%n not tried</numerusform>
            <numerusform>%n not tried</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set back the mode of %n miners</source>
        <translation>
            <numerusform>&amp;Set back the mode of %n miner</numerusform>
            <numerusform>&amp;Set back the mode of %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set back the pool of %n miners</source>
        <translation>
            <numerusform>&amp;Set back the pool of %n miner</numerusform>
            <numerusform>&amp;Set back the pool of %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Set pool of %n miners again</source>
        <translation>
            <numerusform>&amp;Set pool of %n miner again</numerusform>
            <numerusform>&amp;Set pool of %n miners again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::ChartPage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>name of a miner, number of further ones</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more not drawn</source>
        <comment>miners</comment>
        <translation>
            <numerusform>%n more not drawn</numerusform>
            <numerusform>%n more not drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::DashboardPage</name>
    <message numerus="yes">
        <source>%n miners need attention:</source>
        <translation>
            <numerusform>%n miner needs attention:</numerusform>
            <numerusform>%n miners need attention:</numerusform>
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
    <name>coalface::DriftBar</name>
    <message numerus="yes">
        <source>%n miners work for another pool or worker than they should: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n miner works for another pool or worker than it should: %1.</numerusform>
            <numerusform>%n miners work for another pool or worker than they should: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners have another fallback pool than they should: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n miner has another fallback pool than it should: %1.</numerusform>
            <numerusform>%n miners have another fallback pool than they should: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for someone else&apos;s pool from their next restart on: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n miner works for someone else&apos;s pool from its next restart on: %1.</numerusform>
            <numerusform>%n miners work for someone else&apos;s pool from their next restart on: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners have someone else&apos;s fallback pool from their next restart on: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n miner has someone else&apos;s fallback pool from its next restart on: %1.</numerusform>
            <numerusform>%n miners have someone else&apos;s fallback pool from their next restart on: %1.</numerusform>
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
    <name>coalface::EnergyDayModel</name>
    <message numerus="yes">
        <source>%n miners told their power</source>
        <translation>
            <numerusform>%n miner told its power</numerusform>
            <numerusform>%n miners told their power</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners told their power; at times up to %1 answered without it</source>
        <extracomment>%1 is a number of miners</extracomment>
        <translation>
            <numerusform>%n miner told its power; at times up to %1 answered without it</numerusform>
            <numerusform>%n miners told their power; at times up to %1 answered without it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::EnergyPanel</name>
    <message numerus="yes">
        <source>No miner has told its power in the last %n days.</source>
        <translation>
            <numerusform>No miner has told its power in the last day.</numerusform>
            <numerusform>No miner has told its power in the last %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in the last %n days, for %2.</source>
        <extracomment>%1 is an energy, %2 a sum of money</extracomment>
        <translation>
            <numerusform>%1 in the last day, for %2.</numerusform>
            <numerusform>%1 in the last %n days, for %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in the last %n days. Set the tariff to see what that costs.</source>
        <translation>
            <numerusform>%1 in the last day. Set the tariff to see what that costs.</numerusform>
            <numerusform>%1 in the last %n days. Set the tariff to see what that costs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners do not report their power and are not in these sums.</source>
        <translation>
            <numerusform>%n miner does not report its power and is not in these sums.</numerusform>
            <numerusform>%n miners do not report their power and are not in these sums.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On some of these days up to %n miners did not report their power and are not in the sums: the tip of each day says how many.</source>
        <translation>
            <numerusform>On some of these days %n miner did not report its power and is not in the sums: the tip of each day says how many.</numerusform>
            <numerusform>On some of these days up to %n miners did not report their power and are not in the sums: the tip of each day says how many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::EventDetail</name>
    <message numerus="yes">
        <source>%n days</source>
        <comment>a span</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has found %n blocks.</source>
        <translation>
            <numerusform>It has found %n block.</numerusform>
            <numerusform>It has found %n blocks.</numerusform>
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
    <message numerus="yes">
        <source>Lost: %Ln readings since %1, and their events.</source>
        <extracomment>%1 is a date</extracomment>
        <translation>
            <numerusform>Lost: %Ln reading since %1, and its events.</numerusform>
            <numerusform>Lost: %Ln readings since %1, and their events.</numerusform>
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
    <message numerus="yes">
        <source>%n alerts wait for you</source>
        <translation>
            <numerusform>%n alert waits for you</numerusform>
            <numerusform>%n alerts wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners have not been begun with; they would stay as they are. What is under way ends first.</source>
        <translation>
            <numerusform>%n miner has not been begun with; it would stay as it is. What is under way ends first.</numerusform>
            <numerusform>%n miners have not been begun with; they would stay as they are. What is under way ends first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::MessageBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>so many messages besides the one that is shown</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
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
    <name>coalface::NameList</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::NotesPage</name>
    <message numerus="yes">
        <source>A miner has at most %n tags.</source>
        <translation>
            <numerusform>A miner has at most %n tag.</numerusform>
            <numerusform>A miner has at most %n tags.</numerusform>
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
    <message numerus="yes">
        <source>%n miners work for this pool though they should work for another one, or as another worker</source>
        <translation>
            <numerusform>%n miner works for this pool though it should work for another one, or as another worker</numerusform>
            <numerusform>%n miners work for this pool though they should work for another one, or as another worker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners that work for this pool have another fallback pool than they should</source>
        <translation>
            <numerusform>%n miner that works for this pool has another fallback pool than it should</numerusform>
            <numerusform>%n miners that work for this pool have another fallback pool than they should</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners that show this pool use what was set only after a restart</source>
        <translation>
            <numerusform>%n miner that shows this pool uses what was set only after a restart</numerusform>
            <numerusform>%n miners that show this pool use what was set only after a restart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners work for this pool from their next restart on, because someone else set it</source>
        <translation>
            <numerusform>%n miner works for this pool from its next restart on, because someone else set it</numerusform>
            <numerusform>%n miners work for this pool from their next restart on, because someone else set it</numerusform>
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
    <message numerus="yes">
        <source>%n miners work for this pool, or will from their next restart on:</source>
        <translation>
            <numerusform>%n miner works for this pool, or will from its next restart on:</numerusform>
            <numerusform>%n miners work for this pool, or will from their next restart on:</numerusform>
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
    <name>coalface::RestartBar</name>
    <message numerus="yes">
        <source>%n miners have stored what was set, but use it only after a restart: %1.</source>
        <extracomment>%1 are names of miners</extracomment>
        <translation>
            <numerusform>%n miner has stored what was set, but uses it only after a restart: %1.</numerusform>
            <numerusform>%n miners have stored what was set, but use it only after a restart: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::RestartChoice</name>
    <message numerus="yes">
        <source>Restart only %n of th&amp;em</source>
        <translation>
            <numerusform>Restart only %n of th&amp;em</numerusform>
            <numerusform>Restart only %n of th&amp;em</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ticked because %n miners work for a pool that was not set here: some go on with it until they restart.</source>
        <translation>
            <numerusform>Ticked because %n miner works for a pool that was not set here: some go on with it until they restart.</numerusform>
            <numerusform>Ticked because %n miners work for a pool that was not set here: some go on with it until they restart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::SettingsDialog</name>
    <message numerus="yes">
        <source>%1: every %n s, as the driver wants no less.</source>
        <extracomment>%1 is the name of a driver</extracomment>
        <translation>
            <numerusform>%1: every %n s, as the driver wants no less.</numerusform>
            <numerusform>%1: every %n s, as the driver wants no less.</numerusform>
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
    <name>coalface::TagDialog</name>
    <message numerus="yes">
        <source>T&amp;ag %n miners</source>
        <translation>
            <numerusform>T&amp;ag %n miner</numerusform>
            <numerusform>T&amp;ag %n miners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are tagged “%1” now.</source>
        <translation>
            <numerusform>%n miner is tagged “%1” now.</numerusform>
            <numerusform>%n miners are tagged “%1” now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::TagsMenu</name>
    <message numerus="yes">
        <source>%n miners are tagged “%1” now.</source>
        <translation>
            <numerusform>%n miner is tagged “%1” now.</numerusform>
            <numerusform>%n miners are tagged “%1” now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n miners are not tagged “%1” any more.</source>
        <translation>
            <numerusform>%n miner is not tagged “%1” any more.</numerusform>
            <numerusform>%n miners are not tagged “%1” any more.</numerusform>
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
<context>
    <name>coalface::TraySummary</name>
    <message numerus="yes">
        <source>%n alerts wait for you</source>
        <translation>
            <numerusform>%n alert waits for you</numerusform>
            <numerusform>%n alerts wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::UndoOptions</name>
    <message numerus="yes">
        <source>To %n miners the password that is kept in the list of pools is sent (%1), to the others “%2”, unless one is typed.</source>
        <extracomment>%1 are names of pools, %2 a password</extracomment>
        <translation>
            <numerusform>To %n miner the password that is kept in the list of pools is sent (%1), to the others “%2”, unless one is typed.</numerusform>
            <numerusform>To %n miners the password that is kept in the list of pools is sent (%1), to the others “%2”, unless one is typed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ticked because %n miners were to restart over the change, too.</source>
        <translation>
            <numerusform>Ticked because %n miner was to restart over the change, too.</numerusform>
            <numerusform>Ticked because %n miners were to restart over the change, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>coalface::WorkerNames</name>
    <message numerus="yes">
        <source>All %n miners get the same worker, so the pool cannot tell them apart; {name} in it becomes each miner&apos;s name.</source>
        <extracomment>always more than one. {name} stays as it is</extracomment>
        <translation>
            <numerusform>The miner gets the same worker; {name} in it becomes its name.</numerusform>
            <numerusform>All %n miners get the same worker, so the pool cannot tell them apart; {name} in it becomes each miner&apos;s name.</numerusform>
        </translation>
    </message>
</context>
</TS>
