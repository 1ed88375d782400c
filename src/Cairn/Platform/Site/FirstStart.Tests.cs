using System.Net.Sockets;
using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.People;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Site;

public sealed class FirstStartTests : IDisposable
{
    private static readonly Verb Load = new("TestLoad", "A test loads a small demonstration.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private bool breaks;
    private int loads;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_demonstration_is_loaded_once_and_never_becomes_real(string kind)
    {
        var first = await Up(kind, page => Assert.Contains("<strong>Demonstration.</strong>", page, StringComparison.Ordinal));
        Assert.Contains("Demonstration: made-up people", first, StringComparison.Ordinal);
        await Up(kind, page => Assert.Contains("<strong>Demonstration.</strong>", page, StringComparison.Ordinal));
        var asReal = await Up(kind, page => Assert.Contains("<strong>Demonstration.</strong>", page, StringComparison.Ordinal), "--empty");
        Assert.DoesNotContain("Nobody administers", asReal, StringComparison.Ordinal);
        Assert.Equal(1, loads);
        Assert.Equal((2, "The demonstration goes into new data alone"), await LoadByCommand(kind));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Real_data_never_becomes_a_demonstration(string kind)
    {
        var first = await Up(kind, page => Assert.DoesNotContain("<strong>Demonstration.</strong>", page, StringComparison.Ordinal), "--empty");
        Assert.Contains("/first-administrator?token=", first, StringComparison.Ordinal);
        var second = await Up(kind, page => Assert.DoesNotContain("<strong>Demonstration.</strong>", page, StringComparison.Ordinal));
        Assert.NotEqual(Link(first), Link(second));
        Assert.Equal((2, "The demonstration goes into new data alone"), await LoadByCommand(kind));
        Assert.Equal(0, loads);

        await using var store = await Open(kind);
        await using var db = await store.Read(Scope.System, stop);
        Assert.Equal(FirstStart.Verb.Name, (await db.Set<AuditEvent>().SingleAsync(stop)).Verb);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_crash_while_it_loads_leaves_new_data(string kind)
    {
        breaks = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(kind, TextWriter.Null, stop, "up", "--port", "0"));
        await using (var store = await Open(kind))
        {
            await using var db = await store.Read(Scope.System, stop);
            Assert.False(await db.Set<Organisation>().AnyAsync(stop) || await db.Set<Marker>().AnyAsync(m => m.Name == Marker.Kind, stop) || await db.Set<AuditEvent>().AnyAsync(stop));
        }
        breaks = false;
        await Up(kind, page => Assert.Contains("<strong>Demonstration.</strong>", page, StringComparison.Ordinal));
        Assert.Equal(1, loads);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Records_that_were_there_before_keep_the_demonstration_out(string kind)
    {
        await using (var store = await Open(kind))
            await store.Write(Scope.System, new Change(Load, Actor.Public, Guid.Empty), db => { db.Add(Some()); return Task.FromResult(0); }, stop);
        using var error = new StringWriter();
        Assert.Equal(2, await Cli.Run(Rooms.Open(), [.. Where(kind), "demo", "load"], TextWriter.Null, error, stop));
        Assert.Contains("holds records already", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_and_the_data_is_let_go()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var error = new StringWriter();
        Assert.Equal(2, await Cli.Run(House(), [.. Where("sqlite"), "up", "--empty", "--port", port], TextWriter.Null, error, stop));
        Assert.Contains($"Port {port} is in use", error.ToString(), StringComparison.Ordinal);
        await Up("sqlite", _ => { });
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_in_a_sentence()
    {
        using var error = new StringWriter();
        Assert.Equal(69, await Cli.Run(House(), ["up", "--empty", "--port", "0", "--data", databases["sqlite"].Data, "--database", "Host=127.0.0.1;Port=1;Database=none;Username=nobody;Timeout=5"], TextWriter.Null, error, stop));
        Assert.Contains("The database cannot be used just now: Failed to connect to 127.0.0.1:1", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Starts as a person does, looks at a page, and stops.</summary>
    private async Task<string> Up(string kind, Action<string> look, params string[] options)
    {
        using var output = new Said();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = Run(kind, output, end.Token, ["up", "--port", "0", .. options]);
        var address = await Task.WhenAny(output.Address, running) == running ? throw new InvalidOperationException($"It ended with {await running}.") : await output.Address;
        using (var http = new HttpClient())
            look(await http.GetStringAsync(new Uri(address + "/accessibility"), stop));
        await end.CancelAsync();
        Assert.Equal(0, await running);
        return output.ToString();
    }

    private Task<int> Run(string kind, TextWriter output, CancellationToken until, params string[] words) => Task.Run(() => Cli.Run(House(), [.. words, .. Where(kind)], output, TextWriter.Null, until), stop);

    private async Task<(int Exit, string Said)> LoadByCommand(string kind)
    {
        using var error = new StringWriter();
        var exit = await Cli.Run(House(), [.. Where(kind), "demo", "load"], TextWriter.Null, error, stop);
        return (exit, error.ToString().Split(':')[0].Split(". ")[^1]);
    }

    private House House()
    {
        var house = Rooms.Open();
        house.Demonstrate = (store, _, cancel) => store.Write(Scope.System, new Change(Load, Actor.Public, Guid.Empty), async db =>
        {
            db.Add(Some());
            db.Add(new Marker { Name = Marker.Kind, Value = Marker.Demonstration });
            await db.SaveChangesAsync(cancel);
            if (breaks)
                throw new InvalidOperationException("The machine stops here.");
            return Interlocked.Increment(ref loads);
        }, cancel);
        return house;
    }

    private string[] Where(string kind) => databases[kind].Database is { } database ? ["--data", databases[kind].Data, "--database", database] : ["--data", databases[kind].Data];

    private async Task<Store> Open(string kind)
    {
        var store = new Store(databases[kind], new Clock(TimeProvider.System, databases[kind]));
        await store.Open(stop);
        return store;
    }

    private static Organisation Some() => new() { Id = NewId.Next(), Name = "Rowan", NameKey = "rowan", Country = "scotland" };

    private static string Link(string said) => said[said.IndexOf("/first-administrator?token=", StringComparison.Ordinal)..].Trim();

    public void Dispose() => databases.Dispose();

    /// <summary>What the program prints, and its address as soon as it says it.</summary>
    private sealed class Said : StringWriter
    {
        private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Address => address.Task;

        public override Task WriteLineAsync(string? value)
        {
            const string before = "Cairn serves ";
            if (value?.StartsWith(before, StringComparison.Ordinal) == true)
                address.TrySetResult(value[before.Length..].Split(' ')[0]);
            return base.WriteLineAsync(value);
        }
    }
}
