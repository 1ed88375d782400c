using Cairn.Engine.Registration.Names;

namespace Cairn.Engine.Registration;

/// <summary>What of a registrant tells whether another is the same person.</summary>
/// <param name="Number">What the pair is named by.</param>
/// <param name="Person">The person of the workforce record that both may be linked with.</param>
public sealed record DoubleRow(long Number, string Given, string Family, DateOnly? Birth, string? Email, string? Postcode, Guid? Person);

/// <summary>Why two registrants may be one person.</summary>
[Flags]
public enum DoubleWhy
{
    None = 0,
    SameBirth = 1,
    SameName = 2,

    /// <summary>A short name, another spelling, or one letter changed.</summary>
    LikeName = 4,
    SameEmail = 8,
    SamePostcode = 16,
    SamePerson = 32,
}

/// <param name="First">The lower number of the two.</param>
public readonly record struct DoublePair(long First, long Second, DoubleWhy Why);

/// <summary>
/// Registrants who may be one person, for somebody to look at. It joins nobody: two people share a birth date and a name more often
/// than one thinks, the more so in a large register.
/// </summary>
public static class Doubles
{
    private const int ShortestMistyped = 4;

    /// <summary>Pairs with a reason that is worth a look, those with the most reasons first, then by number.</summary>
    public static IReadOnlyList<DoublePair> Of(IReadOnlyList<DoubleRow> rows, NameVariants variants)
    {
        var found = new Dictionary<(long, long), DoubleWhy>();
        var names = rows.ToDictionary(r => r.Number, r => (Given: First(r.Given), Family: Folded.Of(r.Family)));
        foreach (var group in rows.Where(r => r.Birth is not null).GroupBy(r => (object)r.Birth!.Value)
            .Concat(rows.Where(r => r.Email is not null).GroupBy(r => (object)Folded.Of(r.Email!))).Concat(rows.Where(r => r.Person is not null).GroupBy(r => (object)r.Person!.Value)))
        {
            var some = group.ToArray();
            for (var i = 0; i < some.Length; i++)
                for (var j = i + 1; j < some.Length; j++)
                    if (Why(some[i], some[j], names, variants) is var why && Worth(why))
                        found[some[i].Number < some[j].Number ? (some[i].Number, some[j].Number) : (some[j].Number, some[i].Number)] = why;
        }
        return [.. found.Select(f => new DoublePair(f.Key.Item1, f.Key.Item2, f.Value)).OrderByDescending(p => int.PopCount((int)p.Why)).ThenBy(p => p.First).ThenBy(p => p.Second)];
    }

    /// <summary>One person in the record; or an address of mail or a birth date and a name, or a birth date and a home with a given name.</summary>
    private static bool Worth(DoubleWhy why) =>
        why.HasFlag(DoubleWhy.SamePerson)
        || ((why & (DoubleWhy.SameName | DoubleWhy.LikeName)) != DoubleWhy.None && (why & (DoubleWhy.SameBirth | DoubleWhy.SameEmail)) != DoubleWhy.None)
        || why.HasFlag(DoubleWhy.SameBirth | DoubleWhy.SameEmail) || why.HasFlag(DoubleWhy.SameBirth | DoubleWhy.SamePostcode);

    private static DoubleWhy Why(DoubleRow a, DoubleRow b, Dictionary<long, (string Given, string Family)> names, NameVariants variants)
    {
        var (mine, yours) = (names[a.Number], names[b.Number]);
        var given = Like(mine.Given, yours.Given, variants);
        var why = mine == yours ? DoubleWhy.SameName : given && Like(mine.Family, yours.Family, variants) ? DoubleWhy.LikeName : DoubleWhy.None;
        if (a.Birth is not null && a.Birth == b.Birth)
            why |= DoubleWhy.SameBirth;
        if (a.Email is not null && b.Email is not null && Folded.Of(a.Email) == Folded.Of(b.Email))
            why |= DoubleWhy.SameEmail;
        // Twins live together and share a family name: a home counts with the same given name alone.
        if (given && a.Postcode is not null && b.Postcode is not null && Folded.Of(a.Postcode).Replace(" ", "", StringComparison.Ordinal) == Folded.Of(b.Postcode).Replace(" ", "", StringComparison.Ordinal))
            why |= DoubleWhy.SamePostcode;
        if (a.Person is not null && a.Person == b.Person)
            why |= DoubleWhy.SamePerson;
        return why;
    }

    private static bool Like(string a, string b, NameVariants variants) =>
        a == b || (Math.Min(a.Length, b.Length) >= ShortestMistyped && Spelling.Distance(a, b, 1) <= 1) || variants.Of(a).Contains(b) || variants.Of(b).Contains(a);

    private static string First(string given) => Folded.Of(given).Split(' ')[0];
}
