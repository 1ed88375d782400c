using System.Collections.Concurrent;
using Cairn.Engine.Recruitment;
using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Workforce;

/// <summary>
/// The check "registered with a professional body" (R11): of a role whose register is kept here it is read from the register, day by
/// day; of any other the employer looks on that body's own register and says what it saw.
/// </summary>
public sealed class RegisterCheck(Store store, Packs packs, RegisterFacts facts, RegisterSearch search)
{
    private readonly NameVariants variants = RegisterSearch.Variants(packs);

    private readonly ConcurrentDictionary<string, (long State, bool Kept)> kept = new(StringComparer.Ordinal);

    /// <summary>Whether the check of a role is read from a register that is kept here: somebody is on the part that the role must be registered in.</summary>
    public async Task<bool> Reads(string country, string role, CancellationToken stop)
    {
        await Fresh(stop);
        if (Part(country, role, store.Clock.Today) is not { } part)
            return false;
        var state = facts.State;
        return kept.AddOrUpdate(part, _ => (state, Anybody(part)), (_, known) => known.State == state ? known : (state, Anybody(part))).Kept;
    }

    private bool Anybody(string part) => facts.Places.Any(p => p.Parts.Contains(part));

    /// <summary>Bodies on whose registers the employer of such a role looks itself: that of the role, and those of which nothing is kept here.</summary>
    public IReadOnlyList<CodeRow> OtherBodies(string country, string role)
    {
        var own = packs[country].List("job-roles").Find(role, store.Clock.Today)?.More.GetValueOrDefault("body");
        return [.. packs[country].Regulators.On(store.Clock.Today).Where(r => r.Group == "people" && (r.Code == own || !facts.Kept.Contains(r.Code)))];
    }

    /// <summary>The part in which whoever works in the role must be registered; the kinds of service do not tell these roles apart.</summary>
    private string? Part(string country, string role, DateOnly day) => new RegistrableRoles(packs, country, day).Rule(null, role) is { Need: Engine.Registration.Need.Required } rule ? rule.Part : null;

    /// <summary>The registers as they are known now, to be asked about numbers that were given.</summary>
    public async Task<NumbersRead> Read(IEnumerable<SuitabilityCheck> checks, CancellationToken stop)
    {
        var numbers = checks.Select(c => c.Registration).OfType<long>().Distinct().ToList();
        if (numbers.Count == 0)
            return new(this, new Dictionary<long, NumberedRegistrant>());
        await Fresh(stop);
        return new(this, await NumberedRegistrant.Read(store, search, numbers, stop));
    }

    private Task Fresh(CancellationToken stop) => search.Ready ? search.Fresh(stop) : facts.Follow(stop);

    internal RegisterReading Judge(NumberedRegistrant? found, string name, string country, string role, DateOnly day)
    {
        if (found is null || facts.Of(found.Id) is not { Hidden: false } place)
            return RegisterReading.Nobody;
        var rules = packs.Register(place.Register);
        var all = FoundRegistration.Of(facts, rules, place, day);
        if (all.Count == 0)
            return RegisterReading.Nobody;
        if (!found.Name.MayBe(name, variants))
            return RegisterReading.OtherName;
        var part = Part(country, role, day);
        var words = string.Join("; ", all.Select(r => $"{r.Part}: {r.Words}"));
        var sanctions = all.SelectMany(r => r.Sanctions).Distinct().ToList();
        if (all.Any(r => r.Standing is Standing.Suspended or Standing.Removed) || all.All(r => r.Standing != Standing.Registered))
            return new(CheckResult.NotClear, words, sanctions, true);
        return part is null || all.Any(r => r.Standing == Standing.Registered && r.Then.Id == part)
            ? new(sanctions.Count > 0 ? CheckResult.ClearWithNote : CheckResult.Clear, words, sanctions, true)
            : new(CheckResult.NotClear, $"{words}; the role asks for a registration in “{LabelOf(part)}”", sanctions, true);
    }

    private string LabelOf(string part) => packs.Registers.SelectMany(r => packs.Register(r.Id).Parts).First(p => p.Head.Id == part).Label;

    /// <summary>A day before today.</summary>
    internal bool Past(DateOnly day) => day < store.Clock.Today;
}

/// <summary>Whose the registration numbers of some people's checks are.</summary>
public sealed class NumbersRead(RegisterCheck register, IReadOnlyDictionary<long, NumberedRegistrant> found)
{
    /// <summary>What the register says on a day of the number that a check names; null where it names none.</summary>
    /// <param name="name">Of whom the check is.</param>
    public RegisterReading? Of(SuitabilityCheck check, string name, string country, string role, DateOnly day)
    {
        if (check.Registration is not { } number)
            return null;
        var reading = register.Judge(found.GetValueOrDefault(number), name, country, role, day);
        // Whom the register no longer shows was seen when the check was made, and a start of that time stays what it was.
        return !reading.Shown && register.Past(day) && check.DoneOn <= day ? new(check.Outcome, check.Seen ?? "", [], false) : reading;
    }
}
