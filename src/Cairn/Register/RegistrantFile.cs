using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>All that is known of one registrant, to judge it and to add to it: the one way in which a verb puts in a fact.</summary>
public sealed class RegistrantFile
{
    private readonly Db db;
    private readonly List<RegisterFact> rows;

    private RegistrantFile(Db db, Registrant registrant, RegisterRules rules, List<Registration> registrations, List<RegisterFact> rows, int last)
    {
        (this.db, Registrant, Rules, Registrations, this.rows, LastNumber) = (db, registrant, rules, registrations, rows, last);
    }

    public Registrant Registrant { get; }

    public RegisterRules Rules { get; }

    /// <summary>In order; the newest last.</summary>
    public IReadOnlyList<Registration> Registrations { get; }

    /// <summary>Registrations of which anything holds: not those that were a joined record's and went back with it.</summary>
    public IEnumerable<Registration> Held => Registrations.Where(r => rows.Any(f => f.Ordinal == r.Ordinal));

    /// <summary>Number of the newest fact, those that were withdrawn among them; 0: there is none.</summary>
    public int LastNumber { get; private set; }

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
        return new RegistrantFile(db, found, packs.Register(found.Register), registrations, [.. InOrder(held)], Last(rows));
    }

    /// <summary>The files of many as they stand, read together.</summary>
    /// <exception cref="NoSuchRecordException">One of them is no registrant.</exception>
    public static async Task<IReadOnlyDictionary<Guid, RegistrantFile>> ReadAll(Db db, Platform.Packs.Packs packs, IReadOnlyCollection<Guid> registrants, CancellationToken stop)
    {
        var files = new Dictionary<Guid, RegistrantFile>(registrants.Count);
        foreach (var some in registrants.Chunk(500))
        {
            // They themselves first: a change that comes between is then one to a version that is no longer theirs, and is told.
            var whose = await db.Set<Registrant>().Where(r => some.Contains(r.Id)).ToListAsync(stop);
            var registrations = (await db.Set<Registration>().AsNoTracking().Where(r => some.Contains(r.RegistrantId)).OrderBy(r => r.Ordinal).ToListAsync(stop)).ToLookup(r => r.RegistrantId);
            var rows = (await db.Set<RegisterFact>().AsNoTracking().Where(f => some.Contains(f.RegistrantId)).ToListAsync(stop)).ToLookup(f => f.RegistrantId);
            foreach (var found in whose)
                files[found.Id] = new RegistrantFile(db, found, packs.Register(found.Register), [.. registrations[found.Id]], [.. InOrder(rows[found.Id].Where(f => f.Withdrawn is null))], Last(rows[found.Id]));
        }
        return files.Count == registrants.Count ? files : throw new NoSuchRecordException("The register has no such registrant.");
    }

    private static int Last(IEnumerable<RegisterFact> rows) => rows.Select(f => f.Number).DefaultIfEmpty().Max();

    /// <summary>The order in which facts are judged.</summary>
    public static IEnumerable<RegisterFact> InOrder(IEnumerable<RegisterFact> facts) => facts.OrderBy(f => f.On).ThenBy(f => f.Number);

    /// <summary>The facts of one registration, with those of the registrant.</summary>
    public Fact[] Facts(int ordinal) => [.. rows.Where(f => f.Ordinal == 0 || f.Ordinal == ordinal).Select(f => f.Fact)];

    public Judgement Judge(Registration registration, DateOnly day, List<Reason>? why = null) => Judging.On(Facts(registration.Ordinal), Rules, registration.Part, day, why);

    public Registration? Find(int ordinal) => Registrations.FirstOrDefault(r => r.Ordinal == ordinal);

    /// <exception cref="RefusedException">The record was joined to another: what is to be done is done there.</exception>
    public void NotJoined()
    {
        if (Registrant.MergedInto is not null)
            throw new RefusedException("This record was joined to another of the same person. Nothing was changed: open that one.");
    }

    /// <summary>Puts a fact in; its number is the registrant's next.</summary>
    /// <param name="ordinal">Which registration; 0: all of the registrant's.</param>
    public RegisterFact Add(int ordinal, Fact fact, Guid? detail = null) => Put(ordinal, LastNumber + 1, fact, detail);

    /// <summary>Puts a fact in under a number that nothing has yet.</summary>
    internal RegisterFact Put(int ordinal, int number, Fact fact, Guid? detail)
    {
        var row = new RegisterFact
        {
            RegistrantId = Registrant.Id, Ordinal = ordinal, Number = number, Kind = fact.Kind, On = fact.On, Until = fact.Until,
            Period = fact.Period, Amount = fact.Amount, Code = fact.Code, By = fact.By, About = fact.About, Detail = detail, Recorded = db.Store.Clock.Now, RecordedBy = db.Current?.Actor.Account,
        };
        db.Add(row);
        LastNumber = Math.Max(LastNumber, number);
        var at = rows.FindIndex(f => f.On > row.On || (f.On == row.On && f.Number > number));
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
        var last = await LastOrdinal(db, registrant, stop);
        var registration = new Registration { Id = NewId.Next(), RegistrantId = registrant, Part = part, Ordinal = last + 1 };
        db.Add(registration);
        return registration;
    }

    /// <summary>The ordinal of the registrant's newest registration; 0: there is none.</summary>
    internal static async Task<int> LastOrdinal(Db db, Guid registrant, CancellationToken stop) => await db.Set<Registration>().Where(r => r.RegistrantId == registrant).MaxAsync(r => (int?)r.Ordinal, stop) ?? 0;

    /// <summary>The next free number of the register. Inside a write alone: two that ask at once do not get the same one.</summary>
    public static async Task<long> NextNumber(Db db, CancellationToken stop)
    {
        await db.Store.Engine.LockChain(db, RegisterChain.Id, stop);
        var last = await db.Set<Registrant>().MaxAsync(r => (long?)r.Number, stop);
        return RegistrationNumber.Of(last is { } number ? (number / 10) + 1 : RegistrationNumber.First);
    }
}
