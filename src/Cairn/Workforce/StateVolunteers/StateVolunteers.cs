using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says how many volunteers a service of its had in a year (W13).</summary>
public static class StateVolunteers
{
    public static readonly Verb Verb = new("StateVolunteers", "A provider says how many people gave a service their time without pay in a year to 31 March.");

    public const int OldestYear = 2013;

    private const int Most = 10_000;

    public sealed record Input(Guid? Service, int Year, int? People);

    /// <summary>The last year that has ended.</summary>
    public static int LastYear(DateOnly today) => today > new DateOnly(today.Year, 3, 31) ? today.Year : today.Year - 1;

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    public static Task Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        List<AnswerFault> faults = [];
        var owner = input.Service is { } asked ? await db.Own<Service>().Where(s => s.Record == asked).Select(s => (Guid?)s.OrganisationId).FirstOrDefaultAsync(stop) : null;
        if (owner != keeper.Organisation)
            faults.Add(new("Service", "Choose one of your services"));
        if (input.Year < OldestYear || input.Year > LastYear(db.Store.Clock.Today))
            faults.Add(new("Year", "Choose a year that has ended"));
        if (input.People is not (>= 0 and <= Most))
            faults.Add(new("People", $"Write how many volunteers there were, a whole number from 0 to {Format.Number(Most)}"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var service = input.Service!.Value;
        var row = await db.Set<Volunteers>().FirstOrDefaultAsync(v => v.OrganisationId == keeper.Organisation && v.ServiceId == service && v.Year == input.Year, stop);
        if (row is null)
            db.Add(row = new Volunteers { Id = NewId.Next(), OrganisationId = keeper.Organisation, ServiceId = service, Year = input.Year });
        (row.People, row.Stated) = (input.People!.Value, db.Store.Clock.Now);
    }, stop);
}
