using System.CommandLine;
using System.Data.Common;
using Cairn.Platform.Database;

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

    public static readonly Option<string?> DatabaseOption = new("--database")
    {
        Description = "PostgreSQL connection string of the owner role (default: SQLite in the data folder, or CAIRN_DATABASE)",
        HelpName = "CONNECTION",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CAIRN_DATABASE"),
    };

    public static readonly Option<string?> KeyFile = new("--key-file")
    {
        Description = "File of the master key, where it is kept apart from the data or shared (default: keys/master in the data folder, or CAIRN_KEY_FILE)",
        HelpName = "FILE",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CAIRN_KEY_FILE"),
    };

    public static readonly Option<string?> Uploads = new("--uploads")
    {
        Description = "Folder of uploads, where several instances share it (default: returns in the data folder, or CAIRN_UPLOADS)",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CAIRN_UPLOADS"),
    };

    public static readonly Option<DateOnly?> Today = new("--today")
    {
        Description = "A pretend date (yyyy-mm-dd), for demonstration and for results that can be repeated",
        HelpName = "DATE",
        Recursive = true,
    };

    /// <summary>Settings from the options that every command has.</summary>
    public static Settings SettingsOf(ParseResult parsed) =>
        new(parsed.GetValue(Data)!, parsed.GetValue(DatabaseOption), parsed.GetValue(Today))
        {
            KeyFile = parsed.GetValue(KeyFile) is { Length: > 0 } key ? Path.GetFullPath(key) : null,
            Uploads = parsed.GetValue(Uploads) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        };

    public static Task<int> Run(House house, string[] args) => Run(house, args, Console.Out, Console.Error, CancellationToken.None);

    /// <returns>0 done; 1 done with findings or refused; 2 the command or its files cannot be used.</returns>
    public static async Task<int> Run(House house, string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var root = new RootCommand("Cairn: the workforce record of social services") { Data, DatabaseOption, KeyFile, Uploads, Today };
        foreach (var row in house.Commands)
            Parent(root, row.Path.Split(' ')[..^1]).Add(row.Command);
        if (args is [] or ["help"])
            return await Help.Write(house, output);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync("./cairn help lists every command with an example.");
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, stop);
        }
        catch (Packs.PacksUnusableException unusable)
        {
            await error.WriteLineAsync(unusable.Message);
            return 2;
        }
        catch (RefusedException refused)
        {
            foreach (var reason in refused.Reasons)
                await error.WriteLineAsync(reason);
            return 2;
        }
        catch (DbException down) when (Site.Problems.IsOutage(down))
        {
            await error.WriteLineAsync($"The database cannot be used just now: {down.Message} Look whether it runs and has room, and whether --database says the right place.");
            return Unavailable;
        }
    }

    /// <summary>What the command needs does not answer (EX_UNAVAILABLE, sysexits.h).</summary>
    private const int Unavailable = 69;

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
