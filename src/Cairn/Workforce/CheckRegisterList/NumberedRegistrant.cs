using Cairn.Engine.Registration.Names;
using Cairn.Platform.Database;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Whose a registration number is.</summary>
/// <param name="Id">The registrant; where two were one person, the one that the number leads to.</param>
/// <param name="Name">Under which the number was given.</param>
public sealed record NumberedRegistrant(Guid Id, RegisterName Name)
{
    private const int Chunk = 2_000;

    /// <summary>
    /// By number: of those who can be found from memory, of applicants and those joined to another from the database. Whoever is hidden
    /// is not read, as if nobody had the number; whether the registrant is shown is for the caller to ask.
    /// </summary>
    public static async Task<IReadOnlyDictionary<long, NumberedRegistrant>> Read(Store store, RegisterSearch search, IEnumerable<long> numbers, CancellationToken stop)
    {
        var found = new Dictionary<long, NumberedRegistrant>();
        List<long> others = [];
        foreach (var number in numbers.Distinct())
            if (search.NameOf(number) is { } name)
                found[number] = new(name.Id, name);
            else
                others.Add(number);
        if (others.Count == 0)
            return found;
        await using var db = await store.Read(Scope.System, stop);
        foreach (var some in others.Chunk(Chunk))
        {
            var rows = await db.Set<Registrant>().AsNoTracking().Where(r => !r.Hidden && some.Contains(r.Number)).Select(r => new { r.Id, r.Number, r.Given, r.Family, r.MergedInto }).ToListAsync(stop);
            var ids = rows.Select(r => r.Id).ToList();
            var former = (await db.Set<PreviousName>().AsNoTracking().Where(n => n.Shown && ids.Contains(n.RegistrantId)).Select(n => new { n.RegistrantId, n.Given, n.Family }).ToListAsync(stop)).ToLookup(n => n.RegistrantId, n => new FormerName(n.Given, n.Family));
            foreach (var r in rows)
                found[r.Number] = new(r.MergedInto ?? r.Id, new(checked((int)r.Number), r.Id, r.Given, r.Family, [.. former[r.Id]], null, null));
        }
        return found;
    }
}
