using Cairn.Bench;

// Each measurement is a file of its own; this lists them.
return args switch
{
    ["import-check", .. var rest] => ImportCheck.Run(rest),
    ["import-run", .. var rest] => ImportRun.Run(rest),
    ["import-wait", .. var rest] => await ImportWait.Run(rest),
    ["import-services", .. var rest] => await ImportServices.Run(rest),
    ["pages", .. var rest] => await Pages.Run(rest),
    ["measures", .. var rest] => await Measures.Run(rest),
    ["start", .. var rest] => await Start.Run(rest),
    ["saves", .. var rest] => await Saves.Run(rest),
    ["register", .. var rest] => await SearchRegister.Run(rest),
    ["register-list", .. var rest] => await RegisterList.Run(rest),
    ["names", .. var rest] => Names.Run(rest),
    ["disclosure", .. var rest] => Disclosure.Run(rest),
    ["register-status", .. var rest] => RegisterStatus.Run(rest),
    ["plan-network", .. var rest] => PlanNetwork.Run(rest),
    ["strategy-page", .. var rest] => await StrategyPage.Run(rest),
    ["signed-ends", .. var rest] => await SignedEnds.Run(rest),
    ["drill", "restore", .. var rest] => await RestoreDrill.Run(rest),
    ["drill", "kill", .. var rest] => await KillDrill.Run(rest),
    ["drill", "schema", .. var rest] => await SchemaDrill.Run(rest),
    ["drill", "faults", .. var rest] => await FaultDrill.Run(rest),
    ["drill", "two", .. var rest] => await TwoDrill.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        ./cairn bench import-check [--rows N] [--keep]   checks a made-up staff file of N rows (default 1,000,000), nearly half of them faulty
        ./cairn bench import-run [--rows N]              takes a clean staff file of N rows (default 100,000) into SQLite and into PostgreSQL
        ./cairn bench import-wait [--rows N]             how long other saves wait while a file is taken in
        ./cairn bench import-services [--rows N]         takes a regulator's list of N services (default 11,000) into SQLite and into PostgreSQL
        ./cairn bench pages                              server time of the pages of the full demonstration sector
        ./cairn bench measures [--workers N] [--postgres]  any measure by four dimensions of N workers (default 1,600,000), and a cross-table of ten million rows
        ./cairn bench start                              from the command to the first page
        ./cairn bench saves [--rate N] [--seconds N]     edits saved in open loop (default 500 a second for a minute) on both databases
        ./cairn bench register [--registrants N] [--rate R] [--seconds S] [--database sqlite|postgres]  searches of the public register in open loop
        ./cairn bench register-list [--lines N] [--registrants N] [--postgres]  checks a provider's list of N lines (default 100,000) against a whole register
        ./cairn bench names [--registrants N]            memory, time and finds of the index of names (default 1,600,000)
        ./cairn bench disclosure [--seed N]              hides and rounds the cells of 32 areas by 39 roles, then attacks them
        ./cairn bench plan-network [--actions N] [--dependencies N]  days, critical path and one slip of a made-up plan (default 5,000 and 20,000)
        ./cairn bench strategy-page                      server time of the demonstration's plan with its live indicators, and of the request after a registration
        ./cairn bench register-status [--registrants N]  judges a whole register on another day, and under a changed rule (default 1,600,000)
        ./cairn bench signed-ends [--registrants N]      signs a batch of ends of N registrants (default 6,100) and puts them in, on both databases
        ./cairn drill restore [--workers N] [--sqlite|--postgres]  backs up under load, destroys, restores (default 100,000 workers)
        ./cairn drill kill [--kills N] [--seed N] [--postgres]     kill -9 at random moments of saves, imports and backups (default 100)
        ./cairn drill schema [--kills N] [--postgres]              kill -9 at the n-th write while an earlier schema is brought up to date (default 50)
        ./cairn drill faults [--faults N] [--from K] [--only write|sync|full] [--postgres]             the k-th write or sync fails, the disk is full, k to N (default 200); needs strace
        ./cairn drill two [--kills N] [--seed N]                   two instances on one PostgreSQL, one or the other killed (default 100)
        """);
    return 64;
}
