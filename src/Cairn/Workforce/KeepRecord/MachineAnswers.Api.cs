using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Api;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;

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

    public static IReadOnlyList<MachineQuestion> OfServices(CountryLabels words) => Of(ServiceQuestions.Asked(words).Where(q => PostQuestions.All.All(p => p.Ask!.Name != q.Ask!.Name)), ServiceQuestions.Asked);

    public static IReadOnlyList<MachineQuestion> OfPosts(CountryLabels words) => Of(PostQuestions.All.Where(q => words.Asks(CountryLabels.ServiceQuestions, q.Ask!.Name)), ServiceQuestions.Asked);

    private static IReadOnlyList<MachineQuestion> Of(IEnumerable<Question<Service>> questions, Func<CountryLabels, Service?, IReadOnlyList<Question<Service>>> asked) =>
        [.. questions.Select(q => new MachineQuestion(q.Ask!, q.Label, false, country => asked(country, null).Any(a => a.Ask!.Name == q.Ask!.Name)))];

    /// <summary>Who keeps the record by this request.</summary>
    public static Keeper Keeper(this ApiCall call) => new(
        call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, call.Of<CountryCodes>(), call.Of<Labels>(), Keeping.Machine + call.Visit.Actor.Name, call.Digest);

    /// <summary>What the body's answers say, as the verbs take them.</summary>
    public static Dictionary<string, string?> Answers(this ApiCall call) => call.Member("answers") is { } answers ? Answers(answers) : new(StringComparer.Ordinal);

    /// <param name="questions">Those that may be answered by a list or by true and false.</param>
    public static Dictionary<string, string?> Answers(JsonElement answers, IReadOnlyList<MachineQuestion>? questions = null) =>
        answers.EnumerateObject().ToDictionary(a => a.Name, a => Text(a.Value, questions?.FirstOrDefault(q => q.Ask.Name == a.Name)?.Ask), StringComparer.Ordinal);

    /// <summary>What the body says of a service or of its posts; its schema names every question that some country asks.</summary>
    public static Dictionary<string, string?> AnswersOf(this ApiCall call, Func<CountryLabels, IReadOnlyList<MachineQuestion>> questions) =>
        Answers(call.Member("answers")!.Value, All(questions, Countries(call.Http.RequestServices)));

    /// <exception cref="ProblemException">A sensitive answer is given with a key that may not see it.</exception>
    public static Dictionary<string, string?> AnswersOfEngagement(this ApiCall call) => call.AnswersOfEngagement(call.Member("answers")!.Value);

    /// <inheritdoc cref="AnswersOfEngagement(ApiCall)"/>
    public static Dictionary<string, string?> AnswersOfEngagement(this ApiCall call, JsonElement given)
    {
        var answers = Answers(given);
        if (call.May(MachineAccess.StaffSensitive))
            return answers;
        List<ApiFault> faults = [.. OfEngagements(call.Of<Labels>().Of("")).Where(q => q.Sensitive && answers.ContainsKey(q.Ask.Name))
            .Select(q => new ApiFault(q.Ask.Name, "", $"A key needs {MachineAccess.StaffSensitive} to give this answer."))];
        return faults.Count == 0 ? answers : throw new ProblemException(ApiProblem.PermissionMissing, $"Sensitive answers need the permission {MachineAccess.StaffSensitive} beside {MachineAccess.StaffWrite}. Nothing was changed.", faults);
    }

    private static string? Text(JsonElement value, Ask? ask = null) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean() ? ask!.Flag!.Value.Yes : ask!.Flag!.Value.No,
        JsonValueKind.Array => AnswerRows.Write(value.EnumerateArray().Select(line => line.ValueKind == JsonValueKind.String
            ? [line.GetString()!]
            : ask!.Parts.Select(p => line.TryGetProperty(p.Name, out var part) ? Text(part) ?? "" : "").ToList())),
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };

    /// <summary>A held answer.</summary>
    public static JsonNode? Json(Ask ask, string? shown) =>
        string.IsNullOrEmpty(shown) ? null
        : ask.Flag is { } flag ? shown == flag.Yes ? true : shown == flag.No ? false : null
        : ask.Parts.Count > 0 ? new JsonArray([.. AnswerRows.Read(shown, ask.Parts.Count).Select(line => Line(ask, line))])
        : ask.Control == Control.Number && decimal.TryParse(shown, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(shown);

    /// <summary>A service's answers, from its cells.</summary>
    public static JsonObject Json(IEnumerable<MachineQuestion> questions, IReadOnlyDictionary<string, string> cells) =>
        new(questions.Select(q => KeyValuePair.Create(q.Ask.Name, Json(q.Ask, ServiceCells.Shown(cells, q.Ask)))));

    private static JsonNode? Line(Ask ask, string[] line) => ask.Parts.Count == 1 ? line[0] : new JsonObject(ask.Parts.Select((p, n) => KeyValuePair.Create(p.Name,
        line[n].Length == 0 ? null : p.Control == Control.Number && decimal.TryParse(line[n], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : (JsonNode?)line[n])));

    /// <summary>Every question that some country asks, in the order of the first that asks it.</summary>
    private static IReadOnlyList<MachineQuestion> All(Func<CountryLabels, IReadOnlyList<MachineQuestion>> questions, List<(string Name, CountryLabels Words)> countries) =>
        [.. countries.SelectMany(c => questions(c.Words)).DistinctBy(q => q.Ask.Name)];

    /// <summary>The schema of a record's answers: what each question asks, in which countries, and what its codes mean.</summary>
    public static JsonObject Schema(string description, Func<CountryLabels, IReadOnlyList<MachineQuestion>> questions, IServiceProvider services)
    {
        var countries = Countries(services);
        return JsonShape.Object(description, All(questions, countries).Select(q => (q.Ask.Name, Question(q, [.. countries.Where(c => q.AskedIn(c.Words))]).OrNull(), false)));
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
            { Flag: not null } => JsonShape.Flag(said, true),
            { Parts: [{ List: { } one } only] } => JsonShape.ListOf(Coded("One of them.", one, countries, only.Also), said),
            { Parts.Count: > 0 } => JsonShape.ListOf(JsonShape.Object("One line.", q.Ask.Parts.Select((p, n) => (p.Name, Part(p, countries, needed: n == 0), n == 0))), said),
            { List: { } list } => Coded(said, list, countries),
            { Control: Control.Number } => JsonShape.Number(said, q.Ask.Name.Contains("ear", StringComparison.Ordinal) ? 2019 : q.Ask.Before == "£" ? 13.40m : 37.5m),
            { Control: Control.Date } => JsonShape.Day(said),
            _ => JsonShape.Text(said, Example(q.Ask.Name), longest: 1000),
        };
    }

    private static JsonObject Part(RowPart part, List<(string Name, CountryLabels Words)> countries, bool needed)
    {
        var said = part.Label.Length > 0 ? part.Label + "." : part.Name == "code" ? "Which." : "What it is, where the list calls it “other”.";
        var schema = part.List is { } list ? Coded(said, list, countries, part.Also) : part.Control == Control.Number ? JsonShape.Number(said, 12) : JsonShape.Text(said, "Day trips", longest: 1000);
        return needed ? schema : schema.OrNull();
    }

    /// <param name="also">A choice beside those of the list.</param>
    private static JsonObject Coded(string said, string list, List<(string Name, CountryLabels Words)> countries, Choice? also = null)
    {
        var codes = countries.Select(c => (c.Name, All: (IReadOnlyList<Choice>)[.. c.Words.All(list), .. also is null ? Array.Empty<Choice>() : [also]])).ToList();
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
        "name" => "Rowan House",
        "address1" => "1 High Street",
        "town" => "Leeds",
        "postcode" => "LS1 1AA",
        "providerNumber" => "1-123456789",
        "locationNumber" => "1-123456780",
        "homePostcode" => "EH1 1AA",
        "nationalInsurance" => "AB123456C",
        "validity" => "12",
        _ => "As it is known to the provider",
    };
}
