using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Engine.Measures;
using Cairn.Platform;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary><c>cairn measure</c>: any measure of the library, exactly, for those who run the data.</summary>
public static class MeasureCli
{
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Add(House house)
    {
        var measure = new Argument<string>("measure") { Description = "The measure, such as vacancy-rate", Arity = ArgumentArity.ZeroOrOne };
        var country = new Option<string>("--country") { Description = "Of which country (default: scotland)", DefaultValueFactory = _ => "scotland", HelpName = "COUNTRY" };
        var asAt = new Option<DateOnly?>("--as-at") { Description = "The day (yyyy-mm-dd; default: today)", HelpName = "DATE" };
        var definition = new Option<string?>("--definition") { Description = "Another definition than the usual one, or “all”", HelpName = "ID" };
        var by = new Option<string[]>("--by") { Description = "By what, such as sub-sector; more than once for several", HelpName = "COLUMN" };
        var where = new Option<string[]>("--where") { Description = "Only where, such as area=S12000033; more than once for several", HelpName = "COLUMN=CODE" };
        var json = new Option<bool>("--json") { Description = "As one JSON object" };
        var release = new Option<string?>("--release") { Description = "Of the facts frozen with a publication, such as scotland-2025", HelpName = "NAME" };
        var command = new Command("measure", "Says a measure with its definition, parts and coverage; without a name, lists them all") { measure, country, asAt, definition, by, where, release, json };
        command.SetAction(async (parsed, stop) =>
        {
            var (output, packs) = (parsed.InvocationConfiguration.Output, Packs.Load(Packs.Beside));
            if (parsed.GetValue(measure) is not { } id)
            {
                foreach (var m in packs.Measures.All)
                    await output.WriteLineAsync($"{m.Id}: {m.Words} {string.Join("; ", m.Definitions.Select(d => d.Id))}");
                return 0;
            }
            await using var store = await Store.OpenToRead(Cli.SettingsOf(parsed), stop);
            var ask = house.Ask(store, packs).Measures;
            var chosen = parsed.GetValue(definition);
            var definitions = chosen == "all" ? [.. packs.Measures.Find(id)?.Definitions.Select(d => d.Id) ?? []] : new[] { chosen };
            ReleaseFacts.Frozen? frozen = null;
            if (parsed.GetValue(release) is { } name)
            {
                await using var db = await store.Read(Scope.Sector, stop);
                frozen = await new ReleaseFacts(packs, store.Clock).Find(db, name, stop) ?? throw new RefusedException($"No publication that stands is called “{name}”.");
                ask = frozen.Ask;
            }
            var question = new MeasureQuestion(id, null, frozen?.Country ?? parsed.GetValue(country)!, frozen?.AsAt ?? parsed.GetValue(asAt) ?? store.Clock.Today, Where(parsed.GetValue(where) ?? []), parsed.GetValue(by) ?? []);
            var answers = new List<MeasureAnswer>();
            foreach (var one in definitions.Length == 0 ? [null] : definitions)
                answers.Add(await ask.Run(question with { Definition = one }, stop));
            var labels = new Labels(packs).Of(question.Country);
            if (parsed.GetValue(json))
                await output.WriteLineAsync(new JsonObject { ["answers"] = new JsonArray([.. answers.Select(a => MeasureJson.Of(a, packs.Measures, labels))]) }.ToJsonString(Plain));
            else
                foreach (var answer in answers)
                    await Say(answer, packs.Measures, labels, output);
            return answers.Any(a => a.Whole.Why == NoFigure.None || a.Cells.Count > 0) ? 0 : 1;
        });
        house.Commands.Add(new CommandRow("measure", "./cairn measure vacancy-rate --country scotland --by sub-sector", command));
    }

    private static Dictionary<string, IReadOnlyList<string>> Where(string[] said) => said.Select(s => s.Split('=', 2)).Select(p => p.Length == 2 ? p
        : throw new RefusedException($"“{p[0]}” is no condition. Write a column, “=” and a code, such as area=S12000033.")).GroupBy(p => p[0], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(p => p[1])], StringComparer.Ordinal);

    private static async Task Say(MeasureAnswer answer, MeasureLibrary library, CountryLabels labels, TextWriter output)
    {
        // A profile is its groups: it has no one figure.
        var whole = answer.Definition.Formula.Kind == FormulaKind.Profile && answer.Whole.Value is null ? "" : $": {answer.Measure.Shown(answer.Whole)} {answer.Measure.UnitAfter()}".TrimEnd();
        await output.WriteLineAsync($"{answer.Measure.Title}, {answer.Definition.Title}{whole}");
        await output.WriteLineAsync($"  {answer.Definition.Written}");
        await output.WriteLineAsync($"  {Parts(answer.Whole)}As at {Format.Date(answer.Question.AsAt)}, from {answer.Basis}, edition {answer.Edition}. Source of the definition: {answer.Definition.Source}.");
        foreach (var cell in answer.Cells)
            await output.WriteLineAsync($"  {string.Join(", ", cell.Codes.Select((c, n) => labels.Label(library.Column(answer.Columns[n])!, c)))}: {answer.Measure.Shown(cell.Figure)}  {Parts(cell.Figure)}");
    }

    private static string Parts(Measured figure) =>
        (figure.Below > 0 ? $"{Written(figure.Above)} of {Written(figure.Below)}. " : "") + (figure.Coverage is { } coverage ? $"Known of {Format.Percent(coverage * 100)} of {Format.Number(figure.Of)}. " : "");

    private static string Written(decimal value) => Format.Number(value, value == decimal.Truncate(value) ? 0 : 2);
}
