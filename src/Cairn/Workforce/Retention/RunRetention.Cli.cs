using System.CommandLine;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary><c>cairn retention</c>: what is past its time; with <c>--run</c> it is erased.</summary>
public static class RunRetentionCli
{
    public static void Add(House house)
    {
        var run = new Option<bool>("--run") { Description = "Erase it; without this it is only told" };
        var command = new Command("retention", "Tells which records are past the time for which they are kept, and erases them with --run") { run };
        command.SetAction((parsed, stop) => Operation.Run(parsed, [.. parsed.Tokens.Select(t => t.Value)], store => Answer(store, Packs.Load(Packs.Beside), parsed.GetValue(run), parsed.InvocationConfiguration.Output, stop), stop));
        house.Commands.Add(new CommandRow("retention", "./cairn retention", command));
    }

    internal static async Task<int> Answer(Store store, Packs packs, bool run, TextWriter to, CancellationToken stop)
    {
        if (run)
        {
            var done = await RunRetention.Run(store, packs, null, stop);
            await to.WriteLineAsync($"Erased: {Format.Count(done.Records, "record", "records")} and the files of {Format.Count(done.Returns, "return", "returns")}, {Format.Number(done.Rows)} rows.");
            foreach (var why in done.Stayed.GroupBy(s => s.Why))
                await to.WriteLineAsync($"Stayed: {Format.Number(why.Count())}, {why.Key}");
            return 0;
        }
        await using var db = await store.Read(Scope.System, stop);
        var due = await Retained.Until(db, packs, store.Clock.Today, stop);
        foreach (var group in due.GroupBy(d => (d.Organisation, d.Rule.Name, d.OfReturn, Held: d.HeldUntil is not null)))
            await to.WriteLineAsync($"organisation {group.Key.Organisation}, {group.Key.Name}: {Format.Number(group.Count())}{(group.Key.Held ? ", held" : "")}, the oldest past its time since {Format.Date(group.Min(d => d.Ends))}");
        await to.WriteLineAsync(due.Count == 0 ? "Nothing is past its time." : $"{Format.Number(due.Count(d => d.HeldUntil is null))} would be erased. Nothing was: for that, add --run.");
        return 0;
    }
}
