using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>
/// Whether somebody must register, by five questions and without an account (R2, R8). The answers are short codes in the address,
/// so that Back, a bookmark and a link to an employer work; nothing in them tells who asked, and nothing is kept.
/// </summary>
public sealed class MustIRegisterPage(Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Order = ["Country", "Service", "Level", "Started", "Held"];

    [BindProperty(SupportsGet = true)] public string? Country { get; set; }
    [BindProperty(SupportsGet = true)] public string? Service { get; set; }
    [BindProperty(SupportsGet = true)] public string? Level { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Started { get; set; }
    [BindProperty(SupportsGet = true)] public string[]? Held { get; set; }

    /// <summary>The question that was on the page; null: none was.</summary>
    [BindProperty(SupportsGet = true)] public string? Asked { get; set; }

    /// <summary>A question to be asked again.</summary>
    [BindProperty(SupportsGet = true)] public string? Again { get; set; }

    public RoleQuestions Questions { get; } = new(packs, clock.Today);
    public RegisterRules? Rules { get; private set; }
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<Choice> Levels { get; private set; } = [];
    public IReadOnlyList<Choice> Holdings { get; private set; } = [];

    /// <summary>The question to show; null: all are answered.</summary>
    public string? Question { get; private set; }

    public RegistrationNeed? Need { get; private set; }
    public DateOnly Today => clock.Today;

    public void OnGet()
    {
        // What is not on a list is no answer; a later question's answer may no longer be one when an earlier one changed.
        Country = Known(Questions.Countries, Country);
        Rules = Questions.Rules(Country);
        if (Rules is not null)
        {
            Services = Questions.Services(Rules);
            Service = Known(Services, Service);
            Levels = Questions.Levels(Rules);
            Level = Known(Levels, Level);
            Holdings = Level is null || (Services.Count > 0 && Service is null) ? [] : Questions.Held(Rules, Service ?? "", Level);
        }
        var wrongDay = ModelState.TryGetValue("Started", out var day) && day.Errors.Count > 0;
        if (Started is { } started && (started.Year < 1950 || started > Today.AddYears(2)))
        {
            (Started, wrongDay) = (null, true);
            ModelState.AddModelError("Started", $"Write a day between 1950 and {Format.Date(Today.AddYears(2))}");
        }
        Question = Order.Contains(Again) && Again != "Held" | Holdings.Count > 0 ? Again : Order.FirstOrDefault(Open);
        if (Question is not null && Question == Asked && !wrongDay && Open(Question))
            ModelState.AddModelError(Question, Advice(Question));
        else if (Question is null && Rules is not null)
            Need = RegistrationNeed.Of(Rules, new(Service ?? "", Level!, Started!.Value, Choices), Rules.BodiesOn(Today), Today);
    }

    /// <summary>What is held, of what makes a difference.</summary>
    public IReadOnlyList<string> Choices => [.. Holdings.Select(h => h.Value).Intersect(Held ?? [], StringComparer.Ordinal)];

    /// <summary>Every answer but the one being asked, to go with it.</summary>
    public IEnumerable<(string Name, string Value)> Carried => new[] { ("Country", Country), ("Service", Service), ("Level", Level), ("Started", Started is { } day ? Format.IsoDate(day) : null) }
        .Concat(Request.Query.ContainsKey("Held") ? Choices.Select(c => ("Held", (string?)c)).Append(("Held", "")) : [])
        .Where(a => a.Item1 != Question && a.Item2 is not null).Select(a => (a.Item1, a.Item2!));

    /// <summary>Where one answer is given anew.</summary>
    public string Change(string question) => "/register/must-i" + QueryString.Create(Carried.Select(a => KeyValuePair.Create(a.Name, (string?)a.Value)).Append(KeyValuePair.Create("Again", (string?)question)));

    /// <summary>Whether the register is for the role and nothing must be held first.</summary>
    public bool CanApply => Need is { Rule: not null, CannotYet: false } need && need.Need != Engine.Registration.Need.Exempt;

    public string ApplyAt => ApplicantPages.ApplyWith(Country, Service, Level, Started);

    public string Said(IReadOnlyList<Choice> choices, string? value) => choices.FirstOrDefault(c => c.Value == value)?.Text ?? "";

    public string Name(string code) => Questions.Name(Rules!, code);

    private bool Open(string question) => question switch
    {
        "Country" => Country is null,
        "Service" => Services.Count > 0 && Service is null,
        "Level" => Rules is not null && Level is null,
        "Started" => Rules is not null && Started is null,
        _ => Holdings.Count > 0 && !Request.Query.ContainsKey("Held"),
    };

    private static string? Known(IReadOnlyList<Choice> choices, string? value) => choices.FirstOrDefault(c => c.Value == value)?.Value;

    private static string Advice(string question) => question switch
    {
        "Country" => "Choose the country in which you work",
        "Service" => "Choose where you work, or are to work",
        "Level" => "Choose what you do, or are to do",
        _ => "Write the day on which you started, or are to start, such as 1 12 2026",
    };
}
