using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Webhooks;

/// <summary>R5: another system is told of each change, signed, until it has it; nothing is lost while it is away, and nothing is told of that did not change.</summary>
public sealed class WebhooksTests : IAsyncDisposable
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Databases databases = new();
    private readonly PretendTime time = new();
    private readonly Dictionary<Guid, string> states = [];
    private readonly House house = new();
    private readonly SeedProvider provider = new(NewId.Next(), "Rowan Care", 1, 5, new DateOnly(2026, 11, 22));
    private Store store = null!;
    private TellWebhooks tell = null!;
    private SendWebhooks send = null!;
    private WebhookSending sending = null!;
    private Receiver receiver = null!;
    private int stamp;

    private async Task<(Guid Id, byte[] Secret)> Begin(string kind)
    {
        var settings = databases[kind] with { WebhooksInside = true };
        store = new Store(settings, new Clock(time, settings));
        await store.Open(stop);
        await provider.Into(store, stop);
        house.Webhooks.Add(new("thing.changed", "When a thing changes", null, _ => $"{stamp}", (_, _, _, _) => Task.FromResult<IReadOnlyList<WebhookSubject>?>([.. states.Select(s => new WebhookSubject(s.Key, s.Value))]),
            (now, was) => new JsonObject { ["was"] = was, ["is"] = now.State }) { Sample = new(Guid.Empty, "b"), SampleWas = "a" });
        (tell, sending) = (new TellWebhooks(store, house, new ServiceCollection().BuildServiceProvider()), new WebhookSending(settings));
        (send, receiver) = (new SendWebhooks(store, sending), await Receiver.Start(stop));
        var (id, secret) = await MakeWebhook.Run(store, house, Scope.Of(provider.Id), Actor.Public, provider.Id, new(receiver.Address, ["thing.changed"]), null, stop);
        return (id, Convert.FromBase64String(secret!["whsec_".Length..]));
    }

    private async Task Set(params (Guid Id, string State)[] now)
    {
        foreach (var (id, state) in now)
            states[id] = state;
        stamp++;
        await tell.Run(stop);
    }

    private async Task<List<WebhookMessage>> Messages()
    {
        await using var db = await store.Read(Scope.Of(provider.Id), stop);
        return await db.Set<WebhookMessage>().AsNoTracking().OrderBy(m => m.Made).ThenBy(m => m.Id).ToListAsync(stop);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_changed_is_told_once_and_signed_and_what_is_new_or_the_same_is_not(string kind)
    {
        var (_, secret) = await Begin(kind);
        var (one, two) = (NewId.Next(), NewId.Next());
        await Set((one, "registered"), (two, "registered"));
        Assert.Equal(0, await send.Run(stop));
        await Set((one, "suspended"));
        await Set((one, "suspended"));
        await send.Run(stop);
        var came = Assert.Single(receiver.Came);
        var body = JsonNode.Parse(came.Body)!;
        Assert.Equal(("thing.changed", "registered", "suspended", provider.Id.ToString()), ((string?)body["type"], (string?)body["data"]!["was"], (string?)body["data"]!["is"], (string?)body["organisation"]));
        Assert.Equal(came.Signature, WebhookSecret.Sign([secret], came.Id, time.GetUtcNow().UtcDateTime, came.Body));
        Assert.Equal(0, await send.Run(stop));
        Assert.Equal((MessageState.Delivered, 1, "It answered 200."), (await Messages())[0] is var m ? (m.State, m.Attempts, m.Answer) : default);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_message_that_does_not_arrive_comes_again_the_same_until_it_does(string kind)
    {
        await Begin(kind);
        var one = NewId.Next();
        await Set((one, "a"));
        receiver.Answers = 500;
        await Set((one, "b"));
        await send.Run(stop);
        Assert.Equal(0, await send.Run(stop));
        time.Pass(TimeSpan.FromSeconds(6));
        await send.Run(stop);
        receiver.Answers = 302;
        time.Pass(TimeSpan.FromMinutes(6));
        await send.Run(stop);
        Assert.Contains("leads elsewhere and is not followed", (await Messages())[0].Answer, StringComparison.Ordinal);
        receiver.Answers = 204;
        time.Pass(TimeSpan.FromMinutes(34));
        await send.Run(stop);
        Assert.Equal(4, receiver.Came.Count);
        Assert.Single(receiver.Came.Select(c => (c.Id, c.Body)).Distinct());
        // The time of each attempt is signed, so that an old message cannot be played again.
        Assert.Equal(4, receiver.Came.Select(c => c.Signature).Distinct().Count());
        Assert.Equal((MessageState.Delivered, 4), (await Messages())[0] is var m ? (m.State, m.Attempts) : default);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_system_that_is_away_for_more_than_a_day_is_paused_and_told_on_its_return_what_it_missed(string kind)
    {
        var (webhook, _) = await Begin(kind);
        var (one, two) = (NewId.Next(), NewId.Next());
        await Set((one, "a"), (two, "a"));
        receiver.Answers = 503;
        await Set((one, "b"));
        for (var n = 0; n < WebhookSchedule.Most; n++)
        {
            await send.Run(stop);
            time.Pass(TimeSpan.FromHours(11));
        }
        Assert.Equal(MessageState.GivenUp, (await Messages())[0].State);
        await using (var db = await store.Read(Scope.Of(provider.Id), stop))
            Assert.Contains("tried 8 times", (await db.Set<Webhook>().SingleAsync(stop)).PausedWhy, StringComparison.Ordinal);
        await Set((one, "c"), (two, "b"));
        Assert.Equal(0, await send.Run(stop));
        Assert.Single(await Messages());

        receiver.Answers = 200;
        receiver.Came.Clear();
        await PauseWebhook.Resume(store, Actor.Public, provider.Id, webhook, stop);
        await tell.Run(stop);
        await send.Run(stop);
        Assert.Equal(["a>b", "b>c"], receiver.Came.Select(c => JsonNode.Parse(c.Body)!["data"]!).Select(d => $"{d["was"]}>{d["is"]}").Order(StringComparer.Ordinal));
        await TryWebhook.Again(store, Scope.Of(provider.Id), Actor.Public, provider.Id, webhook, (await Messages())[0].Id, stop);
        await send.Run(stop);
        Assert.Equal(3, receiver.Came.Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_senders_send_each_message_once_and_one_that_dies_leaves_its_message_to_the_other(string kind)
    {
        await Begin(kind);
        var things = Enumerable.Range(0, 12).Select(_ => NewId.Next()).ToList();
        await Set([.. things.Select(t => (t, "a"))]);
        await Set([.. things.Select(t => (t, "b"))]);
        var other = new SendWebhooks(store, sending);
        await Task.WhenAll(send.Run(stop), other.Run(stop));
        for (var n = 0; n < 5; n++)
            await Task.WhenAll(send.Run(stop), other.Run(stop));
        Assert.Equal(12, receiver.Came.Count);
        Assert.Equal(12, receiver.Came.Select(c => c.Id).Distinct().Count());

        await Set((things[0], "c"));
        using var dies = new CancellationTokenSource();
        receiver.Before = dies.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Run(dies.Token));
        receiver.Before = null;
        Assert.Equal(0, await send.Run(stop));
        time.Pass(TimeSpan.FromMinutes(3));
        await send.Run(stop);
        Assert.Equal(MessageState.Delivered, (await Messages())[^1].State);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_address_that_does_not_answer_is_left_alone_for_a_while_but_for_what_somebody_asks(string kind)
    {
        var (webhook, _) = await Begin(kind);
        var things = Enumerable.Range(0, 30).Select(_ => NewId.Next()).ToList();
        await Set([.. things.Select(t => (t, "a"))]);
        await Set([.. things.Select(t => (t, "b"))]);
        receiver.Answers = 500;
        await send.Run(stop);
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await send.Run(stop));
        Assert.Single(receiver.Came);

        // Another's messages are not behind them.
        await using var other = await Receiver.Start(stop);
        await MakeWebhook.Run(store, house, Scope.Of(provider.Id), Actor.Public, provider.Id, new(other.Address, ["thing.changed"]), null, stop);
        await tell.Run(stop);
        await Set((things[0], "c"));
        await send.Run(stop);
        Assert.Single(other.Came);
        Assert.Single(receiver.Came);

        receiver.Answers = 200;
        await TryWebhook.Run(store, Scope.Of(provider.Id), Actor.Public, provider.Id, webhook, stop);
        await send.Run(stop);
        Assert.Equal(2, receiver.Came.Count);
        time.Pass(TimeSpan.FromMinutes(1));
        while (await send.Run(stop) > 0)
        {
        }
        Assert.Equal(32, receiver.Came.Select(c => c.Id).Distinct().Count());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_new_secret_signs_beside_the_old_one_for_a_day(string kind)
    {
        var (webhook, old) = await Begin(kind);
        var text = await NewWebhookSecret.Run(store, Scope.Of(provider.Id), Actor.Public, provider.Id, webhook, stop);
        var fresh = Convert.FromBase64String(text["whsec_".Length..]);
        async Task<Received> Try()
        {
            await TryWebhook.Run(store, Scope.Of(provider.Id), Actor.Public, provider.Id, webhook, stop);
            await send.Run(stop);
            return receiver.Came.Last();
        }
        var came = await Try();
        Assert.Equal(came.Signature, WebhookSecret.Sign([fresh, old], came.Id, time.GetUtcNow().UtcDateTime, came.Body));
        time.Pass(TimeSpan.FromHours(25));
        came = await Try();
        Assert.Equal(came.Signature, WebhookSecret.Sign([fresh], came.Id, time.GetUtcNow().UtcDateTime, came.Body));
    }

    [Fact]
    public async Task A_system_that_wants_no_more_is_paused_and_old_messages_are_forgotten()
    {
        await Begin("sqlite");
        var one = NewId.Next();
        await Set((one, "a"));
        receiver.Answers = 410;
        await Set((one, "b"));
        await send.Run(stop);
        await using (var db = await store.Read(Scope.Of(provider.Id), stop))
            Assert.NotNull((await db.Set<Webhook>().SingleAsync(stop)).Paused);
        await store.Write(Scope.Of(provider.Id), new Change(SendWebhooks.Verb, Actor.Public, provider.Id), async db => (await db.Set<WebhookMessage>().SingleAsync(stop)).State = MessageState.GivenUp, stop);
        Assert.Equal(0, await send.Forget(stop));
        time.Pass(TimeSpan.FromDays(31));
        Assert.Equal(1, await send.Forget(stop));
    }

    [Theory]
    [InlineData("", "Enter the address")]
    [InlineData("hooks.example.org", "Enter a whole address")]
    [InlineData("ftp://hooks.example.org", "Enter a whole address")]
    [InlineData("http://hooks.example.org", "must begin with https://")]
    [InlineData("https://user:word@hooks.example.org", "must hold no user name")]
    [InlineData("https://127.0.0.1/x", "not of the public network")]
    [InlineData("https://[::ffff:10.0.0.1]/x", "not of the public network")]
    public async Task An_address_that_may_not_be_told_is_refused_with_what_to_do(string address, string told)
    {
        var settings = databases["sqlite"] with { WebhooksInside = false };
        store = new Store(settings, new Clock(time, settings));
        await store.Open(stop);
        await provider.Into(store, stop);
        var refused = await Assert.ThrowsAsync<AnswersRefusedException>(() => MakeWebhook.Run(store, house, Scope.Of(provider.Id), Actor.Public, provider.Id, new(address, []), null, stop));
        Assert.Contains(refused.Faults, f => f.Question == "Address" && f.Text.Contains(told, StringComparison.Ordinal));
        Assert.Contains(refused.Faults, f => f.Question == "Kinds");
    }

    /// <summary>A name may lead inside though it looks public: what counts is where the connection goes.</summary>
    [Fact]
    public async Task A_name_that_leads_inside_is_not_reached()
    {
        receiver = await Receiver.Start(stop);
        using var outside = new WebhookSending(databases["sqlite"] with { WebhooksInside = false });
        var answer = await outside.Send(receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), "msg_1", "{}", [[1]], time.GetUtcNow().UtcDateTime, stop);
        Assert.Equal((false, "The address is not of the public network."), (answer.Delivered, answer.Words));
        Assert.Empty(receiver.Came);
    }

    public async ValueTask DisposeAsync()
    {
        sending?.Dispose();
        if (receiver is not null)
            await receiver.DisposeAsync();
        if (store is not null)
            await store.DisposeAsync();
        databases.Dispose();
    }
}

internal sealed record Received(string Id, string Signature, string Body);

/// <summary>Another system: keeps what it is sent, and answers as it is told to.</summary>
internal sealed class Receiver(WebApplication app) : IAsyncDisposable
{
    public ConcurrentQueue<Received> Came { get; } = new();

    public int Answers { get; set; } = 200;

    public Action? Before { get; set; }

    public string Address => app.Urls.First() + "/hook";

    public static async Task<Receiver> Start(CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.Map();
        await receiver.Begin(stop);
        return receiver;
    }

    private void Map() => app.MapPost("/hook", async (HttpContext http) =>
    {
        if (Before is { } before)
        {
            before();
            await Task.Delay(200);
        }
        using var reader = new StreamReader(http.Request.Body);
        Came.Enqueue(new(http.Request.Headers[WebhookSecret.IdHeader].ToString(), http.Request.Headers[WebhookSecret.SignatureHeader].ToString(), await reader.ReadToEndAsync()));
        if (Answers == 302)
            http.Response.Headers.Location = "/elsewhere";
        http.Response.StatusCode = Answers;
    });

    private Task Begin(CancellationToken stop) => app.StartAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
