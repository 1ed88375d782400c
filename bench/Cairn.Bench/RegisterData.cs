using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;

namespace Cairn.Bench;

/// <summary>Puts made-up registrants straight into the database: each admitted, in a role, with an employer; one in fifty has left, one in five hundred was removed.</summary>
internal static class RegisterData
{
    private const int Chunk = 20_000;
    private static readonly Verb Verb = new("BenchFill", "A measurement fills the register.");

    public static async Task Fill(Settings settings, IReadOnlyList<RegisterName> people)
    {
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        var rules = Packs.Load(Packs.Beside).Register("sssc");
        var (random, today, now) = (new Random(9), store.Clock.Today, store.Clock.Now);
        foreach (var some in people.Chunk(Chunk))
            await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
            {
                async Task Insert<T>(IEnumerable<T> rows) where T : class => await store.Engine.Insert(db, BulkTable<T>.Of(db), [.. rows], default);
                var employments = some.Select(p => new Employment { Id = NewId.Next(), RegistrantId = p.Id, Employer = p.Employer }).ToList();
                await Insert(some.Select(p => new Registrant { Id = p.Id, Number = p.Number, Register = "sssc", Given = p.Given, Family = p.Family, Town = p.Town }));
                await Insert(some.Select(p => new Registration { Id = NewId.Next(), RegistrantId = p.Id, Part = "social-care", Ordinal = 1 }));
                await Insert(employments);
                await Insert(some.SelectMany(p => p.Former.Select(f => new PreviousName { RegistrantId = p.Id, Given = f.Given, Family = f.Family, Until = today.AddYears(-2), Shown = true })));
                await Insert(some.Zip(employments, (p, e) =>
                {
                    var admitted = today.AddDays(-30 - random.Next(3_000));
                    List<Fact> facts = [new(FactKind.Role, admitted.AddDays(-60), Code: "care-at-home/worker"), new(FactKind.Applied, admitted.AddDays(-30)), new(FactKind.Admitted, admitted, By: Decision.Person)];
                    if (random.Next(50) == 0)
                        facts.Add(new(FactKind.Left, today.AddDays(-10)));
                    else if (random.Next(500) == 0)
                        facts.Add(new(FactKind.Removed, today.AddDays(-10), By: Decision.Panel));
                    // The daily job has run until yesterday: what is left to it is a day's share.
                    else if (AskFees.Due([.. facts], rules, "social-care", today.AddDays(-1)) is { } fee)
                        facts.Add(fee);
                    return facts.Select((f, n) => new RegisterFact
                    {
                        RegistrantId = p.Id, Ordinal = 1, Number = n + 1, Kind = f.Kind, On = f.On, Until = f.Until, Period = f.Period, Amount = f.Amount, Code = f.Code, By = f.By, Detail = f.Kind == FactKind.Role ? e.Id : null, Recorded = now,
                    });
                }).SelectMany(r => r));
                db.Note(nameof(Registrant), some[0].Id, some[0].Id, null, null);
                return 0;
            });
    }
}
