using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>Which titles the law keeps for whom, and what to do when somebody uses one without being registered (R5).</summary>
public sealed class ProtectedTitlesPage(Packs packs, Clock clock) : PageModel
{
    public sealed record Kept(string Title, string Part, RegisterRules Register, RuleHead? Rule);

    public IReadOnlyList<Kept> Titles { get; private set; } = [];

    public void OnGet() => Titles =
    [
        .. packs.Registers.SelectMany(r => r.Parts.Where(p => p.Title is not null && p.Head.On(clock.Today)).Select(p => new Kept(p.Title!, p.Label, r, r.Roles.FirstOrDefault(x => x.Part == p.Head.Id && x.Need == Need.Required)?.Head))),
    ];
}
