using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>How many are on a register on any day, people and registrations apart, by part; ends by the office and sanctions never in one figure (R1).</summary>
public sealed class RegisterFiguresPage(RegisterCounting counting, RegisterFacts facts, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Register { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsAt { get; set; }

    public sealed record Line(string Label, int Count, string Note);

    public IReadOnlyList<Choice> Registers { get; private set; } = [];
    public RegisterRules Rules { get; private set; } = null!;
    public DateOnly Day { get; private set; }
    public RegisterCounts Counts { get; private set; } = null!;
    public Bars? ByPart { get; private set; }
    public bool Kept { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        await facts.Follow(stop);
        Registers = [.. facts.Kept.Select(r => new Choice(r, packs.Register(r).Name))];
        Register = Registers.FirstOrDefault(r => r.Value == Register)?.Value ?? (Registers is [var first, ..] ? first.Value : null);
        Day = AsAt ?? clock.Today;
        if (AsAt > clock.Today)
        {
            ModelState.AddModelError("AsAt", "That day has not been. Write today or an earlier day; what a rule would change on a day to come is for the register’s office");
            Day = clock.Today;
        }
        if (Register is null)
            return Page();
        (Kept, Rules) = (true, packs.Register(Register));
        Counts = await counting.On(Register, Day, stop);
        var parts = Rules.Parts.Select(p => (Label: PartThen.LabelOf(p, Day), Count: Of(p))).Where(p => p.Count > 0).OrderByDescending(p => p.Count).ToList();
        ByPart = parts.Count == 0 ? null : new Bars(new ChartText("by-part", "Registrations by part of the register", $"Registrations on {Format.Date(Day)} by part."),
            [.. parts.Select(p => new Bar(p.Label, p.Count, Format.Number(p.Count)))], ["Part", "Registrations"]);
        Earlier = Rules.Parts.Any(p => Of(p) > 0 && p.Head.Until <= clock.Today);
        Untold = Rules.Parts.Where(p => p.Head.From > Day && p.Replaces.Count > 0).Sum(Of);
        ViewData["AsAt"] = Day;
        return Page();
    }

    /// <summary>Whether parts are shown that the register has no more.</summary>
    public bool Earlier { get; private set; }

    /// <summary>Registrations whose part on the day the facts do not tell.</summary>
    public int Untold { get; private set; }

    private int Of(PartRule part) => Sum((id, standing, _) => id == part.Head.Id && Judgement.Of(standing) == StandingFamily.OnRegister);

    private int Sum(Func<string, Standing, StandingMarks, bool> which) => Counts.ByPart.Where(c => which(c.Key.Part, c.Key.Standing, c.Key.Marks)).Sum(c => c.Value);

    private int Of(Standing standing) => Sum((_, s, _) => s == standing);

    private int With(StandingMarks mark) => Sum((_, s, m) => Judgement.Of(s) == StandingFamily.OnRegister && (m & mark) != StandingMarks.None);

    public IEnumerable<Line> OnRegister =>
    [
        new("On condition of a qualification", With(StandingMarks.Condition), "registered, and to gain it by a day"),
        new("Of these, past that day", With(StandingMarks.ConditionOverdue), "registered until a person decides otherwise"),
        new("With a renewal that is not complete", With(StandingMarks.RenewalLate), "registered until a person decides otherwise"),
        new("Waiting for a decision to be admitted", Of(Standing.Applied) + Of(Standing.InformationAsked), "not yet on the register"),
    ];

    public IEnumerable<Line> Sanctioned =>
    [
        new("With a warning", With(StandingMarks.Warning), ""), new("Under conditions of practice", With(StandingMarks.PracticeConditions), ""),
        new("Suspended", Of(Standing.Suspended), "by a sanction or an interim order"), new("Removed by a sanction", Of(Standing.Removed), "all until this day"),
    ];

    public IEnumerable<Line> Ended =>
    [
        new("Left at their own wish", Of(Standing.Left), ""), new("Not renewed or not paid for", Of(Standing.Lapsed), ""), new("No registrable role any more", Of(Standing.RoleEnded), ""),
        new("Qualification not gained in time", Of(Standing.ConditionUnmet), ""), new("Information not given", Of(Standing.InformationNotGiven), ""),
    ];
}
