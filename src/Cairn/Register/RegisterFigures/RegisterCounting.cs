using System.Collections.Concurrent;
using Cairn.Engine.Registration;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>Counts of a whole register on a day, kept until the register changes.</summary>
public sealed class RegisterCounting(RegisterFacts facts, Packs packs)
{
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<(string Register, DateOnly Day), (long State, RegisterCounts Counts)> kept = new();

    public async Task<RegisterCounts> On(string register, DateOnly day, CancellationToken stop)
    {
        await facts.Follow(stop);
        if (kept.TryGetValue((register, day), out var held) && held.State == facts.State)
            return held.Counts;
        var state = facts.State;
        var counts = WholeRegister.On(facts.Packed, facts.Rows(register), packs.Register(register), day);
        if (kept.Count > MostKept)
            kept.Clear();
        kept[(register, day)] = (state, counts);
        return counts;
    }
}
