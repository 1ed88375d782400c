using System.CommandLine;
using System.Net.Sockets;
using System.Text;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.CommandLine;

public sealed class ControlSocketTests : IDisposable
{
    private const string Secret = "Jane Canary, QQ123456C";
    private static readonly Verb Verb = new("TestWrite", "A test's command writes.");
    private readonly Databases databases = new();
    private readonly KeptLog log = new();
    private readonly List<Store> ran = [];
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_command_that_writes_is_carried_out_by_the_program_that_serves(string kind)
    {
        var settings = databases[kind];
        Assert.Null(await ControlSocket.Forward(settings, ["test", "write"], output, error, stop));
        await using (var site = await SeededSite.Start(settings, Furnish))
        {
            Assert.Equal(1, await Type("test", "write"));
            Assert.Same(site.Store, Assert.Single(ran));
            Assert.Equal(("one\ntwo\n", "told apart\n"), (output.ToString(), error.ToString()));
        }
        // Without it the command opens the data itself.
        Assert.Equal(1, await Type("test", "write"));
        Assert.Equal(2, ran.Distinct().Count());

        Task<int> Type(params string[] words)
        {
            var house = Rooms.Open();
            Furnish(house);
            string[] database = settings.Database is { } connection ? ["--database", connection] : [];
            return Cli.Run(house, [.. words, "--data", settings.Data, .. database], output, error, stop);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_second_program_leaves_the_first_its_socket(string kind)
    {
        await using var site = await SeededSite.Start(databases[kind], Furnish);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => new Store(databases[kind], site.Store.Clock).Open(stop));
        Assert.Contains("Another Cairn is using", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ControlSocket.Forward(databases[kind], ["test", "write"], output, error, stop));
    }

    [Fact]
    public async Task The_socket_and_its_folder_are_the_users_alone()
    {
        if (OperatingSystem.IsWindows())
            return; // there the folder's own rights say it
        var settings = new Settings(Path.Combine(databases["sqlite"].Data, "new"));
        await using var site = await SeededSite.Start(settings);
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in new[] { ControlSocket.FileOf(settings), settings.File("cairn.db"), settings.File("cairn.db-wal"), settings.File("keys", "master") })
            Assert.Equal((file, mine), (file, File.GetUnixFileMode(file)));
        foreach (var folder in new[] { settings.File(), settings.File("keys"), settings.File("returns") })
            Assert.Equal((folder, mine | UnixFileMode.UserExecute), (folder, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public async Task A_socket_left_by_a_program_that_was_killed_hinders_nothing()
    {
        var settings = databases["sqlite"];
        var left = ControlSocket.FileOf(settings);
        using (var killed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            killed.Bind(new UnixDomainSocketEndPoint(left + ".first"));
            File.Move(left + ".first", left); // else closing it would take the file away
        }
        Assert.True(File.Exists(left));
        Assert.Null(await ControlSocket.Forward(settings, ["test", "write"], output, error, stop));
        await using var site = await SeededSite.Start(settings, Furnish);
        Assert.Equal(1, await ControlSocket.Forward(settings, ["test", "write"], output, error, stop));
    }

    [Fact]
    public async Task The_network_cannot_reach_the_side_door()
    {
        await using var site = await SeededSite.Start(databases["sqlite"], Furnish);
        using var http = new HttpClient { BaseAddress = site.Address };
        foreach (var host in new[] { "cairn", "localhost", "unix:/cairn.sock" })
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/");
            message.Headers.TryAddWithoutValidation("Host", host);
            message.Content = new StringContent("""{"Args":["test","write"],"Folder":"/"}""", Encoding.UTF8, "application/json");
            using var answer = await http.SendAsync(message, stop);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
        Assert.Empty(ran);
    }

    [Fact]
    public async Task A_command_that_fails_in_the_program_says_so_and_gives_no_value_away()
    {
        await using var site = await SeededSite.Start(databases["sqlite"], Furnish);
        Assert.Equal(2, await ControlSocket.Forward(databases["sqlite"], ["test", "break"], output, error, stop));
        Assert.Equal("", output.ToString());
        Assert.StartsWith("Something went wrong in the running Cairn", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", error.ToString() + log.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(InvalidOperationException), log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"Out")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_program_that_stops_in_the_middle_is_told_of(string answer)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(ControlSocket.FileOf(databases["sqlite"])));
        listener.Listen();
        var served = Task.Run(async () =>
        {
            using var one = await listener.AcceptAsync(stop);
            await one.ReceiveAsync(new byte[4096], stop);
            await one.SendAsync(Encoding.ASCII.GetBytes(answer), stop);
            one.Shutdown(SocketShutdown.Send);
            while (await one.ReceiveAsync(new byte[4096], stop) > 0)
            {
                // Until the other side has seen the end.
            }
        }, stop);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ControlSocket.Forward(databases["sqlite"], ["test", "write"], output, error, stop));
        Assert.StartsWith("The running Cairn stopped before it had finished", refused.Message, StringComparison.Ordinal);
        await served;
    }

    private void Furnish(House house)
    {
        var write = new Command("write");
        write.SetAction((parsed, cancel) => Operation.Run(parsed, ["test", "write"], async store =>
        {
            ran.Add(store);
            var (to, err) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            await to.WriteLineAsync("one");
            await to.WriteLineAsync("two");
            await err.WriteLineAsync("told apart");
            return await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), db => Task.FromResult(1), cancel);
        }, cancel));
        var fail = new Command("break");
        fail.SetAction((parsed, cancel) => Operation.Run(parsed, ["test", "break"], _ => throw new InvalidOperationException(Secret), cancel));
        house.Commands.Add(new CommandRow("test write", "./cairn test write", write));
        house.Commands.Add(new CommandRow("test break", "./cairn test break", fail));
        house.Services(services => services.AddSingleton<ILoggerProvider>(log));
    }

    public void Dispose()
    {
        databases.Dispose();
        log.Dispose();
        output.Dispose();
        error.Dispose();
    }
}
