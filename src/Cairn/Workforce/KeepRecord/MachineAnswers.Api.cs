using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform;
using Cairn.Platform.Api;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>One question as machines meet it.</summary>
/// <param name="AskedIn">Whether a country asks it.</param>
internal sealed record MachineQuestion(Ask Ask, string Label, bool Sensitive, Func<CountryLabels, bool> AskedIn);

/// <summary>Answers as machines give and take them: by the names of their questions, numbers as numbers, codes and days as text.</summary>
internal static class MachineAnswers
{
    /// <summary>Lists up to this length are printed whole in the description.</summary>
    private const int MostCodes = 40;

    public static IReadOnlyList<MachineQuestion> OfEngagements(CountryLabels words) =>
        [.. EngagementQuestions.In(words, new Dictionary<Guid, string>()).Where(q => q.Ask is not null)
            .Select(q => new MachineQuestion(q.Ask!, q.Label, q.Sensitive, country => country.Asks(CountryLabels.WorkerQuestions, q.Ask!.Name)))];

    /// <summary>Who keeps the record by this request.</summary>
    public static Keeper Keeper(this ApiCall call) => new(
        call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, call.Of<CountryCodes>(), call.Of<Labels>(), Keeping.Machine + call.Visit.Actor.Name, call.Digest);

    /// <summary>What the body's answers say, as the verbs take them.</summary>
    public static Dictionary<string, string?> Answers(this ApiCall call) => call.Member("answers") is { } answers
        ? answers.EnumerateObject().ToDictionary(a => a.Name, a => Text(a.Value), StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    /// <exception cref="ProblemException">A sensitive answer is given with a key that may not see it.</exception>
    public static Dictionary<string, string?> AnswersOfEngagement(this ApiCall call)
    {
        var answers = call.Answers();
        if (call.May(MachineAccess.StaffSensitive))
            return answers;
        List<ApiFault> faults = [.. OfEngagements(call.Of<Labels>().Of("")).Where(q => q.Sensitive && answers.ContainsKey(q.Ask.Name))
            .Select(q => new ApiFault(q.Ask.Name, "", $"A key needs {MachineAccess.StaffSensitive} to give this answer."))];
        return faults.Count == 0 ? answers : throw new ProblemException(ApiProblem.PermissionMissing, $"Sensitive answers need the permission {MachineAccess.StaffSensitive} beside {MachineAccess.StaffWrite}. Nothing was changed.", faults);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };

    /// <summary>A held answer.</summary>
    public static JsonNode? Json(Ask ask, string? shown) =>
        string.IsNullOrEmpty(shown) ? null
        : ask.Control == Control.Number && decimal.TryParse(shown, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(shown);

    /// <summary>The schema of a record's answers: what each question asks, in which countries, and what its codes mean.</summary>
    public static JsonObject Schema(string description, Func<CountryLabels, IReadOnlyList<MachineQuestion>> questions, IServiceProvider services)
    {
        var (labels, countries) = (services.GetRequiredService<Labels>(), Countries(services));
        return JsonShape.Object(description, questions(labels.Of("")).Select(q => (q.Ask.Name, Question(q, [.. countries.Where(c => q.AskedIn(c.Words))]).OrNull(), false)));
    }

    /// <summary>The schema of a code of a country's list.</summary>
    public static JsonObject Coded(string said, string list, IServiceProvider services) => Coded(said, list, Countries(services));

    private static List<(string Name, CountryLabels Words)> Countries(IServiceProvider services) =>
        [.. services.GetRequiredService<Packs>().Countries.Select(c => (c.Name, services.GetRequiredService<Labels>().Of(c.Id)))];

    private static JsonObject Question(MachineQuestion q, List<(string Name, CountryLabels Words)> countries)
    {
        var said = $"{q.Label}{(q.Ask.After is { } unit ? $", in {unit}" : "")}{(q.Ask.Before == "£" ? ", in pounds" : "")}.{(q.Ask.Hint is { } hint ? $" {hint}" : "")}";
        if (q.Sensitive)
            said += $" Sensitive: shown and taken only with `{MachineAccess.StaffSensitive}`.";
        if (countries.Count > 0)
            said += $" Asked in {string.Join(" and ", countries.Select(c => c.Name))}.";
        return q.Ask switch
        {
            { List: { } list } => Coded(said, list, countries),
            { Control: Control.Number } => JsonShape.Number(said, q.Ask.Name.Contains("ear", StringComparison.Ordinal) ? 2019 : q.Ask.Before == "£" ? 13.40m : 37.5m),
            { Control: Control.Date } => JsonShape.Day(said),
            _ => JsonShape.Text(said, Example(q.Ask.Name), longest: 1000),
        };
    }

    private static JsonObject Coded(string said, string list, List<(string Name, CountryLabels Words)> countries)
    {
        var codes = countries.Select(c => (c.Name, All: c.Words.All(list))).ToList();
        var all = codes.SelectMany(c => c.All.Select(a => a.Value)).Distinct(StringComparer.Ordinal).ToList();
        if (all.Count is 0 or > MostCodes)
            return JsonShape.Text($"{said} A code of the list `{list}`, which `getCodes` reads.", all.FirstOrDefault() ?? "1");
        var meanings = codes.Select(c => (c.Name, Text: string.Join("; ", c.All.Select(a => $"`{a.Value}` {a.Text}")))).GroupBy(c => c.Text).ToList();
        said += string.Concat(meanings.Select(m => $" Codes in {string.Join(" and ", m.Select(c => c.Name))}: {m.Key}."));
        return JsonShape.OneOf(said, all);
    }

    private static string Example(string question) => question switch
    {
        "displayName" => "Ailsa Boyd",
        "homePostcode" => "EH1 1AA",
        "nationalInsurance" => "AB123456C",
        "validity" => "12",
        _ => "As it is known to the provider",
    };
}
