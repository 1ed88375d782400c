using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Site.Gallery;

/// <summary>Every chart form with made-up figures, for those who choose among them.</summary>
public static class SampleCharts
{
    public static IReadOnlyList<(string Title, IChart Chart)> All { get; } =
    [
        ("Bars", new Bars(
            new("bars", "Staff by role", "Care workers are the most, 41 of 62; then senior care workers, 12; nurses, 6; managers, 3."),
            [new("Care worker", 41, "41", "66.1%"), new("Senior care worker", 12, "12", "19.4%", Ink.Sage), new("Nurse", 6, "6", "9.7%", Ink.Sage), new("Registered manager", 3, "3", "4.8%", Ink.Sage)],
            ["Role", "Staff", "Share"])),
        ("Shares", new ShareBar(
            new("shares", "Staff by contract", "Permanent 71%, temporary 14%, bank 9%, agency 6%."),
            [new("Permanent", 71, "71%", Ink.Pine), new("Temporary", 14, "14%", Ink.Loch), new("Bank", 9, "9%", Ink.Heather), new("Agency", 6, "6%", Ink.Amber)],
            ["Contract", "Share"])),
        ("Line with interval and target", new Lines(
            new("line", "Registered share by year", "Rises from 41% in 2019 to 58% in 2025; the target is 63%."),
            [new("Registered", [new(2019, 41, 39, 43), new(2020, 43, 41, 45), new(2021, 46, 44, 48), new(2022, 49, 47, 51), new(2023, 52, 50, 54), new(2024, 55, 52, 57), new(2025, 58, 55, 61)])],
            v => Format.Percent(v, 0), Target: new("Promise 63%", 63))),
        ("Two lines", new Lines(
            new("two-lines", "Care workers you will have, and need", "Have falls from 38 to 33 by 2029; need rises from 39 to 41."),
            [new("have", [new(2026, 38, 38, 38), new(2027, 36, 34, 38), new(2028, 35, 31, 37), new(2029, 33, 28, 36)], Ink.Pine), new("need", [new(2026, 39), new(2027, 40), new(2028, 40), new(2029, 41)], Ink.Amber, true)],
            v => Format.Number(v))),
        ("Distribution", new Distribution(
            new("distribution", "Services by vacancies", "Most services have 5 to 9 vacancies in a hundred posts; yours has 10 to 14."),
            [new("0 to 4", 120), new("5 to 9", 214), new("10 to 14", 133), new("15 to 19", 61), new("20 to 24", 22), new("25 and over", 9)], 2,
            ["Vacancies in a hundred posts", "Services"])),
        ("Differences with intervals", new Intervals(
            new("intervals", "Turnover of those that offer it, less that of those that do not", "With paid learning time it is 4.1 points less, surely less than nought; with flexible working 1.2 less, and it may be chance."),
            [new("Paid learning time", -4.1m, -6.9m, -1.3m), new("Flexible working", -1.2m, -3.8m, 1.4m, Ink.Sage), new("Help with housing or travel", 0.9m, -4.4m, 6.2m, Ink.Sage)],
            v => (v > 0 ? "+" : "") + Format.Number(v, 1), "fewer leave", "more leave", ["What is offered", "Points", "From", "To"])),
        ("Pyramid", new Pyramid(
            new("pyramid", "Staff by age and sex", "Women outnumber men in every layer; the most are women of 45 to 54."),
            [new("Under 25", 310, 120), new("25 to 34", 720, 260), new("35 to 44", 860, 240), new("45 to 54", 1120, 270), new("55 to 64", 940, 210), new("65 and over", 130, 60)],
            ["Age", "Women", "Men"])),
        ("Boxes and arrows", new BoxesAndArrows(
            new("boxes", "How learning days are thought to keep workers", "What is done leads to what comes of it at once, on weak evidence, and that to an outcome, on some."),
            [
                new("What is done", [new("D1", "Paid learning days", Ink.Pine), new("D2", "Supervision", Ink.Pine)]), new("What comes of it at once", [new("C1", "Workers who learned", Ink.Loch)]),
                new("Outcomes", [new("O1", "Workers stay", Ink.Heather)]), new("What hinders from outside", [new("H1", "Pay elsewhere", Ink.Rust)]),
            ],
            [new("D1", "C1", 1, "Weak evidence"), new("D2", "C1", 0, "Nothing yet"), new("C1", "O1", 2, "Some evidence"), new("H1", "O1", 3, "Strong evidence")], ["From", "Leads to", "It rests on"])),
    ];

    public static IReadOnlyList<Place> Places { get; } =
    [
        Of("Vacancies", 8.9m, 10.7m), Of("Turnover", 24.1m, 21.3m), Of("Sickness", 2.1m, 12m), Of("Registered", 31m, 20.2m),
    ];

    private static Place Of(string what, decimal own, decimal middle) => new(
        new($"place-{what.ToLowerInvariant()}", what, $"Yours is {Format.Percent(own)}; the middle of like services is {Format.Percent(middle)}."),
        own, middle - 9, middle - 4, middle, middle + 4, middle + 9, v => Format.Percent(v), "Like services");
}
