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

    /// <summary>What each kind of job does.</summary>
    public Jobs.JobKinds Jobs { get; } = new();

    /// <summary>Kinds of job that are asked for once a day.</summary>
    public List<string> Daily { get; } = [];

    /// <summary>Fills new data with the demonstration sector; Workforce says how.</summary>
    public Func<Database.Store, IProgress<string>, CancellationToken, Task> Demonstrate { get; set; } = (_, _, _) => Task.CompletedTask;

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
