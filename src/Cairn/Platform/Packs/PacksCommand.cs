using System.CommandLine;
using Cairn.Platform.CommandLine;

namespace Cairn.Platform.Packs;

/// <summary><c>cairn packs check</c>: every problem of the packs, or what they hold.</summary>
public static class PacksCommand
{
    public static void Add(House house)
    {
        var folder = new Option<string>("--packs")
        {
            Description = "Folder of the packs (default: those beside the program)",
            HelpName = "DIR",
            DefaultValueFactory = _ => Packs.Beside,
        };
        var command = new Command("check", "Reads the packs and lists every problem, or says what they hold") { folder };
        command.SetAction(parsed => Check(parsed.GetValue(folder)!, Console.Out));
        house.Commands.Add(new CommandRow("packs check", "./cairn packs check --packs packs", command));
    }

    /// <returns>0 where the packs can be used, else 1.</returns>
    public static int Check(string root, TextWriter to)
    {
        try
        {
            foreach (var country in Packs.Load(root).Countries)
            {
                to.WriteLine($"{country.Name}, edition {country.Edition}");
                foreach (var list in country.Lists.Values)
                    to.WriteLine($"  {list.Rows.Count,5} {list.Id}: {list.Title}");
                to.WriteLine($"  {country.Published.Count,5} published tables, {country.Published.Sum(t => t.Rows.Count)} rows");
            }
            return 0;
        }
        catch (PacksUnusableException unusable)
        {
            foreach (var problem in unusable.Problems)
                to.WriteLine(problem);
            to.WriteLine($"{unusable.Problems.Count} problem(s). The program does not start on these packs.");
            return 1;
        }
    }
}
