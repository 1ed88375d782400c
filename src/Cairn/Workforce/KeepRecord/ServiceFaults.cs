namespace Cairn.Workforce;

/// <summary>What the rules of the files do not say, because the file does not ask it, because a file's reader passes over it, or because the country's regulator is another.</summary>
internal static class ServiceFaults
{
    /// <param name="label">What a column's question is called.</param>
    public static IEnumerable<Saying> Of(IReadOnlyDictionary<string, string> cells, RecordCodes codes, CountryLabels words, DateOnly today, bool isNew, Func<string, string> label)
    {
        foreach (var column in new[] { "POSTTOWN", "AREA" }.Where(c => isNew && cells[c].Length == 0))
            yield return Stop(column, "blank", $"“{label(column)}” is blank. {(column == "AREA" ? "Choose one of the list." : "Give the town of the address.")}");
        if (cells["AREA"] is { Length: > 0 } area && words.Choices("areas", today).All(c => c.Value != area))
            yield return Stop("AREA", "code", $"“{label("AREA")}” is not an area that there is today. Choose one of the list.");
        foreach (var saying in Numbers(cells, words, today, label).Where(_ => !codes.Lists.EnglandsRegulator))
            yield return saying;
        foreach (var saying in Descriptions(cells, codes, words))
            yield return saying;
        if (cells["CWPUSE"].Split(';') is [not "1", _, ..])
            yield return Stop("CWPUSE", "reasons", "The pathway's uses are ticked, but “Uses the pathway” is not “Yes”. Answer “Yes”, or take the ticks away.");
        if (cells["DHAACTIVITIES"].Split(';') is { Length: > 1 } activities && activities.Contains("999"))
            yield return Stop("DHAACTIVITIES", "both", "“Don't know” and healthcare that is known are both ticked. Keep one or the other.");
        if (cells["REASONS"].Length > 0 && !cells["LEAVERS"].Split(';').Any(n => n is not ("" or "0" or "999")))
            yield return Stop("REASONS", "nobody", "Reasons for leaving are given, but nobody left. Give the leavers by role, or clear the reasons.");
    }

    /// <summary>Registration numbers as the country's own regulator gives them out: its list holds one of each to compare with.</summary>
    private static IEnumerable<Saying> Numbers(IReadOnlyDictionary<string, string> cells, CountryLabels words, DateOnly today, Func<string, string> label)
    {
        foreach (var (column, fact) in new[] { ("PROVNUM", "provider-number"), ("LOCATIONID", "service-number") })
        {
            var (number, regulator) = (cells[column], words.Regulator(today));
            var like = words.Fact("regulators", regulator?.Code, fact);
            if (number.Length == 0 && cells["REGTYPE"] == "2" && column == "LOCATIONID")
                yield return Stop(column, "blank", $"“{label(column)}” is blank, though the service is regulated. Give the number{(like is null ? "" : $", such as {like}")}.");
            else if (number.Length > 0 && like is not null && cells["REGTYPE"] != "0" && !IsLike(number, like))
                yield return Stop(column, "form", $"“{label(column)}” is not a number of the {regulator!.Label}. Write it as in {like}.");
        }
    }

    private static bool IsLike(string number, string like) =>
        number.Length == like.Length && number.Zip(like).All(pair => char.IsAsciiDigit(pair.Second) ? char.IsAsciiDigit(pair.First) : char.ToUpperInvariant(pair.First) == pair.Second);

    private static IEnumerable<Saying> Descriptions(IReadOnlyDictionary<string, string> cells, RecordCodes codes, CountryLabels words)
    {
        var (services, texts) = (cells["ALLSERVICES"].Split(';'), cells["SERVICEDESC"].Split(';'));
        foreach (var (service, _) in services.Zip(texts).Where(l => l.Second.Length > 0 && !TakesText(codes, "services", "services", l.First)))
            yield return Stop("SERVICEDESC", "not-other", $"“{words["services", service]}” is described, which only an “other” service is. Clear the description, or choose the “other” service.");
    }

    /// <summary>Whether a code of a list is an "other" that is described in words.</summary>
    public static bool TakesText(RecordCodes codes, string list, string format, string code) =>
        int.TryParse(codes.ToFormat(list, code), System.Globalization.CultureInfo.InvariantCulture, out var number) && codes.Lists[format].Says(number, "other_free_text");

    private static Saying Stop(string column, string what, string text) => new($"page.{column}.{what}", [column], text, true);
}
