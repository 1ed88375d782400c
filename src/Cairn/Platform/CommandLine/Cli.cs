using System.CommandLine;

namespace Cairn.Platform.CommandLine;

/// <summary>The command line: one command a row of the house, found by its words.</summary>
public static class Cli
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "Folder that holds the data (default: data, or CAIRN_DATA)",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CAIRN_DATA") ?? "data",
    };

    public static readonly Option<string?> Database = new("--database")
    {
        Description = "PostgreSQL connection string of the owner role (default: SQLite in the data folder, or CAIRN_DATABASE)",
        HelpName = "CONNECTION",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CAIRN_DATABASE"),
    };

    public static readonly Option<DateOnly?> Today = new("--today")
    {
        Description = "A pretend date (yyyy-mm-dd), for demonstration and for results that can be repeated",
        HelpName = "DATE",
        Recursive = true,
    };

    /// <summary>Settings from the options that every command has.</summary>
    public static Settings SettingsOf(ParseResult parsed) =>
        new(parsed.GetValue(Data)!, parsed.GetValue(Database), parsed.GetValue(Today));

    public static Task<int> Run(House house, string[] args)
    {
        var root = new RootCommand("Cairn: the workforce record of social services") { Data, Database, Today };
        foreach (var row in house.Commands)
            Parent(root, row.Path.Split(' ')[..^1]).Add(row.Command);
        if (args is [] or ["help"])
            return Help.Write(house, Console.Out);
        return root.Parse(args).InvokeAsync();
    }

    private static Command Parent(Command from, string[] words)
    {
        foreach (var word in words)
        {
            var next = from.Subcommands.FirstOrDefault(c => c.Name == word);
            if (next is null)
                from.Add(next = new Command(word));
            from = next;
        }
        return from;
    }
}
