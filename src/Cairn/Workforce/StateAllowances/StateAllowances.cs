using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A council says what it pays foster carers by band of age, from a day on (W13).</summary>
public static class StateAllowances
{
    public static readonly Verb Verb = new("StateAllowances", "A council says what it pays foster carers a week for a child of each band of age, from when, and for how many children.");

    /// <summary>A weekly allowance beyond this has too many noughts.</summary>
    private const long MostPence = 300_000;

    private const int MostChildren = 20_000;

    /// <param name="Pence">A week; null where the council does not pay for the band.</param>
    public sealed record Paid(string Band, long? Pence, int? Children);

    public sealed record Input(DateOnly? From, IReadOnlyList<Paid> Bands);

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    /// <exception cref="Platform.RefusedException">The area is not the actor's, or no pack knows it.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, string area, Input input, string? key, CancellationToken stop)
    {
        var country = CouncilArea.Country(packs, actor, area);
        return store.Write(Scope.System, new Change(Verb, actor, Guid.Empty, Key: key), async db =>
        {
            List<AnswerFault> faults = [.. Faults(input, packs[country], area, store.Clock.Today)];
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            var from = input.From!.Value;
            var held = await db.Set<FosterAllowance>().Where(a => a.Area == area && a.From == from).ToDictionaryAsync(a => a.Band, stop);
            foreach (var paid in input.Bands.Where(b => b.Pence is not null))
            {
                if (!held.TryGetValue(paid.Band, out var row))
                    db.Add(row = new FosterAllowance { Id = NewId.Next(), Country = country, Area = area, Band = paid.Band, From = from });
                (row.Pence, row.Children, row.Stated) = (paid.Pence!.Value, paid.Children, store.Clock.Now);
            }
            return 0;
        }, stop);
    }

    private static IEnumerable<AnswerFault> Faults(Input input, CountryPack pack, string area, DateOnly today)
    {
        var bands = FosterMinimum.Of(pack, area, today);
        if (input.From is not { } from)
            yield return new("From", "Write the day from which you pay it, such as 1 4 2026");
        else if (from > today.AddYears(1) || from < new DateOnly(2007, 4, 1))
            yield return new("From", $"The day must lie from 1 April 2007 to {Format.Date(today.AddYears(1))}");
        if (input.Bands.All(b => b.Pence is null))
            yield return new(Field(bands, 0), "Write what you pay for one band at least");
        foreach (var paid in input.Bands)
        {
            var label = bands.FirstOrDefault(b => b.Band == paid.Band)?.Label;
            if (label is null)
                yield return new("From", $"There is no band “{paid.Band}”. Choose from the form");
            else if (paid.Pence is < 1 or > MostPence)
                yield return new(PayField(paid.Band), $"{label}: write what you pay a week in pounds, from £0.01 to {Format.Money(MostPence)}");
            else if (paid is { Pence: null, Children: not null })
                yield return new(PayField(paid.Band), $"{label}: you gave children and no allowance. Write what you pay a week");
            if (paid.Children is < 0 or > MostChildren)
                yield return new(ChildrenField(paid.Band), $"{label ?? paid.Band}: write how many children, from 0 to {Format.Number(MostChildren)}");
        }
    }

    private static string Field(IReadOnlyList<FosterMinimum> bands, int n) => bands.Count > n ? PayField(bands[n].Band) : "From";

    public static string PayField(string band) => $"pay-{band}";

    public static string ChildrenField(string band) => $"children-{band}";
}
