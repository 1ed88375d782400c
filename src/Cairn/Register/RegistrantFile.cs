using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>All that is known of one registrant, to judge it and to add to it: the one way in which a verb puts in a fact.</summary>
public sealed class RegistrantFile
{
    private readonly Db db;
    private readonly List<RegisterFact> rows;

    private RegistrantFile(Db db, Registrant registrant, RegisterRules rules, List<Registration> registrations, List<RegisterFact> rows)
    {
        (this.db, Registrant, Rules, Registrations, this.rows) = (db, registrant, rules, registrations, rows);
    }

    public Registrant Registrant { get; }

    public RegisterRules Rules { get; }

    /// <summary>In order; the newest last.</summary>
    public IReadOnlyList<Registration> Registrations { get; }

    /// <summary>Every fact that holds, in order of its day.</summary>
    public IReadOnlyList<RegisterFact> Rows => rows;

    /// <summary>The file as it stands, or as it was known at a moment.</summary>
    /// <exception cref="NoSuchRecordException">There is no such registrant.</exception>
    public static async Task<RegistrantFile> Read(Db db, Platform.Packs.Packs packs, Guid registrant, CancellationToken stop, DateTime? knownAt = null)
    {
        var found = await db.Set<Registrant>().FirstOrDefaultAsync(r => r.Id == registrant, stop) ?? throw new NoSuchRecordException("The register has no such registrant.");
        var registrations = await db.Set<Registration>().AsNoTracking().Where(r => r.RegistrantId == registrant).OrderBy(r => r.Ordinal).ToListAsync(stop);
        var rows = await db.Set<RegisterFact>().AsNoTracking().Where(f => f.RegistrantId == registrant).ToListAsync(stop);
        var held = rows.Where(f => knownAt is { } moment ? f.Recorded <= moment && !(f.Withdrawn <= moment) : f.Withdrawn is null);
        return new RegistrantFile(db, found, packs.Register(found.Register), registrations, [.. InOrder(held)]);
    }

    /// <summary>The order in which facts are judged.</summary>
    public static IEnumerable<RegisterFact> InOrder(IEnumerable<RegisterFact> facts) => facts.OrderBy(f => f.On).ThenBy(f => f.Number);

    /// <summary>The facts of one registration, with those of the registrant.</summary>
    public Fact[] Facts(int ordinal) => [.. rows.Where(f => f.Ordinal == 0 || f.Ordinal == ordinal).Select(f => f.Fact)];

    public Judgement Judge(Registration registration, DateOnly day, List<Reason>? why = null) => Judging.On(Facts(registration.Ordinal), Rules, registration.Part, day, why);

    public Registration? Find(int ordinal) => Registrations.FirstOrDefault(r => r.Ordinal == ordinal);

    /// <summary>Puts a fact in; its number is the registrant's next.</summary>
    /// <param name="ordinal">Which registration; 0: all of the registrant's.</param>
    public RegisterFact Add(int ordinal, Fact fact, Guid? detail = null)
    {
        var row = new RegisterFact
        {
            RegistrantId = Registrant.Id, Ordinal = ordinal, Number = rows.Count == 0 ? 1 : rows.Max(f => f.Number) + 1, Kind = fact.Kind, On = fact.On, Until = fact.Until,
            Period = fact.Period, Amount = fact.Amount, Code = fact.Code, By = fact.By, About = fact.About, Detail = detail, Recorded = db.Store.Clock.Now,
        };
        db.Add(row);
        var at = rows.FindIndex(f => f.On > row.On);
        rows.Insert(at < 0 ? rows.Count : at, row);
        // Whoever edits the same registrant at the same time is told.
        Registrant.Version++;
        return row;
    }

    /// <summary>Takes back a fact that was wrong. What was known until now stays told by it.</summary>
    public async Task Withdraw(RegisterFact fact, CancellationToken stop)
    {
        var row = await db.Set<RegisterFact>().SingleAsync(f => f.Id == fact.Id, stop);
        row.Withdrawn = db.Store.Clock.Now;
        rows.RemoveAll(f => f.Id == fact.Id);
        Registrant.Version++;
    }

    /// <summary>Another registration; whoever holds one already or comes back.</summary>
    public static async Task<Registration> Begin(Db db, Guid registrant, string part, CancellationToken stop)
    {
        var last = await db.Set<Registration>().Where(r => r.RegistrantId == registrant).MaxAsync(r => (int?)r.Ordinal, stop) ?? 0;
        var registration = new Registration { Id = Guid.CreateVersion7(), RegistrantId = registrant, Part = part, Ordinal = last + 1 };
        db.Add(registration);
        return registration;
    }

    /// <summary>The next free number of the register. Inside a write alone: two that ask at once do not get the same one.</summary>
    public static async Task<long> NextNumber(Db db, CancellationToken stop)
    {
        await db.Store.Engine.LockChain(db, RegisterChain.Id, stop);
        var last = await db.Set<Registrant>().MaxAsync(r => (long?)r.Number, stop);
        return RegistrationNumber.Of(last is { } number ? (number / 10) + 1 : RegistrationNumber.First);
    }
}
