using System.Diagnostics;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>What a changed rule would do to everybody on the register, before it is made (R2).</summary>
public sealed class WhatIfRulePage(RegisterFacts facts, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Register { get; set; }
    [BindProperty(SupportsGet = true)] public string? Rule { get; set; }
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? AsAt { get; set; }

    public IReadOnlyList<Choice> Registers { get; private set; } = [];
    public IReadOnlyList<Choice> Rules { get; private set; } = [];
    public IReadOnlyList<WhatIfChange>? Changes { get; private set; }
    public RegisterCounts? Before { get; private set; }
    public string Took { get; private set; } = "";
    public string RegisterName { get; private set; } = "";

    public async Task OnGet(CancellationToken stop)
    {
        await facts.Follow(stop);
        Registers = [.. facts.Kept.Select(r => new Choice(r, packs.Register(r).Name))];
        Register = Registers.FirstOrDefault(r => r.Value == Register)?.Value ?? (Registers is [var first, ..] ? first.Value : null);
        if (Register is null)
            return;
        var rules = packs.Register(Register);
        RegisterName = rules.Name;
        var changeable = WhatIf.Changeable(rules, clock.Today).ToList();
        Rules = [.. changeable.Select(c => new Choice(c.Head.Id, $"{c.Head.Text} Now: {Format.Number(c.Now)} {c.Number}."))];
        if (!Request.Query.ContainsKey("Number"))
            return;
        if (changeable.All(c => c.Head.Id != Rule))
            ModelState.AddModelError("Rule", "Choose the rule to change");
        if (!int.TryParse(Number?.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) || number < 1)
            ModelState.AddModelError("Number", "Write the rule’s new number, a whole number from 1");
        if (From is null)
            ModelState.AddModelError("From", "Write the first day on which it would hold, such as 1 4 2027");
        if (!ModelState.IsValid)
            return;
        var watch = Stopwatch.StartNew();
        var (rows, day) = (facts.Rows(Register), AsAt ?? clock.Today);
        Changes = WholeRegister.Compare(facts.Packed, rows, rules, WhatIf.Change(rules, Rule!, number, From!.Value), day);
        Before = WholeRegister.On(facts.Packed, rows, rules, day);
        Took = $"{watch.Elapsed.TotalSeconds:0.0} s";
    }

    public string PartLabel(string part) => packs.Register(Register!).Parts.First(p => p.Head.Id == part).Label;

    public static string Words(Standing standing, StandingMarks marks) =>
        string.Join("; ", new[] { StandingWords.Of(standing) }.Concat(Enum.GetValues<StandingMarks>().Where(m => m != StandingMarks.None && (marks & m) != StandingMarks.None).Select(StandingWords.Of)));
}
