namespace Cairn.Platform.Packs;

/// <summary>One thing that a strategy says is to be done or reached.</summary>
/// <param name="Id">Unique within its document.</param>
/// <param name="Type">One of <see cref="Strategies.Types"/>.</param>
/// <param name="Number">As printed; null: none is.</param>
/// <param name="Parent">Element that it stands under; null: it stands by itself.</param>
/// <param name="List">The document's own list that it is an entry of; null: it stands in the prose.</param>
/// <param name="Title">In our words, unique within its document.</param>
/// <param name="Source">Section or paragraph, and place.</param>
/// <param name="Owner">Who leads, as the document says; null: it names nobody.</param>
/// <param name="By">When, as the document says it.</param>
/// <param name="Measure">How success is seen, as the document says.</param>
/// <param name="Row">What of Cairn carries it; null: nothing does, and <paramref name="Why"/> says why.</param>
/// <param name="Also">What else has a part in it.</param>
public sealed record StrategyElement(
    string Id, string Type, string? Number, string? Parent, string? List, string Title, string Text, string Source, string? Owner, IReadOnlyList<string> Partners, string? By, string? Measure, string? Row,
    IReadOnlyList<string> Also, string? Why);

/// <summary>A list that a document prints, with how many entries it has: what the elements are counted against.</summary>
public sealed record StrategyList(string Name, string Type, int Count, string Source);

/// <summary>A strategy as its document states it, in our words: <c>packs/strategies/*.json</c>.</summary>
/// <param name="Source">The document, as it is cited.</param>
public sealed record StrategyDocument(string Id, string Title, string Publisher, string Published, string Country, string Source, string Summary, IReadOnlyList<StrategyList> Lists, IReadOnlyList<StrategyElement> Elements)
{
    public StrategyElement? Find(string id) => Elements.FirstOrDefault(e => e.Id == id);
}

/// <summary>How two elements of different documents stand to each other.</summary>
public enum StrategyMeeting { Repeats, Connects, Differs }

/// <param name="From">"document/element".</param>
public sealed record StrategyLink(string From, string To, StrategyMeeting Kind, string Why);

/// <summary>A system that the documents describe, as Cairn carries it.</summary>
/// <param name="Built">Whether it stands today.</param>
/// <param name="Page">A page on which everybody sees it; null: there is none for everybody.</param>
public sealed record CarriedBy(string Id, string Title, bool Built, string? Page);

/// <summary>A ready-made sheet for what a document would see success by. The sheet is ours; the document's own words stand with its element.</summary>
/// <param name="Of">"document/element".</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Margin">A change of at most this much, in the unit, is holding.</param>
/// <param name="Measure">"measure/definition" of the library; null: nothing counts it yet, and <paramref name="Waits"/> says what it waits for.</param>
/// <param name="Row">What of Cairn would carry it, where it waits.</param>
public sealed record ReadySheet(
    string Id, string Of, string Title, string Definition, string Justification, string Unit, Measures.Direction Direction, decimal Margin, string? Measure, IReadOnlyDictionary<string, string> Cut, IReadOnlyList<(DateOnly Day, decimal Value)> Targets,
    string? Waits, string? Row, Evidence Evidence)
{
    public string Document => Of.Split('/')[0];

    public string Element => Of.Split('/')[1];
}

/// <summary>The strategies that Cairn was built from, where they meet, what of Cairn carries them, and how they are thought to work (S1, S4, S10).</summary>
public sealed record Strategies(IReadOnlyList<StrategyDocument> Documents, IReadOnlyList<StrategyLink> Links, IReadOnlyList<CarriedBy> Rows, IReadOnlyList<LogicModelPack> Models, ContributionMethod Contribution)
{
    /// <summary>Ready-made sheets of indicators (S5).</summary>
    public IReadOnlyList<ReadySheet> Sheets { get; init; } = [];

    /// <summary>Types in the order in which pages show them, with one and many in words.</summary>
    public static readonly IReadOnlyList<(string Id, string One, string Many)> Types =
    [
        ("vision", "vision", "visions"), ("principle", "principle", "principles"), ("outcome", "outcome", "outcomes"), ("objective", "objective", "objectives"), ("area", "area", "areas"), ("action", "action", "actions"),
        ("early-action", "early action", "early actions"), ("longer-term-option", "longer-term option", "longer-term options"), ("activity", "activity", "activities"), ("recommendation", "recommendation", "recommendations"),
        ("commitment", "commitment", "commitments"), ("indicator", "indicator", "indicators"), ("question", "question", "questions"),
    ];

    public StrategyDocument? Find(string id) => Documents.FirstOrDefault(d => d.Id == id);

    public CarriedBy? Row(string? id) => Rows.FirstOrDefault(r => r.Id == id);

    public static string One(string type) => Types.First(t => t.Id == type).One;
}
