using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.Engine.ServiceLists;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Workforce;

/// <summary>What the register says to one line of a list.</summary>
public enum ListOutcome { NotShown, OtherName, NoNumber, WrongNumber, Removed, Suspended, Restricted, Ended, Waiting, Registered }

/// <param name="Line">Of the file.</param>
/// <param name="Words">What was found, in a sentence.</param>
public sealed record CheckedLine(int Line, string Name, string Number, ListOutcome Outcome, string Words, Guid? Registrant);

/// <summary>
/// Checks a list of people against the register: by their numbers, with the names beside them (R5). It says what the public register
/// says and no more; that it was done, and of how many, is kept.
/// </summary>
public static class CheckRegisterList
{
    public static readonly Verb Verb = new("CheckRegisterList", "A provider checks a list of people against the register; kept are how many they were, and whom it put on watch.");

    public const int MostBytes = 32 << 20;

    private const int Chunk = 2_000;

    private static readonly IReadOnlyList<ListColumn> Columns =
    [
        .. Named("number", "registration number", "register number", "reg number", "reg no", "number"), .. Named("given", "given names", "given name", "first name", "first names", "forename", "forenames"),
        .. Named("family", "family name", "last name", "surname"), .. Named("name", "name", "full name"),
    ];

    private static IEnumerable<ListColumn> Named(string field, params string[] names) => names.Select(n => new ListColumn(n, field, ColumnMatch.Whole, false, false));

    /// <param name="watch">Whether those who are found are put on watch.</param>
    /// <exception cref="RefusedException">The file is no list with numbers and names.</exception>
    public static async Task<IReadOnlyList<CheckedLine>> Run(Store store, RegisterFacts facts, Actor actor, Scope scope, Guid organisation, byte[] bytes, bool watch, RegisterWatch watching, CancellationToken stop)
    {
        var lines = Read(bytes);
        await facts.Follow(stop);
        var found = await Found(store, [.. lines.Select(l => l.Number).OfType<long>().Distinct()], stop);
        var answer = lines.Select(l => Judge(l, found, facts, store.Clock.Today)).ToList();
        await store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            var named = answer.Select(a => a.Registrant).OfType<Guid>().ToHashSet();
            if (watch)
                await watching.Add(db, organisation, named, stop);
            db.Note("RegisterList", organisation, organisation, null, new JsonObject { ["lines"] = answer.Count, ["found"] = named.Count, ["watched"] = watch });
            return 0;
        }, stop);
        return answer;
    }

    private sealed record Line(int At, string Name, string Family, string Typed, long? Number);

    private sealed record Registered(Guid Id, string Given, string Family, bool Hidden, Guid? MergedInto, List<string> Former);

    private static List<Line> Read(byte[] bytes)
    {
        ListedRows rows;
        try
        {
            rows = ListedRows.Read(ListText.Read(bytes).Text, Columns);
        }
        catch (UnusableListException)
        {
            throw new RefusedException("The file has no line that names its columns, or a quotation mark in it does not close. It needs a column “Registration number” and the names, such as “First name” and “Surname”. Save it as CSV and send it again.");
        }
        int? At(string field) => rows.Heading.Found.Where(f => f.Column.Field == field).Select(f => (int?)f.At).FirstOrDefault();
        if (At("number") is not { } number || (At("name") is null && At("family") is null))
            throw new RefusedException("The file needs a column “Registration number” and the names: “First name” and “Surname”, or “Name”. Nothing was checked.");
        string Cell(ListedRows.ListedRow row, int? at) => at is { } a && a < row.Cells.Length ? ListValues.Trim(row.Cells[a]) : "";
        return
        [
            .. rows.Rows.Select(r =>
            {
                var (typed, name) = (Cell(r, number), Cell(r, At("name")));
                var (given, family) = (Cell(r, At("given")), Cell(r, At("family")));
                var whole = name.Length > 0 ? name : $"{given} {family}".Trim();
                return new Line(r.Line, whole, family.Length > 0 ? family : whole, typed, RegistrationNumber.TryParse(typed, out var parsed) ? parsed : null);
            }),
        ];
    }

    private static async Task<Dictionary<long, Registered>> Found(Store store, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var found = new Dictionary<long, Registered>();
        await using var db = await store.Read(Scope.System, stop);
        foreach (var some in numbers.Chunk(Chunk))
        {
            var rows = await db.Set<Registrant>().AsNoTracking().Where(r => some.Contains(r.Number)).Select(r => new { r.Id, r.Number, r.Given, r.Family, r.Hidden, r.MergedInto }).ToListAsync(stop);
            var former = (await db.Set<PreviousName>().AsNoTracking().Where(n => n.Shown && db.Set<Registrant>().Any(r => r.Id == n.RegistrantId && some.Contains(r.Number))).Select(n => new { n.RegistrantId, n.Family }).ToListAsync(stop)).ToLookup(n => n.RegistrantId, n => n.Family);
            foreach (var r in rows)
                found[r.Number] = new(r.Id, r.Given, r.Family, r.Hidden, r.MergedInto, [.. former[r.Id]]);
        }
        return found;
    }

    private static CheckedLine Judge(Line line, Dictionary<long, Registered> found, RegisterFacts facts, DateOnly today)
    {
        CheckedLine Says(ListOutcome outcome, string words, Guid? registrant = null) => new(line.At, line.Name, line.Typed, outcome, words, registrant);
        if (line.Typed.Length == 0)
            return Says(ListOutcome.NoNumber, "No number is given. Ask them for it, or look them up by name");
        if (line.Number is not { } number)
            return Says(ListOutcome.WrongNumber, RegistrationNumber.LooksLike(line.Typed) ? "A digit of this number is wrong" : "This is no registration number, which has eight digits");
        // Who is hidden, and who was never there, are answered alike.
        if (!found.TryGetValue(number, out var registrant) || registrant.Hidden || facts.Of(registrant.MergedInto ?? registrant.Id) is not { Hidden: false } place)
            return Says(ListOutcome.NotShown, "The register shows nobody of this number. If they say that they are on it, ask the register’s office");
        if (!registrant.Former.Append(registrant.Family).Any(f => $" {SearchKey.Of(line.Family)} ".Contains($" {SearchKey.Of(f)} ", StringComparison.Ordinal)))
            return Says(ListOutcome.OtherName, "This number is somebody’s of another name. Check number and name");
        var judged = facts.Judge(place, today).Select(j => j.Judgement).Where(j => j.Family != StandingFamily.Application || j.Standing is Standing.Applied or Standing.InformationAsked).ToList();
        if (judged.Count == 0)
            return Says(ListOutcome.NotShown, "The register shows nobody of this number. If they say that they are on it, ask the register’s office");
        var best = judged.OrderByDescending(j => j.Standing == Standing.Removed).ThenByDescending(j => j.Standing == Standing.Suspended).ThenByDescending(j => j.OnRegister).First();
        var words = $"{StandingWords.Of(best.Standing)} since {Format.Date(best.Since)}";
        var restricted = best.OnRegister && judged.Any(j => j.Has(StandingMarks.PracticeConditions) || j.Has(StandingMarks.Warning));
        return best switch
        {
            { Standing: Standing.Removed } => Says(ListOutcome.Removed, words, place.Id),
            { Standing: Standing.Suspended } => Says(ListOutcome.Suspended, words, place.Id),
            { OnRegister: true } when restricted => Says(ListOutcome.Restricted, $"{words}, with a sanction: read it on the register", place.Id),
            { OnRegister: true } => Says(ListOutcome.Registered, words, place.Id),
            { Family: StandingFamily.EndedByOffice } => Says(ListOutcome.Ended, words, place.Id),
            _ => Says(ListOutcome.Waiting, words, place.Id),
        };
    }
}
