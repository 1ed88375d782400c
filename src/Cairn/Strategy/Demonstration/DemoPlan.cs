namespace Cairn.Strategy;

/// <summary>The demonstration's plan: made up, and taking up actions of the shared vision.</summary>
internal static class DemoPlan
{
    /// <summary>In place of a name: the provider of the demonstration's manager and editor.</summary>
    public const string Large = "large";

    public const string Title = "A workforce ready for 2030";

    public const string Summary = "The demonstration’s plan: a made-up forum of employers and others carries on what the shared vision for social services in Scotland set out. People stay, learn and lead, and what they do is known.";

    /// <param name="Key">By which actions name it.</param>
    /// <param name="TakesUp">"document/element", or nothing.</param>
    public sealed record Wanted(string Key, string Type, string Title, string Text, string? Under, string? TakesUp);

    /// <param name="Start">Days after the demonstration's day; before it where below nought.</param>
    /// <param name="Waits">Keys of the actions that come first, each with "+ days" where some lie between.</param>
    /// <param name="Thousands">Pounds needed and found, in thousands; null: not said.</param>
    public sealed record Done(
        string Key, string Element, string Title, string Text, string? TakesUp, string OwnerWords, string? Lead, string[] Partners, string[] Groups, int Start, int Days, string[] Waits, (int Needed, int Found)? Thousands, int? Hours, ActionState State,
        int? Ended = null, int? Forecast = null, string? Report = null, string? Why = null, bool QuickWin = false, (string Text, RiskLevel Likelihood, RiskLevel Effect, string Answer, string Owner)? Risk = null);

    public static readonly IReadOnlyList<Wanted> Elements =
    [
        new("vision", "vision", "A skilled and valued workforce that makes a difference each day", "What the shared vision set out for 2020, carried on.", null, "vision/vision"),
        new("stay", "outcome", "People who begin in care stay", "Fewer leave in their first two years.", "vision", null),
        new("learn", "outcome", "Everybody is qualified for what they do, or on the way", "Registered, qualified and still learning.", "vision", null),
        new("lead", "objective", "Every service is led by somebody who has learned to lead", "From the team to the board.", "vision", null),
        new("know", "objective", "What works is known and used", "Figures and evidence at hand where decisions are made.", "vision", null),
    ];

    public static readonly IReadOnlyList<Done> Actions =
    [
        new("baseline", "know", "Agree what is measured, and where it stands today", "Definitions, sources and a first reading of each indicator.", "vision/q2-annual-summary", "head of evidence", null, ["Demonstration University"], [], -300, 90, [], (40, 40), 600, ActionState.Done, Ended: -215,
            Report: "Twelve indicators are agreed, each with its definition and first reading.", QuickWin: true),
        new("induction", "stay", "One induction for everybody who begins in care", "Written with workers, tried in twenty services, then used by all.", "vision/wf13-induction", "head of learning", null, [], [], -200, 150, ["baseline"], (120, 120), 2400, ActionState.Done, Ended: -48,
            Report: "The induction is tried, mended and out. 214 services use it."),
        new("mentors", "stay", "Train 400 mentors for people in their first year", "Each new worker meets a mentor every week for a year.", null, "learning lead", Large, ["Demonstration College"], ["Worker"], -60, 140, ["induction"], (260, 180), 5200, ActionState.UnderWay, Forecast: 118,
            Report: "170 of 400 mentors are trained.", Why: "Two of the six trainers have left, and new ones begin in the spring.",
            Risk: ("Services cannot spare mentors in winter", RiskLevel.High, RiskLevel.Medium, "Relief cover is paid for from the forum’s fund", "learning lead")),
        new("reward", "stay", "A pay and grading guide that shows a way up", "From first job to registered manager, with what each step asks for.", "vision/wf5-pay-understanding", "head of reward", null, [], [], -30, 200, [], (35, 35), 900, ActionState.UnderWay, Report: "A first draft is with employers and unions."),
        new("register", "learn", "Help 3,000 workers to register and to qualify in time", "Advice, funded places, and a reminder before a condition is due.", null, "head of registration", null, [], [], -120, 240, [], (900, 620), 8000, ActionState.UnderWay, Report: "1,140 have been helped so far.",
            Risk: ("Funded places run out before the year ends", RiskLevel.Medium, RiskLevel.High, "Places are shared out by quarter", "head of registration")),
        new("places", "learn", "Find 600 more places for qualifications at work", "With colleges and assessors, first where the fewest are.", null, "head of learning", null, ["Demonstration College"], [], -90, 75, ["baseline"], (450, 300), 1500, ActionState.UnderWay,
            Report: "380 places are found. Two colleges have not answered yet."),
        new("assessors", "learn", "Train 60 assessors", "So that nobody waits longer than two months to be assessed.", null, "head of learning", null, ["Demonstration College"], [], 10, 120, ["places+14"], (90, 0), 1200, ActionState.NotStarted),
        new("halfway", "learn", "Half of all new workers are qualified within two years", "", null, "the forum’s board", null, [], [], 130, 0, ["assessors", "register"], null, null, ActionState.NotStarted),
        new("managers", "lead", "A leadership programme for first-line managers", "A year of learning with peers, a mentor and one change made at work.", null, "head of leadership", null, ["Demonstration University"], [], 60, 365, ["mentors+7"], (300, 150), 6000, ActionState.NotStarted,
            Risk: ("Managers cannot be freed for it", RiskLevel.Medium, RiskLevel.Medium, "Sessions are short, and half are at a distance", "head of leadership")),
        new("board", "lead", "Each board has a member who answers for the workforce", "Named, with a description of the part.", null, "the forum’s board", null, [], [], -150, 60, [], (0, 0), 80, ActionState.Stopped, Ended: -70, Report: "Asked of 40 boards; 11 named somebody.", Why: "Boards want it as part of the code, and the next revision takes it up.", QuickWin: true),
        new("evidence", "know", "A yearly digest of what works, in plain words", "Ten pages for managers, drawn from research and from services.", "vision/q1-overview", "head of evidence", null, ["Demonstration University"], [], 30, 90, ["baseline"], (25, 25), 500, ActionState.NotStarted, QuickWin: true),
        new("review", "vision", "The plan is looked at again in public", "What moved, what did not, and what changes.", null, "the forum’s board", null, [], [], 440, 0, ["managers", "halfway", "evidence", "reward"], null, null, ActionState.NotStarted),
    ];
}
