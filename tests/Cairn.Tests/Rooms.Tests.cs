using Mono.Cecil;
using Xunit;

namespace Cairn.Tests;

/// <summary>Holds the table of docs/architecture.md: who may use whom, and who may name the web.</summary>
public sealed class RoomsTests
{
    /// <summary>What a room may use besides Platform, People and Engine, which every room may.</summary>
    private static readonly Dictionary<string, string[]> table = new(StringComparer.Ordinal)
    {
        ["Register"] = [],
        ["Voice"] = [],
        ["Learning"] = ["Register"],
        ["Practice"] = ["Register"],
        ["Workforce"] = ["Register", "Learning", "Practice"],
        ["Evidence"] = ["Workforce"],
        ["Planning"] = ["Workforce", "Register", "Learning", "Practice", "Evidence"],
        ["Commissioning"] = ["Planning", "Workforce", "Register", "Learning", "Practice", "Voice"],
        ["Strategy"] = ["Planning", "Evidence", "Commissioning"],
    };

    private static readonly Use[] program = [.. CompiledCode.Uses(CompiledCode.Read("Cairn.dll"))];
    private static readonly Use[] engine = [.. CompiledCode.Uses(CompiledCode.Read("Cairn.Engine.dll"))];

    [Fact]
    public void A_room_uses_only_the_rooms_that_the_table_allows() => Nothing(
        from use in program
        let room = Room(use.From)
        let used = Room(use.What)
        where room is not null && used is not null && used != room && !May(room, used)
        select $"{use.From.FullName} names {use.What.FullName}, but {room} may not use {used}");

    [Fact]
    public void Every_type_lies_in_a_room_of_the_table() => Nothing(
        from use in program
        let room = Room(use.From)
        where room is not null && room is not ("Platform" or "People") && !table.ContainsKey(room)
        select $"{use.From.FullName} lies in {room}, which is no room");

    [Fact]
    public void Only_planning_runs_the_projection() => Nothing(
        from use in program
        where Space(use.What).StartsWith("Cairn.Engine.Projection", StringComparison.Ordinal) && Room(use.From) != "Planning"
        select $"{use.From.FullName} names {use.What.FullName}");

    [Fact]
    public void Only_pages_apis_doors_and_platform_name_the_web() => Nothing(
        from use in program
        let space = Space(use.What)
        // An account's own columns come from Identity's, and what a link must hide is sealed by DataProtection: neither is the web.
        where space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && space is not ("Microsoft.AspNetCore.Identity" or "Microsoft.AspNetCore.DataProtection")
        where Room(use.From) is not (null or "Platform")
        where !IsPage(use.From) && !MayNameTheWeb(use.File)
        select $"{use.From.FullName} names {use.What.FullName} in {Path.GetFileName(use.File)}");

    [Fact]
    public void The_engine_knows_nothing_but_sums()
    {
        using var module = CompiledCode.Read("Cairn.Engine.dll");
        Nothing(module.AssemblyReferences.Select(r => r.Name).Where(n => !n.StartsWith("System.", StringComparison.Ordinal))
            .Select(n => $"the engine refers to {n}"));
        Nothing(
            from use in engine
            where Space(use.What) is "System.Data" or "System.Net.Http" || use.What.FullName is "System.IO.File" or "System.IO.FileStream" or "System.TimeProvider"
            select $"{use.From.FullName} names {use.What.FullName}");
    }

    [Fact]
    public void Time_identity_and_transactions_come_from_their_one_place() => Nothing(
        from use in program.Concat(engine)
        let instead = (use.What.FullName, use.Member) switch
        {
            ("System.DateTime", "get_Now" or "get_UtcNow" or "get_Today") or ("System.DateTimeOffset", "get_Now" or "get_UtcNow") => "Clock",
            ("System.Guid", "NewGuid" or "CreateVersion7") when use.From.FullName != "Cairn.NewId" => "NewId.Next()",
            ("Microsoft.Data.Sqlite.SqliteConnection", "BeginTransaction") when use.Pushed == true => "an immediate transaction",
            _ => null,
        }
        where instead is not null
        select $"{use.From.FullName} calls {use.What.Name}.{use.Member}; use {instead}");

    [Fact]
    public void The_reader_of_compiled_code_sees_bodies_attributes_and_type_arguments()
    {
        using var module = CompiledCode.Read("Cairn.Tests.dll");
        var seen = CompiledCode.Uses(module).Where(u => u.From.Name == nameof(Specimen)).ToList();
        Assert.Contains(seen, u => u is { What.FullName: "System.Guid", Member: "NewGuid" } && u.File.EndsWith("/Rooms.Tests.cs", StringComparison.Ordinal));
        Assert.Contains(seen, u => u.What.Name == nameof(ObsoleteAttribute));
        Assert.Contains(seen, u => u.What.Name == nameof(Version));
        Assert.Contains(seen, u => u is { Member: "BeginTransaction", Pushed: true });
    }

    private static bool May(string room, string used) => used switch
    {
        "Engine" => true,
        "Platform" => true,
        "People" => room != "Platform",
        _ => table.GetValueOrDefault(room, []).Contains(used),
    };

    /// <summary>The second part of the namespace; of a compiled page the first folder. Null outside the rooms.</summary>
    private static string? Room(TypeReference type)
    {
        var parts = IsPage(type) ? ["Cairn", .. Outermost(type).Name.Split('_')] : Space(type).Split('.');
        return parts is ["Cairn", { Length: > 0 } room, ..] && room != "Tests" ? room : null;
    }

    private static bool IsPage(TypeReference type) => Space(type) == "AspNetCoreGeneratedDocument";

    private static bool MayNameTheWeb(string file) =>
        file.EndsWith(".cshtml.cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
        || file.EndsWith(".Api.cs", StringComparison.Ordinal) || file.EndsWith("Room.cs", StringComparison.Ordinal);

    private static string Space(TypeReference type) => Outermost(type).Namespace;

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static void Nothing(IEnumerable<string> wrong) =>
        Assert.True(!wrong.Any(), string.Join('\n', wrong.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(30)));
}

/// <summary>Breaks rules so that the reader can be seen to find them.</summary>
internal static class Specimen
{
    [Obsolete("Only to be read.")]
    public static Guid Make(IEnumerable<Version[]> versions, Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        return versions.Any() ? Guid.NewGuid() : Guid.Empty;
    }
}
