using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider goes through the list of what an employer can offer, and ticks what it offers (W11).</summary>
public static class SayRewards
{
    public static readonly Verb Verb = new("SayRewards", "A provider goes through the list of what an employer can offer, and says which it offers from a day on.");

    /// <param name="Offered">Codes of the list; what is not among them is not offered.</param>
    /// <param name="Since">The day from which what is new is offered, and what is no longer ticked is not; null for today.</param>
    public sealed record Input(IReadOnlyCollection<string> Offered, DateOnly? Since);

    /// <exception cref="AnswersRefusedException">An element is not on the list, or the day cannot be.</exception>
    public static Task Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var today = db.Store.Clock.Today;
        var country = await db.Set<Organisation>().Where(o => o.Id == keeper.Organisation).Select(o => o.Country).FirstAsync(stop);
        var known = keeper.Labels.Of(country).Choices("reward-elements", today).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        if (input.Offered.Any(o => !known.Contains(o)))
            throw new AnswersRefusedException([new("Offered", "Tick only what is on the list")]);
        var since = input.Since ?? today;
        if (since > today || since.Year < Oldest)
            throw new AnswersRefusedException([new("Since", $"Enter a day from 1 January {Oldest} to today, or none")]);
        var held = await db.Set<Reward>().Where(r => r.OrganisationId == keeper.Organisation && (r.Until == null || r.Until > today)).ToListAsync(stop);
        foreach (var gone in held.Where(r => known.Contains(r.Element) && !input.Offered.Contains(r.Element)))
            if (gone.From >= since)
                db.Remove(gone); // it never was
            else
                gone.Until = since;
        foreach (var element in input.Offered.Distinct(StringComparer.Ordinal).Where(e => held.All(r => r.Element != e)))
            db.Add(new Reward { Id = NewId.Next(), OrganisationId = keeper.Organisation, Element = element, From = since, Stated = db.Store.Clock.Now });
        if (await db.Set<RewardsSaid>().FirstOrDefaultAsync(s => s.OrganisationId == keeper.Organisation, stop) is { } said)
            (said.First, said.Last) = (since < said.First ? since : said.First, today);
        else
            db.Add(new RewardsSaid { Id = NewId.Next(), OrganisationId = keeper.Organisation, First = since, Last = today });
    }, stop);

    public const int Oldest = 1970;
}
