using System.Collections.Concurrent;
using Cairn.Engine.Registration;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Which roles of a country's workforce must be registered on a day, and on which register: the record's words put to the rules of the registers.</summary>
public sealed class RegistrableRoles(Packs packs, string country, DateOnly day)
{
    private readonly IReadOnlyList<RegisterRules> registers = [.. packs.Registers.Where(r => r.Country == country)];
    private readonly ConcurrentDictionary<(string? Service, string Role), RoleRule?> rules = new();

    /// <summary>The country's registers; none: nobody there is registered by a register that Cairn knows.</summary>
    public IReadOnlyList<RegisterRules> Registers => registers;

    /// <summary>The level of a role as the registers' rules name levels; null: the list gives none.</summary>
    public string? Level(string role) => packs[country].List("job-roles").Find(role, day) is { } row && row.More.TryGetValue("level", out var level) && level.Length > 0 ? level : null;

    /// <summary>The rule for a role; null where no register is for it.</summary>
    public RoleRule? Rule(string? service, string role) => rules.GetOrAdd((service, role), key => Level(key.Role) is not { } level ? null
        : registers.Select(r => RegistrationNeed.Of(r, new(key.Service ?? "", level, day, []), [], day).Rule).OfType<RoleRule>().OrderBy(r => r.Need).FirstOrDefault());

    /// <summary>Whether whoever works in the role must be registered.</summary>
    public bool Must(string? service, string role) => Rule(service, role)?.Need == Engine.Registration.Need.Required;
}
