using System.CommandLine;
using System.Text.Json;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary><c>cairn import published</c>: imports published figures, and says what disagrees in them.</summary>
public static class ImportPublishedCommand
{
    /// <summary>Exit codes: done; done, and something disagrees; nothing could be imported.</summary>
    private const int Done = 0, Disagrees = 1, Unusable = 2;

    private static readonly Argument<string> FileName = new("FILE") { Description = "CSV with one figure a row, or a table in the JSON form of the packs" };
    private static readonly Option<string?> Country = new("--country") { Description = "The country, where ids in the file do not begin with it", HelpName = "COUNTRY" };
    private static readonly Option<bool> Json = new("--json") { Description = "What came of it as one JSON object" };

    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>What <c>--json</c> prints.</summary>
    private sealed record Answer(int New, int HeldBefore, IReadOnlyList<string> Disagreements, IReadOnlyList<string> Notes, IReadOnlyList<PackProblem> Problems);

    public static void Add(House house)
    {
        var command = new Command("published", "Imports published figures with their editions, and says which of them disagree with themselves") { FileName, Country, Json };
        command.SetAction((parsed, stop) => Operation.Run(parsed, [.. parsed.Tokens.Select(t => t.Value)], store => Run(store, parsed, stop), stop));
        house.Commands.Add(new CommandRow("import published", "./cairn import published tests/samples/published/made-up-staff.csv", command));
    }

    private static async Task<int> Run(Store store, ParseResult parsed, CancellationToken stop)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var file = new FileInfo(Operation.FileOf(parsed.GetValue(FileName)!));
        if (!file.Exists)
            throw new RefusedException($"There is no file {file.FullName}. Check the path.");
        if (file.Length > ImportPublished.MostBytes)
            throw new RefusedException($"{file.FullName} is larger than {ImportPublished.MostBytes >> 20} MB. Import it in several files, an edition each.");
        try
        {
            var brought = new BroughtPublished(file.Name, await File.ReadAllBytesAsync(file.FullName, stop), parsed.GetValue(Country));
            var imported = await ImportPublished.Run(store, Packs.Load(Packs.Beside), Actor.Public, brought, stop);
            IReadOnlyList<string> disagreements = [.. imported.Disagreements.Select(d => d.Sentence)];
            if (parsed.GetValue(Json))
                await output.WriteLineAsync(JsonSerializer.Serialize(new Answer(imported.New, imported.HeldBefore, disagreements, imported.Notes, []), CamelCase));
            await Say(parsed.GetValue(Json) ? error : output, imported, disagreements);
            return disagreements.Count > 0 ? Disagrees : Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{file.FullName} cannot be read. Check that it may be opened.");
        }
        catch (UnusablePublishedException unusable)
        {
            if (parsed.GetValue(Json))
                await output.WriteLineAsync(JsonSerializer.Serialize(new Answer(0, 0, [], [], unusable.Problems), CamelCase));
            foreach (var problem in unusable.Problems)
                await error.WriteLineAsync(problem.ToString());
            await error.WriteLineAsync(unusable.Message);
            return Unusable;
        }
    }

    private static async Task Say(TextWriter to, ImportedPublished imported, IReadOnlyList<string> disagreements)
    {
        await to.WriteLineAsync(imported switch
        {
            { New: > 0 } => $"{Count(imported.New)} imported; {Count(imported.HeldBefore)} held before.",
            { File: not null } => "This very file had been imported before. Nothing was changed.",
            _ => $"Nothing was changed: {Count(imported.HeldBefore)}, all of the file's, were held before.",
        });
        foreach (var note in imported.Notes)
            await to.WriteLineAsync(note);
        foreach (var sentence in disagreements)
            await to.WriteLineAsync($"Disagrees: {sentence}");
    }

    private static string Count(int figures) => Cairn.Platform.Site.Format.Count(figures, "figure", "figures");
}
