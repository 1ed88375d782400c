using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Where a provider's staff stand on the registers: who may not work, who must apply, renew or qualify, and what has changed (R1, R2, R5).</summary>
public sealed class RegisteredStaffPage(Db db, Store store, Visit visit, RegisteredStaffReading reading, RegisterWatch watch, Labels labels) : PageModel
{
    /// <summary>So many are listed of each concern, unless one is asked for.</summary>
    public const int Short = 10;

    private static readonly Ink[] Inks = [Ink.Rust, Ink.Heather, Ink.Amber, Ink.Loch, Ink.Sage, Ink.Moss, Ink.Stone, Ink.Pine];

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public RegisterConcern? Show { get; private set; }
    public IReadOnlyList<StaffRegistration> Staff { get; private set; } = [];
    public IReadOnlyList<RegisterNews> News { get; private set; } = [];
    public ShareBar? Bar { get; private set; }
    public CountryLabels Words { get; private set; } = null!;

    /// <summary>Everybody in a role that must be registered, or is.</summary>
    public int Concerned => Staff.Count(s => s.Concern != RegisterConcern.NotNeeded);

    public int Of(RegisterConcern concern) => Staff.Count(s => s.Concern == concern);

    public IEnumerable<RegisterConcern> Listed => Show is { } one ? [one] : Enum.GetValues<RegisterConcern>().Where(c => c is not (RegisterConcern.InOrder or RegisterConcern.NotNeeded) && Of(c) > 0);

    /// <summary>What the page says first.</summary>
    public string Finding => Concerned == 0 ? "Nobody here works in a role that must be registered"
        : Of(RegisterConcern.MayNotWork) is > 0 and var stopped ? $"{Format.Count(stopped, "person", "people")} may not do their work today"
        : Listed.Any() ? "Everybody may work; some need something of you" : "Everybody who must be registered is, and in order";

    public async Task<IActionResult> OnGet(Guid organisation, string? show, bool saved, CancellationToken stop)
    {
        Saved = saved;
        Show = Enum.TryParse<RegisterConcern>(show, ignoreCase: true, out var concern) && Enum.IsDefined(concern) ? concern : null;
        await Read(organisation, stop);
        return Page();
    }

    /// <summary>They have seen what changed: it is not told again.</summary>
    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await visit.Release();
        await watch.Seen(store, visit.Scope, visit.Actor, organisation, stop);
        return Redirect($"/providers/{organisation}/registration?saved=true");
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        Words = labels.Of(country);
        Staff = await reading.Read(db, country, stop);
        News = await watch.News(db, stop);
        var counts = Enum.GetValues<RegisterConcern>().Where(c => c != RegisterConcern.NotNeeded && Of(c) > 0).ToList();
        Bar = Concerned == 0 ? null : new ShareBar(new ChartText("registration", "Staff in roles of a register, by what needs you", $"{Format.Number(Concerned)} people in roles that must be registered, or who are."),
            [.. counts.Select(c => new Part(Concerns.Heading(c), Of(c) * 100m / Concerned, Format.Number(Of(c)), Inks[(int)c]))], ["What", "People"]);
    }
}
