using System.Security.Cryptography;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.DataProtection;

namespace Cairn.Workforce;

/// <summary>
/// A search for a person. What was typed may be a name, so an address carries it sealed: for one account, for a working day.
/// </summary>
public sealed class StaffSearch(IDataProtectionProvider protection, Actor actor)
{
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("staff search", actor.Account?.ToString() ?? "").ToTimeLimitedDataProtector();

    public string Seal(string typed) => seal.Protect(typed, WorkingDay);

    /// <returns>What was typed; null where the seal is too old, another's or broken.</returns>
    public string? Open(string token)
    {
        try
        {
            return seal.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Staff whose name holds every word typed, or whose reference begins with it.</summary>
    public static IQueryable<Engagement> Find(IQueryable<Engagement> staff, string typed)
    {
        var reference = typed.Trim();
        var capitals = reference.ToUpperInvariant();
        var named = staff;
        foreach (var word in SearchKey.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            named = named.Where(e => e.NameKey.Contains(word));
        return named == staff
            ? staff.Where(e => e.Reference.StartsWith(reference))
            : staff.Where(e => e.Reference.StartsWith(reference) || e.Reference.StartsWith(capitals) || named.Select(n => n.Id).Contains(e.Id));
    }
}
