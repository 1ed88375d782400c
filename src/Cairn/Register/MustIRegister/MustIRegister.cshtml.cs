using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>Five questions: must I register, on which part, by when, with which qualification and fee (R2, R7, R8). Answers are codes and a day, nothing of a person.</summary>
public sealed class MustIRegisterPage(Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Register { get; set; }
    [BindProperty(SupportsGet = true)] public string? Service { get; set; }
    [BindProperty(SupportsGet = true)] public string? Level { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Started { get; set; }
    [BindProperty(SupportsGet = true)] public List<string> Held { get; set; } = [];

    /// <summary>Roles that no list of services has and that the rules name all the same.</summary>
    private static readonly Choice[] Besides = [new("personal-assistance", "Personal assistant, employed by the person I support"), new("health-and-care", "A role between health and care")];

    private static readonly Choice[] MoreLevels = [new("student", "Social work student")];

    public IReadOnlyList<Choice> Registers { get; } = [.. packs.Countries.Select(c => (Country: c, Register: packs.Registers.FirstOrDefault(r => r.Country == c.Id))).Where(c => c.Register is not null).Select(c => new Choice(c.Register!.Id, c.Country.Name))];

    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<Choice> Levels { get; private set; } = [];
    public IReadOnlyList<Choice> Helds { get; private set; } = [];
    public RegistrationNeed? Need { get; private set; }
    public RegisterRules? Rules { get; private set; }
    public DateOnly Today => clock.Today;

    public void OnGet()
    {
        var scotland = packs["scotland"];
        Services = [.. scotland.List("services").On(Today).Select(s => new Choice(s.Code, s.Label)), .. Besides];
        Levels = [.. scotland.List("role-levels").On(Today).Where(l => l.Code != "professional").Select(l => new Choice(l.Code, l.Label)), .. MoreLevels];
        Helds = [.. scotland.List("qualifications").On(Today).Select(q => new Choice(q.Code, q.Label)), .. packs.Registers.SelectMany(r => r.Bodies).Where(b => b.Head.On(Today)).DistinctBy(b => b.Body).Select(b => new Choice($"body:{b.Body}", $"Registered with the {b.Label}"))];
        if (!Request.Query.ContainsKey("asked"))
            return;
        if (Registers.All(r => r.Value != Register))
            ModelState.AddModelError("Register", "Choose where you work");
        if (Services.All(s => s.Value != Service))
            ModelState.AddModelError("Service", "Choose the kind of service that is nearest to yours");
        if (Levels.All(l => l.Value != Level))
            ModelState.AddModelError("Level", "Choose what you are");
        if (Started is not { } day || day.Year < 1950 || day > Today.AddYears(2))
            ModelState.AddModelError("Started", "Write your first day in the role, past or to come, such as 1 9 2026");
        if (!ModelState.IsValid)
            return;
        Rules = packs.Register(Register!);
        Need = RegistrationNeed.Of(Rules, new(Service!, Level!, Started!.Value, [.. Held.Where(h => Helds.Any(x => x.Value == h))]), Rules.BodiesOn(Today), Today);
    }

    /// <summary>What the page says first.</summary>
    public string Finding => Need switch
    {
        null => "Must I register?",
        { Rule: null } => "No register is for this role",
        { Exempt: not null } => "You need not register here",
        { CannotYet: true } => "You must be registered, and must be qualified first",
        { Need: Engine.Registration.Need.Required } => "You must register",
        { Need: Engine.Registration.Need.Voluntary } => "You may register, and need not",
        _ => "You need not register",
    };

    public static string Mark(RuleHead head) => head.Evidence == "general" ? "not verified" : head.Evidence == "derived" ? "our reading" : "";
}
