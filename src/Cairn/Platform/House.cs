using System.CommandLine;
using Cairn.Platform.Access;

namespace Cairn.Platform;

/// <summary>What the rooms put at the program's disposal: each room's door adds to it once, at start.</summary>
public sealed class House
{
    private readonly List<Action<IServiceCollection>> services = [];
    private readonly List<Action<IEndpointRouteBuilder>> routes = [];

    /// <summary>Commands in the order in which <c>cairn help</c> lists them.</summary>
    public List<CommandRow> Commands { get; } = [];

    /// <summary>Entries of the main menu; a page shows those that its reader may open.</summary>
    public List<NavigationRow> Navigation { get; } = [];

    /// <summary>Who may use which route. A route without a row is refused.</summary>
    public AccessTable Access { get; } = new();

    /// <summary>What machines can ask for.</summary>
    public Api.ApiTable Api { get; }

    public House() => Api = new(Access);

    /// <summary>What other systems can be told of.</summary>
    public List<Webhooks.WebhookKind> Webhooks { get; } = [];

    /// <summary>What each kind of job does.</summary>
    public Jobs.JobKinds Jobs { get; } = new();

    /// <summary>Kinds of job that are asked for once a day.</summary>
    public List<string> Daily { get; } = [];

    /// <summary>Fills new data with the demonstration sector; Workforce says how.</summary>
    public Func<Database.Store, IProgress<string>, CancellationToken, Task> Demonstrate { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>What other rooms put into the demonstration, inside the change that loads it.</summary>
    public List<Func<Database.Db, CancellationToken, Task>> DemonstrateAlso { get; } = [];

    /// <summary>Measures and published series over some data, for commands and jobs, which have no services; Workforce says how.</summary>
    public Func<Database.Store, Packs.Packs, Measures.Asking> Ask { get; set; } = (store, packs) => new(new Measures.AskMeasure(packs, (_, _, _, _) => Task.FromResult<Measures.HeldFacts?>(null), store.Clock), (_, _) => Task.FromResult<IReadOnlyList<Measures.PublishedSeries>>([]));

    /// <summary>What somebody's first page reminds them of; each room says what is its own.</summary>
    public List<Func<Database.Store, Actor, CancellationToken, Task<IReadOnlyList<Reminder>>>> Reminders { get; } = [];

    /// <summary>All reminders of somebody, the earliest first.</summary>
    public async Task<IReadOnlyList<Reminder>> RemindersOf(Database.Store store, Actor actor, CancellationToken stop)
    {
        List<Reminder> all = [];
        foreach (var room in Reminders)
            all.AddRange(await room(store, actor, stop));
        return [.. all.OrderBy(r => r.Due)];
    }

    /// <summary>Erases again, in data restored from an older backup, what was erased since; Workforce says how.</summary>
    public Func<Database.Store, IReadOnlySet<Guid>, CancellationToken, Task> EraseAgain { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>How an organisation stands to a person, and what they may therefore see; People says so.</summary>
    public Func<Database.Store, Actor, Guid?, CancellationToken, Task<Standing>> Standing { get; set; } =
        (_, _, _, _) => Task.FromResult(new Standing(Relation.Other, Database.Scope.Nothing));

    public void Services(Action<IServiceCollection> add) => services.Add(add);

    public void Routes(Action<IEndpointRouteBuilder> map) => routes.Add(map);

    public void AddServices(IServiceCollection collection) => services.ForEach(add => add(collection));

    public void MapRoutes(IEndpointRouteBuilder builder) => routes.ForEach(map => map(builder));
}

/// <param name="Relation">What the organisation is to the person.</param>
/// <param name="Scope">The rows that the person may read there.</param>
/// <param name="Name">What the person's own organisation is called; null for those of the whole sector.</param>
public sealed record Standing(Relation Relation, Database.Scope Scope, string? Name = null);

/// <param name="What">What is to be done.</param>
/// <param name="Of">What it belongs to, such as a plan.</param>
/// <param name="Due">Its last day.</param>
/// <param name="IsLate">Whether that has passed.</param>
public sealed record Reminder(string What, string Url, string Of, DateOnly Due, bool IsLate);

/// <param name="Path">The words typed after <c>cairn</c>, such as "import check".</param>
/// <param name="Example">A line that works as it stands.</param>
/// <param name="Command">The last word's command, with its options and action.</param>
public sealed record CommandRow(string Path, string Example, Command Command);

/// <param name="Url">May hold <c>{organisation}</c> and <c>{area}</c>: filled with the reader's own.</param>
/// <param name="Order">Lower comes first.</param>
public sealed record NavigationRow(string Text, string Url, int Order)
{
    /// <summary>Whose menu is full: they reach the page from another.</summary>
    public Access.Role[] NotFor { get; init; } = [];
}
