using Cairn.Engine.Registration;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Workforce;

/// <summary>What the public register says of each person of a list: of its numbers, and of the names that have none.</summary>
public sealed class RegisterListReading(Store store, Packs packs, RegisterFacts facts, RegisterSearch search)
{
    /// <summary>Lines of one list that are looked up by name: the register is asked about people, not read out.</summary>
    public const int MostByName = 20_000;

    internal const string NobodyShown = "The register shows nobody of this number. If they say that they are on it, ask the register’s office", OtherName = "This number is somebody’s of another name. Check number and name";

    /// <param name="day">As at which day numbers are checked.</param>
    /// <exception cref="RefusedException">The list has names without numbers, and the register is still being read.</exception>
    public async Task<IReadOnlyList<CheckedLine>> Of(IReadOnlyList<ListedPerson> lines, Scope scope, Guid organisation, DateOnly day, CancellationToken stop)
    {
        await (search.Ready ? search.Fresh(stop) : facts.Follow(stop));
        var found = await NumberedRegistrant.Read(store, search, lines.Select(l => l.Number).OfType<long>(), stop);
        var (answer, byName) = (new CheckedLine[lines.Count], new List<int>());
        for (var n = 0; n < lines.Count; n++)
            if (lines[n].Typed.Length == 0)
                byName.Add(n);
            else
                answer[n] = Judge(lines[n], found, day);
        if (byName.Count == 0)
            return answer;
        if (!search.Ready)
            throw new RefusedException("Cairn has just started and is still reading the register, so that names cannot be looked up yet. Send the list again in a minute.");
        var names = new LookUpByName(search, packs, await Places(scope, organisation, stop));
        foreach (var n in byName.Skip(MostByName))
            answer[n] = new(lines[n].At, lines[n].Name, "", ListOutcome.NoNumber, $"No number is given, and of one list {Format.Number(MostByName)} lines at most are looked up by name. Send this one in a further list", null, []);
        Parallel.ForEach(byName.Take(MostByName), new ParallelOptions { CancellationToken = stop }, n => answer[n] = names.Of(lines[n]));
        return answer;
    }

    /// <summary>Where a provider's people work: its own name, and the towns of its services.</summary>
    private async Task<WorkPlaces> Places(Scope scope, Guid organisation, CancellationToken stop)
    {
        await using var db = await store.Read(scope, stop);
        var towns = await db.Own<Service>().Where(s => s.OrganisationId == organisation && s.Town != null).Select(s => s.Town!).Distinct().ToListAsync(stop);
        return new(await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(stop), [.. towns.Order(StringComparer.Ordinal)]);
    }

    private CheckedLine Judge(ListedPerson line, IReadOnlyDictionary<long, NumberedRegistrant> found, DateOnly day)
    {
        CheckedLine Says(ListOutcome outcome, string words, Guid? registrant = null) => new(line.At, line.Name, line.Typed, outcome, words, registrant, [])
        {
            Registrations = registrant is { } shown && facts.Of(shown) is { } of ? FoundRegistration.Of(facts, packs.Register(of.Register), of, day) : [],
        };
        if (line.Number is not { } number)
            return Says(ListOutcome.WrongNumber, RegistrationNumber.LooksLike(line.Typed) ? "A digit of this number is wrong" : "This is no registration number, which has eight digits");
        // Who is hidden, and who was never there, are answered alike.
        if (!found.TryGetValue(number, out var registrant) || facts.Of(registrant.Id) is not { Hidden: false } place)
            return Says(ListOutcome.NotShown, NobodyShown);
        var families = registrant.Name.Former.Select(f => f.Family).Prepend(registrant.Name.Family);
        if (!families.Any(f => $" {SearchKey.Of(line.Family)} ".Contains($" {SearchKey.Of(f)} ", StringComparison.Ordinal)))
            return Says(ListOutcome.OtherName, OtherName);
        var judged = facts.Judge(place, day).Select(j => j.Judgement).Where(j => j.Family != StandingFamily.Application || j.Standing is Standing.Applied or Standing.InformationAsked).ToList();
        if (judged.Count == 0)
            return Says(ListOutcome.NotShown, NobodyShown);
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
