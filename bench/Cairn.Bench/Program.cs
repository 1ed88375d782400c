using Cairn.Bench;

// Each measurement is a file of its own; this lists them.
return args switch
{
    ["import-check", .. var rest] => ImportCheck.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        ./cairn bench import-check [--rows N] [--keep]   checks a made-up staff file of N rows (default 1,000,000), nearly half of them faulty
        """);
    return 64;
}
