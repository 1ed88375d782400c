using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>An employer's concerns about registration, in words.</summary>
public static class Concerns
{
    public static string Heading(RegisterConcern concern) => concern switch
    {
        RegisterConcern.MayNotWork => "May not work in the role",
        RegisterConcern.Restricted => "May work with a restriction",
        RegisterConcern.Renew => "Renewal late, or due within 60 days",
        RegisterConcern.Qualify => "A qualification is due",
        RegisterConcern.Apply => "Must apply",
        RegisterConcern.Waiting => "Have applied",
        RegisterConcern.LookUp => "To look up on another body’s register",
        RegisterConcern.InOrder => "In order",
        _ => "Need not be registered",
    };

    public static string Todo(RegisterConcern concern) => concern switch
    {
        RegisterConcern.MayNotWork => "Whoever is named here may not do this work today. Take them off it, and ask them to apply or the register why.",
        RegisterConcern.Restricted => "Read the conditions on the register and see that they are kept.",
        RegisterConcern.Renew => "Remind them: each can see the whole list of what is missing on their own page. Nobody is taken off by a program.",
        RegisterConcern.Qualify => "Agree how and when it will be gained; the register can extend the time.",
        RegisterConcern.Apply => "Ask them to apply, and confirm their application.",
        RegisterConcern.Waiting => "Confirm what they say of their work, if you have not.",
        RegisterConcern.LookUp => "Look them up there and say what you found, once a year.",
        _ => "",
    };

    /// <summary>What of it needs a provider, for its first page; one line a concern.</summary>
    public static IEnumerable<Need> Needs(Guid organisation, IReadOnlyList<StaffRegistration> staff, int news, DateOnly today)
    {
        foreach (var group in staff.Where(s => s.Concern is not (RegisterConcern.Waiting or RegisterConcern.InOrder or RegisterConcern.NotNeeded)).GroupBy(s => s.Concern).OrderBy(g => g.Key))
        {
            var first = group.Min(s => s.By) ?? today;
            yield return new Need($"Registration: {Heading(group.Key).ToLowerInvariant()}", Format.Count(group.Count(), "person", "people"), first, $"{(first < today ? "since" : "by")} {Format.ShortDate(first)}",
                Tone(group.Key), group.Key == RegisterConcern.MayNotWork ? "Act today" : "Look", $"/providers/{organisation}/registration?show={group.Key}");
        }
        if (news > 0)
            yield return new Need("Changed on the register", Format.Count(news, "person", "people"), today, "new", Platform.Site.Elements.Tone.Info, "Read", $"/providers/{organisation}/registration");
    }

    public static Tone Tone(RegisterConcern concern) => concern switch
    {
        RegisterConcern.MayNotWork => Platform.Site.Elements.Tone.Stop,
        RegisterConcern.Restricted or RegisterConcern.Renew or RegisterConcern.Qualify or RegisterConcern.Apply => Platform.Site.Elements.Tone.Note,
        RegisterConcern.InOrder => Platform.Site.Elements.Tone.Ok,
        _ => Platform.Site.Elements.Tone.Info,
    };
}
