namespace Cairn.Engine.Registration.Names;

/// <summary>Somebody known, as somebody else might ask for them.</summary>
public sealed record NameCase(string Kind, RegisterName Target, NameQuery Query);

/// <summary>
/// Thousands of searches for people of a made-up register, of each kind in which names are typed otherwise than they are written. The
/// town goes with it where the name is common, and the employer where it is common in the town: as the page asks for.
/// </summary>
public sealed class NameCorpus
{
    private const int Common = 3;

    private readonly Random random;
    private readonly IReadOnlyList<RegisterName> people;
    private readonly IReadOnlyList<IReadOnlyList<string>> groups;
    private readonly Dictionary<string, int> inAll = new(StringComparer.Ordinal), inTown = new(StringComparer.Ordinal);

    public NameCorpus(IReadOnlyList<RegisterName> people, IReadOnlyList<IReadOnlyList<string>> groups, int seed)
    {
        (this.people, this.groups, random) = (people, groups, new Random(seed));
        foreach (var person in people)
        {
            Count(inAll, $"{person.Given} {person.Family}");
            Count(inTown, $"{person.Given} {person.Family} {person.Town}");
        }
    }

    /// <summary>Groups of names as the pack's list has them.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Groups(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cells => (IReadOnlyList<string>)[cells[1], .. cells[3].Split("; ")])];

    public IEnumerable<NameCase> Make(int ofEach)
    {
        (string Kind, Func<RegisterName, string?> Asked)[] kinds =
        [
            ("as written", p => $"{p.Given} {p.Family}"),
            ("the other way round", p => $"{p.Family}, {p.Given}"),
            ("without marks", p => Unlike(p, Folded.Of)),
            ("with marks", p => Unlike(p, n => n.Replace('a', 'à').Replace('o', 'ò'))),
            ("other apostrophe", p => p.Family.Contains('\'', StringComparison.Ordinal) ? $"{p.Given} {p.Family.Replace("'", random.Next(3) switch { 0 => "’", 1 => " ", _ => "" }, StringComparison.Ordinal)}" : null),
            ("Mac and Mc", p => p.Family.StartsWith("Mac", StringComparison.Ordinal) ? $"{p.Given} {(random.Next(2) == 0 ? "Mc" : "Mac ")}{p.Family[3..]}"
                : p.Family.StartsWith("Mc", StringComparison.Ordinal) ? $"{p.Given} {(random.Next(2) == 0 ? "Mac" : "Mc ")}{p.Family[2..]}" : null),
            ("double name with a space", p => p.Family.Contains('-', StringComparison.Ordinal) ? $"{p.Given} {p.Family.Replace('-', ' ')}" : null),
            ("half of a double name", p => p.Family.Contains('-', StringComparison.Ordinal) ? $"{p.Given} {p.Family.Split('-')[random.Next(2)]}" : null),
            ("one of two given names", p => p.Given.Contains(' ', StringComparison.Ordinal) ? $"{p.Given.Split(' ')[random.Next(2)]} {p.Family}" : null),
            ("double given name in one", p => p.Given.Contains('-', StringComparison.Ordinal) ? $"{p.Given.Replace("-", "", StringComparison.Ordinal)} {p.Family}" : null),
            ("without the particle", p => p.Family.StartsWith("de ", StringComparison.Ordinal) ? $"{p.Given} {p.Family[3..]}" : null),
            ("nickname or other language", p => Other(p.Given) is { } other ? $"{other} {p.Family}" : null),
            ("family name otherwise", p => Other(p.Family) is { } other ? $"{p.Given} {other}" : null),
            ("earlier name", p => p.Former is [var f, ..] ? $"{p.Given} {f.Family}" : null),
            ("initial", p => $"{p.Given[0]} {p.Family}"),
            ("beginning", p => p.Family.Length > 6 ? $"{p.Given} {p.Family[..5]}" : null),
            ("letters swapped", p => Faulty(p, Swapped)),
            ("letter missing", p => Faulty(p, n => n.Remove(random.Next(n.Length), 1))),
            ("letter doubled", p => Faulty(p, n => { var at = random.Next(n.Length); return n.Insert(at, n[at].ToString()); })),
            ("letter wrong", p => Faulty(p, n => { var at = random.Next(n.Length); return n.Remove(at, 1).Insert(at, "aeilnorst"[random.Next(9)].ToString()); })),
            ("two faults in a long name", p => NameText.Of(p.Family).Keys is [{ Length: >= 9 }] ? $"{p.Given} {Swapped(p.Family.Remove(random.Next(p.Family.Length), 1))}" : null),
        ];
        foreach (var (kind, asked) in kinds)
            for (var (made, tried) = (0, 0); made < ofEach && tried < 2000 * ofEach; tried++)
            {
                var person = people[random.Next(people.Count)];
                if (asked(person) is { } text)
                {
                    made++;
                    yield return new NameCase(kind, person, Said(person, text, kind is "initial" or "beginning"));
                }
            }
    }

    private NameQuery Said(RegisterName person, string text, bool vague)
    {
        // As the page asks whoever finds too many: of the name as it was typed, or of the name itself.
        var common = vague || inAll[$"{person.Given} {person.Family}"] > Common || inAll.GetValueOrDefault(text) > Common || !text.Contains(' ', StringComparison.Ordinal);
        var commonThere = vague || inTown[$"{person.Given} {person.Family} {person.Town}"] > Common || inTown.GetValueOrDefault($"{text} {person.Town}") > Common;
        return new NameQuery(text, common ? person.Town : null, common && commonThere ? person.Employer : null);
    }

    private string? Unlike(RegisterName person, Func<string, string> change)
    {
        var (written, changed) = ($"{person.Given} {person.Family}", $"{change(person.Given)} {change(person.Family)}");
        return written.ToLowerInvariant() == changed ? null : changed;
    }

    private string? Other(string name)
    {
        var of = groups.Where(g => g.Contains(name)).SelectMany(g => g).Where(n => n != name).ToList();
        return of.Count == 0 ? null : of[random.Next(of.Count)];
    }

    private string? Faulty(RegisterName person, Func<string, string> fault)
    {
        var given = random.Next(3) == 0;
        if ((given ? person.Given : person.Family).Length < 4)
            return null;
        return given ? $"{fault(person.Given)} {person.Family}" : $"{person.Given} {fault(person.Family)}";
    }

    private string Swapped(string name)
    {
        var at = random.Next(name.Length - 1);
        return string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1, 1), name.AsSpan(at, 1), name.AsSpan(at + 2));
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
