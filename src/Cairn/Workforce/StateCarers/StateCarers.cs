using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A council says how many carers or volunteers there are in its area, when, and how it knows (W13).</summary>
public static class StateCarers
{
    public static readonly Verb Verb = new("StateCarers", "A council says how many unpaid carers, foster carers or volunteers there are in its area, when, and how they were counted.");

    /// <summary>No council area has as many people.</summary>
    private const long Most = 2_000_000;

    public const int LongestSource = 300;

    private static readonly DateOnly Oldest = new(2001, 1, 1);

    public sealed record Input(string? Kind, long? People, DateOnly? AsAt, string? How, long? Margin, string? Source);

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    /// <exception cref="RefusedException">The area is not the actor's, or no pack knows it.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, string area, Input input, string? key, CancellationToken stop)
    {
        var country = CouncilArea.Country(packs, actor, area);
        return store.Write(Scope.System, new Change(Verb, actor, Guid.Empty, Key: key), async db =>
        {
            List<AnswerFault> faults = [.. Faults(input, store.Clock.Today)];
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            var (kind, asAt) = (input.Kind!, input.AsAt!.Value);
            var row = await db.Set<CareStatement>().FirstOrDefaultAsync(s => s.Area == area && s.Kind == kind && s.AsAt == asAt, stop);
            if (row is null)
                db.Add(row = new CareStatement { Id = NewId.Next(), Country = country, Area = area, Kind = kind, AsAt = asAt, How = "", Source = "" });
            (row.People, row.How, row.Margin, row.Source, row.Stated) = (input.People!.Value, input.How!, input.Margin, input.Source!.Trim(), store.Clock.Now);
            return 0;
        }, stop);
    }

    private static IEnumerable<AnswerFault> Faults(Input input, DateOnly today)
    {
        if (CarerKinds.All.All(k => k.Value != input.Kind))
            yield return new("Kind", "Choose whom you counted");
        if (input.People is not (>= 0 and <= Most))
            yield return new("People", $"Write how many there are, a whole number from 0 to {Format.Number(Most)}");
        if (input.AsAt is not { } day)
            yield return new("AsAt", "Write the day that the count describes, such as 31 3 2026");
        else if (day > today || day < Oldest)
            yield return new("AsAt", $"The day must lie from {Format.Date(Oldest)} to today. Write the day that the count describes");
        if (HowCounted.All.All(h => h.Value != input.How))
            yield return new("How", "Choose how they were counted");
        if (input.How == HowCounted.Survey && input.Margin is null)
            yield return new("Margin", "Write the survey’s margin: so many people more or fewer, 95 times in 100. Without one, choose “An estimate”");
        else if (input.Margin is not null && input.How != HowCounted.Survey)
            yield return new("Margin", "Only a survey has a margin. Leave it out, or choose “A survey”");
        else if (input.Margin is < 0 || input.Margin > input.People)
            yield return new("Margin", "The margin must be from 0 to the number of people. Check both");
        if (string.IsNullOrWhiteSpace(input.Source))
            yield return new("Source", "Write where the count comes from, such as the name and edition of a report");
        else if (input.Source.Trim().Length > LongestSource)
            yield return new("Source", $"Write the source in {LongestSource} characters at most");
    }
}

/// <summary>The area that a council's account speaks for.</summary>
internal static class CouncilArea
{
    /// <summary>The country whose pack has the area.</summary>
    /// <exception cref="RefusedException">The area is not the actor's, or no pack knows it.</exception>
    public static string Country(Packs packs, Actor actor, string area) =>
        actor.Role != Role.Council || actor.Area != area ? throw new RefusedException("Only the council of this area can say that.") : Find(packs, area)?.Id ?? throw new RefusedException("No pack has this council area. Ask the operator to add it.");

    public static CountryPack? Find(Packs packs, string area) => packs.Countries.FirstOrDefault(c => c.Areas.Rows.Any(r => r.Code == area));

    public static string Name(Packs packs, string area) => Find(packs, area)?.Areas.Rows.Last(r => r.Code == area).Label ?? area;
}
