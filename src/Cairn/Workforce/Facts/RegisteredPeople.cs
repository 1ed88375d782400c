using System.Collections.Concurrent;
using Cairn.Engine.Registration;
using Cairn.Platform.Packs;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>How somebody in post stands to the registers.</summary>
/// <param name="Registered">"yes" or "no" with the country's own registers; null where none of them is kept here.</param>
/// <param name="Recognised">The same with any recognised body.</param>
/// <param name="Must">Whether the role must be registered.</param>
/// <param name="Part">The part of the register: of somebody on two the one of their role; of somebody on none the one on which they must be.</param>
internal readonly record struct RegisteredKnown(string? Registered, string? Recognised, string? Must, string? Part);

/// <summary>Who of the workforce is registered on a day, judged person by person (R1, R7).</summary>
internal sealed class RegisteredPeople(Packs packs, RegisterFacts? register, DateOnly day, HashSet<Guid> elsewhere)
{
    [ThreadStatic]
    private static Fact[]? buffer;

    private readonly ConcurrentDictionary<string, (RegistrableRoles Roles, bool Kept)> countries = new(StringComparer.Ordinal);

    public RegisteredKnown Of(string country, string? service, in WorkerRead worker)
    {
        var (roles, kept) = countries.GetOrAdd(country, c =>
        {
            var own = new RegistrableRoles(packs, c, day);
            return (own, register is not null && own.Registers.Any(r => register.Kept.Contains(r.Id)));
        });
        var recognised = elsewhere.Contains(worker.Record);
        if (!kept)
            return new(null, recognised ? "yes" : null, null, null);
        var rule = roles.Rule(service, worker.Role);
        string? part = null;
        foreach (var place in register!.OfPerson(worker.Person))
        {
            if (place.MergedInto is not null)
                continue;
            buffer ??= new Fact[64];
            foreach (var (_, on, judged) in register.Judge(place, day, buffer))
                if (judged.OnRegister)
                    part = part is null || on == rule?.Part ? on : part;
        }
        var must = rule?.Need == Engine.Registration.Need.Required;
        return new(part is not null ? "yes" : "no", part is not null || recognised ? "yes" : "no", must ? "yes" : "no", part ?? (must ? rule!.Part : null));
    }
}
