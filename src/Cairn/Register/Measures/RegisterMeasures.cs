using System.Collections.Concurrent;
using System.Globalization;
using Cairn.Engine.Registration;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>The registers' facts as measures take them: one row a registration, on any day, as the register stands at this moment (R1, S5).</summary>
public sealed class RegisterMeasures
{
    /// <summary>The table that quantities of the library name.</summary>
    public const string Registrations = "registrations";

    private const int MostKept = 24;

    /// <summary>More changes than this are not remembered one by one: the register is judged anew.</summary>
    private const int MostChanges = 50_000;

    private readonly RegisterFacts facts;
    private readonly Packs packs;
    private readonly Lock changing = new();
    private List<Guid> changed = [];
    private int generation;

    public RegisterMeasures(RegisterFacts facts, Packs packs)
    {
        (this.facts, this.packs) = (facts, packs);
        facts.Tell((some, _) =>
        {
            lock (changing)
            {
                if (some is null || changed.Count + some.Count > MostChanges)
                    (changed, generation) = ([], generation + 1);
                else
                    changed.AddRange(some);
            }
            return Task.CompletedTask;
        });
    }

    /// <param name="State">Of the register.</param>
    /// <param name="Seen">How many of the changes of its generation it shows.</param>
    private sealed record Kept(long State, int Generation, int Seen, IReadOnlyList<RegisterLine> Lines, HeldFacts Held);

    private readonly ConcurrentDictionary<(string Country, DateOnly Day), Kept> kept = new();

    public FactsSource Source => new([Registrations], ["part"], At);

    /// <summary>Null where no register of the country is kept here, or one provider is asked for: a register is the whole country's.</summary>
    public async Task<HeldFacts?> At(string country, DateOnly day, IReadOnlyCollection<Guid>? providers, CancellationToken stop)
    {
        await facts.Follow(stop, exactly: true);
        var registers = packs.Registers.Where(r => r.Country == country && facts.Kept.Contains(r.Id)).ToList();
        if (providers is not null || registers.Count == 0)
            return null;
        if (kept.TryGetValue((country, day), out var held) && held.State == facts.State)
            return held.Held;
        // What changes meanwhile is judged again by the next question.
        var (state, since, seen, of) = (facts.State, (Guid[])[], 0, 0);
        lock (changing)
        {
            (seen, of) = (changed.Count, generation);
            if (held?.Generation == generation)
                since = [.. changed[held.Seen..].Distinct()];
        }
        IReadOnlyList<RegisterLine> lines = held?.Generation == of ? Again(held.Lines, since, registers, day) : [.. registers.SelectMany(r => RegisterLines.On(facts.Packed, facts.Rows(r.Id), r, day))];
        var made = new Kept(state, of, seen, lines, new HeldFacts(RegisterColumns.Of(lines, day), "the register", string.Create(CultureInfo.InvariantCulture, $"register {state}")));
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[(country, day)] = made;
        return made.Held;
    }

    /// <summary>The lines with some registrants judged anew.</summary>
    private IReadOnlyList<RegisterLine> Again(IReadOnlyList<RegisterLine> lines, IReadOnlyList<Guid> registrants, List<RegisterRules> registers, DateOnly day)
    {
        var places = registrants.Select(facts.Of).OfType<RegisterPlace>().ToList();
        var gone = places.Select(p => p.Place).ToHashSet();
        return
        [
            .. lines.Where(l => !gone.Contains(l.Place)),
            .. registers.SelectMany(r => RegisterLines.On(facts.Packed, [.. places.Where(p => p.Register == r.Id && p.MergedInto is null).Select(p => new RegisterRow(p.Place, p.Parts))], r, day)),
        ];
    }
}
