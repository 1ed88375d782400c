using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A country's standard for employers: headings, and what good practice looks like under each.</summary>
public sealed class PracticeStandard(CountryPack country, DateOnly day)
{
    public CodeList List => country.List("practice-statements");

    public CodeList Headings => country.List("practice-headings");

    /// <summary>What an assessment begun today asks, heading by heading.</summary>
    /// <param name="small">Only what holds for employers of every size.</param>
    public IReadOnlyList<(CodeRow Heading, IReadOnlyList<CodeRow> Statements)> Asked(bool small) =>
        [.. Headings.On(day).Select(h => (h, (IReadOnlyList<CodeRow>)[.. List.On(day).Where(s => s["heading"] == h.Code && (!small || s["all-sizes"].Length > 0))])).Where(h => h.Item2.Count > 0)];

    /// <summary>Whether an assessment's edition is the one in force.</summary>
    public bool IsIn(string edition) => List.Edition == edition;

    /// <summary>What it rests on, in a sentence for the page.</summary>
    public string Basis => Headings.Rows.All(h => h.Evidence == Evidence.Seen)
        ? $"The five headings are those of the {Headings.Scheme}, edition {Headings.Edition} (in force from 1 May 2024), in our words. What stands under them is ours: general knowledge, not verified against the code’s own clauses. Read the code itself too."
        : "No code binds employers of social care workers here: the General Social Care Council’s of 2002 ended with the Council in 2012 (general knowledge, not verified), and the standards for employers of social workers of 2011 and 2020 are voluntary. The five headings are those of Scotland’s code; what stands under them is ours: general knowledge, not verified.";
}

/// <summary>How far a statement holds, in words.</summary>
public static class PracticeWords
{
    public static string Of(PracticeState? state) => state switch
    {
        PracticeState.Done => "Done", PracticeState.InPart => "In part", PracticeState.NotYet => "Not yet", PracticeState.DoesNotApply => "Does not apply", _ => "Not answered",
    };

    public static Platform.Site.Elements.Tone Tone(PracticeState? state) => state switch
    {
        PracticeState.Done => Platform.Site.Elements.Tone.Ok, PracticeState.InPart => Platform.Site.Elements.Tone.Note, PracticeState.NotYet => Platform.Site.Elements.Tone.Stop,
        PracticeState.DoesNotApply => Platform.Site.Elements.Tone.Plain, _ => Platform.Site.Elements.Tone.Info,
    };
}
