namespace Cairn.Engine.Registration.Names;

/// <summary>A name that somebody had before.</summary>
public readonly record struct FormerName(string Given, string Family);

/// <summary>What a register shows the public of somebody, and by which they are found.</summary>
/// <param name="Number">Registration number; whoever is put in twice under one number is replaced.</param>
/// <param name="Id">The caller's own.</param>
/// <param name="Former">Earlier names that the public may see.</param>
/// <param name="Town">Town of work; null: not shown.</param>
/// <param name="Employer">Null: not shown.</param>
public sealed record RegisterName(int Number, Guid Id, string Given, string Family, IReadOnlyList<FormerName> Former, string? Town, string? Employer)
{
    /// <summary>Whether this is somebody's whole name, now or before: see <see cref="NameText.IsWhole"/>.</summary>
    public bool IsCalled(string whole) => NameText.IsWhole(whole, Given, Family) || Former.Any(f => NameText.IsWhole(whole, f.Given, f.Family));

    /// <summary>Whether somebody called so may be this person, by their name now or before: see <see cref="NameText.MayBe"/>.</summary>
    public bool MayBe(string whole, NameVariants variants) => NameText.MayBe(whole, Given, Family, variants) || Former.Any(f => NameText.MayBe(whole, f.Given, f.Family, variants));

    /// <summary>Whether the public is shown that they work for this employer, or in this town: each of its words, "Ltd" and the like aside.</summary>
    public bool WorksFor(string? employer) => Labels.Has(Employer, employer);

    /// <inheritdoc cref="WorksFor"/>
    public bool WorksIn(string? town) => Labels.Has(Town, town);
}

/// <summary>Who is looked for.</summary>
/// <param name="Name">Words of the name in any order; part of it does.</param>
/// <param name="Town">Null or blank: anywhere.</param>
/// <param name="Employer">Null or blank: any.</param>
/// <param name="After">Number of the last who was shown already; null: from the beginning.</param>
public sealed record NameQuery(string Name, string? Town = null, string? Employer = null, int? After = null);

/// <summary>How near a name comes to what was asked for, nearest first.</summary>
public enum Closeness : byte
{
    Exact,

    /// <summary>But for marks, apostrophes, hyphens, spaces, Mac and Mc.</summary>
    Folded,

    /// <summary>By a short name or a form in another language.</summary>
    Variant,

    /// <summary>Begins with what was typed.</summary>
    Begins,

    /// <summary>But for a letter or two.</summary>
    Misspelt,
}

/// <param name="ByFormer">Whether it took an earlier name to find them.</param>
public sealed record NameMatch(RegisterName Name, Closeness Closeness, bool ByFormer);

/// <param name="Matches">One leaf, nearest first.</param>
/// <param name="Found">How many were found, and shown leaf by leaf; never more than <see cref="NameIndex.Cap"/>.</param>
/// <param name="More">Whether there are more than that: whoever looks must say more.</param>
/// <param name="Before">How many come before this leaf.</param>
public sealed record NameAnswer(IReadOnlyList<NameMatch> Matches, int Found, bool More, int Before)
{
    public static readonly NameAnswer None = new([], 0, false, 0);

    public bool HasNext => Before + Matches.Count < Found;
}
