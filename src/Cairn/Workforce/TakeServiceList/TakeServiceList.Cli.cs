using System.CommandLine;
using System.Text.Json;
using Cairn.Engine.ServiceLists;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary><c>cairn import services</c>: takes a regulator's list of services in, and says what was in it.</summary>
public static class TakeServiceListCommand
{
    /// <summary>Exit codes: done; done, and something to look at; nothing could be taken.</summary>
    private const int Done = 0, ToLookAt = 1, Unusable = 2;

    private static readonly Argument<string> FileName = new("FILE") { Description = "The regulator's list, CSV" };
    private static readonly Option<string> Format = new("--format") { Description = "Whose list it is: care-inspectorate (Scotland, monthly) or cqc (England, weekly directory)", HelpName = "FORMAT", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "The counts as one JSON object" };
    private static readonly Option<DateOnly?> AsAt = new("--as-at") { Description = "The day that the list describes (yyyy-mm-dd); else its file's name tells, else it is today's", HelpName = "DATE" };

    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>What <c>--json</c> prints.</summary>
    private sealed record Counts(int Services, int Providers, int Inactive, int AreasUnknown, IReadOnlyList<string> AreaNamesUnknown, IReadOnlyList<string> ColumnsNew, IReadOnlyList<string> ColumnsMissing);

    public static void Add(House house)
    {
        var command = new Command("services", "Takes a regulator's list of services in: new, closed and regraded services, and what the list lacks") { FileName, Format, Json, AsAt };
        command.SetAction((parsed, stop) => Operation.Run(parsed, [.. parsed.Tokens.Select(t => t.Value)], store => Run(store, parsed, stop), stop));
        house.Commands.Add(new CommandRow("import services",
            "./cairn import services --format care-inspectorate --as-at 2026-08-31 tests/samples/services/care-inspectorate.csv", command));
    }

    private static async Task<int> Run(Store store, ParseResult parsed, CancellationToken stop)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var file = new FileInfo(Operation.FileOf(parsed.GetValue(FileName)!));
        if (!file.Exists)
            throw new RefusedException($"There is no file {file.FullName}. Check the path.");
        if (file.Length > ListText.MostBytes)
            throw new RefusedException($"The file has {Number((int)(file.Length >> 20))} MB; a list has at most {ListText.MostBytes >> 20} MB. Choose the regulator's list of services.");
        try
        {
            var brought = new BroughtList(parsed.GetValue(Format)!, file.Name, await File.ReadAllBytesAsync(file.FullName, stop), parsed.GetValue(AsAt));
            var taken = await TakeServiceList.Run(store, Packs.Load(Packs.Beside), Actor.Public, brought, stop);
            var (list, report) = (taken.List, taken.List.Details);
            if (parsed.GetValue(Json))
                await output.WriteLineAsync(JsonSerializer.Serialize(new Counts(list.Services, list.Providers, list.Inactive, list.AreasUnknown, report.AreaNamesUnknown, report.ColumnsNew, report.ColumnsMissing), CamelCase));
            await Say(parsed.GetValue(Json) ? error : output, taken, store.Clock.Today);
            return report.HasNews ? ToLookAt : Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{file.FullName} cannot be read. Check that it may be opened.");
        }
        catch (UnusableListException unusable)
        {
            if (parsed.GetValue(Json))
                await output.WriteLineAsync(JsonSerializer.Serialize(new Counts(0, 0, 0, 0, [], [], unusable.Missing), CamelCase));
            throw new RefusedException(unusable.Message, unusable.Advice);
        }
    }

    private static async Task Say(TextWriter to, TakenList taken, DateOnly today)
    {
        var (list, report) = (taken.List, taken.List.Details);
        if (!taken.IsNew)
            await to.WriteLineAsync("This very list had been taken in before. Nothing was changed; this is what it held.");
        await to.WriteLineAsync($"List of {Day(list.AsAt)} ({ListDay.Words(list.AsAtFrom)}), {report.Encoding}");
        await to.WriteLineAsync($"{Number(list.Services)} services of {Number(list.Providers)} providers, {Number(list.Inactive)} of them inactive; {Number(list.Refused)} rows refused");
        if (taken.IsNew)
            await to.WriteLineAsync($"{Number(list.New)} new, {Number(list.Closed)} closed since, {Number(list.Gone)} no longer listed, {Number(list.Regraded)} graded otherwise");
        if (list.IsOlder)
            await to.WriteLineAsync($"It is older than the list of {Day(list.Newest)}: it only fills what no newer list says.");
        if (list.AsAt > today)
            await to.WriteLineAsync("Its day is later than today. If that is wrong, bring it again with --as-at.");
        foreach (var (what, names) in new[] { ("Columns that are new, and were left aside", report.ColumnsNew), ("Columns that are missing; what is held of them stays", report.ColumnsMissing), ($"Areas that the pack does not know, of {Number(list.AreasUnknown)} services", report.AreaNamesUnknown) })
            if (names.Count > 0)
                await to.WriteLineAsync($"{what}: {string.Join("; ", names)}");
        foreach (var note in report.Notes)
            await to.WriteLineAsync(note);
    }

    private static string Number(int number) => Cairn.Platform.Site.Format.Number(number);

    private static string Day(DateOnly day) => Cairn.Platform.Site.Format.Date(day);
}
