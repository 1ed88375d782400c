using Cairn.Engine.Registration.Names;
using Cairn.People;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>Where the people of a list are taken to work, unless it says where.</summary>
/// <param name="Employer">The provider's name.</param>
/// <param name="Towns">Of its services.</param>
internal sealed record WorkPlaces(string Employer, IReadOnlyList<string> Towns);

/// <summary>
/// Looks up by name whoever has no number on a list, as everybody searches the register: a line is never matched, and at most somebody is
/// likely to be meant. Whoever is hidden is in no search, so that no answer, count or time tells of them.
/// </summary>
internal sealed class LookUpByName(RegisterSearch search, Packs packs, WorkPlaces places)
{
    /// <summary>Of those who fit so many are shown.</summary>
    public const int Shown = 5;

    /// <summary>A provider in more towns than these is no sign of who is meant where a name is frequent.</summary>
    private const int MostTowns = 4;

    private readonly IReadOnlyList<(string Key, IReadOnlyList<string> Now)> parts = PartsOf(packs);

    public CheckedLine Of(ListedPerson line)
    {
        CheckedLine Says(ListOutcome outcome, string words, IEnumerable<NameMatch>? fits = null) => new(line.At, line.Name, "", outcome, words, null, [.. (fits ?? []).Take(Shown).Select(search.Found)]);
        if (!FindRegistrant.IsName(line.Name))
            return Says(ListOutcome.NoNumber, "No number is given, and no name of two letters or more that could be looked up");
        var part = line.Part is { } typed ? Parts(typed) : null;
        var noPart = part is { Count: 0 } ? $"; the register has no part “{line.Part}”" : "";
        var all = search.Now(new NameQuery(line.Name));
        if (all.Found == 0)
            return Says(ListOutcome.Nobody, "The register shows nobody of this name. If they say that they are on it, ask them for their number");
        var found = all.Matches.OrderByDescending(p => p.Name.IsCalled(line.Name)).ToList();
        // A leaf that holds all holds those who work there too; of a frequent name they are looked for themselves.
        var whole = Whole(all);
        foreach (var (where, queries, works) in Where(line).Where(w => whole || w.Queries.Count <= MostTowns))
        {
            var answers = whole ? [all] : queries.Select(search.Now).ToList();
            var here = answers.SelectMany(a => a.Matches).DistinctBy(p => p.Name.Number).Where(p => p.Name.IsCalled(line.Name) && works(p.Name) && InPart(p, part)).ToList();
            if (here is [var one] && answers.TrueForAll(Whole))
                return Says(ListOutcome.Likely, $"Likely {RegistrationNumber.Words(one.Name.Number)}, the only person of this name who works {where}: check the number with them{noPart}", here);
            if (here.Count > 0)
            {
                found = [.. here.Concat(found).DistinctBy(p => p.Name.Number)];
                break;
            }
        }
        var count = all.More ? $"More than {NameIndex.Cap} people fit" : all.Found == 1 ? "One person fits, and nothing shows that they are meant" : $"{all.Found} people fit";
        return Says(ListOutcome.Possible, $"{count}. Ask them for their number{noPart}", found.OrderByDescending(p => InPart(p, part)));
    }

    private static bool Whole(NameAnswer found) => found is { More: false, HasNext: false };

    /// <summary>Where a line says that they work, else where the provider does: first the employer, then the town.</summary>
    private IEnumerable<(string Where, List<NameQuery> Queries, Func<RegisterName, bool> Works)> Where(ListedPerson line)
    {
        var employer = line.Employer ?? places.Employer;
        yield return ($"for {employer}", [new NameQuery(line.Name, null, employer)], n => n.WorksFor(employer));
        var towns = line.Town is { } town ? [town] : places.Towns;
        if (towns.Count > 0)
            yield return ($"in {string.Join(" or ", towns)}", [.. towns.Select(t => new NameQuery(line.Name, t))], n => towns.Any(n.WorksIn));
    }

    private bool InPart(NameMatch found, List<string>? part) => part is null or { Count: 0 } || search.Found(found).Registrations.Any(r => part.Contains(r.Part));

    /// <summary>The parts that a list means by a word, under the names that they have now.</summary>
    private List<string> Parts(string typed) => SearchKey.Of(typed) is { Length: > 0 } key ? [.. parts.Where(p => p.Key.Contains(key, StringComparison.Ordinal)).SelectMany(p => p.Now).Distinct()] : [];

    private static List<(string, IReadOnlyList<string>)> PartsOf(Packs packs) =>
    [
        .. packs.Registers.Select(r => packs.Register(r.Id)).SelectMany(rules => rules.Parts.Select(p =>
            (SearchKey.Of(p.Label), (IReadOnlyList<string>)[p.Label, .. rules.Parts.Where(now => now.Replaces.Contains(p.Head.Id)).Select(now => now.Label)]))),
    ];
}
