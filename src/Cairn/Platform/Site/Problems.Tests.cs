using System.Net;
using System.Net.Sockets;
using System.Text;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Cairn.Platform.Site;

public sealed class ProblemsTests(ProblemsTests.FailingSite failing) : IClassFixture<ProblemsTests.FailingSite>
{
    private const string Canary = "Jane-Canary-QQ123456C";
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("busy", 503, "Cairn cannot answer just now")]
    [InlineData("conflict", 409, "Someone else changed this in the meantime")]
    [InlineData("refused", 422, "That cannot be done as things stand")]
    [InlineData("unknown", 500, "Something went wrong on our side")]
    [InlineData("unreachable", 503, "Cairn cannot answer just now")]
    [InlineData("unreachable-inside", 503, "Cairn cannot answer just now")]
    public async Task Each_problem_has_its_status_and_a_plain_page(string kind, int status, string heading)
    {
        using var browser = new Browser(failing.Site.Address);
        foreach (var answer in new[] { await browser.Get($"/fails/{kind}"), await browser.SendBare($"/fails/{kind}") })
        {
            using (answer)
            {
                var page = await answer.Content.ReadAsStringAsync(stop);
                Assert.Equal(status, (int)answer.StatusCode);
                Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
                Assert.DoesNotContain(Canary, page, StringComparison.Ordinal);
                Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
                Assert.Equal(status == 503 ? TimeSpan.FromSeconds(30) : null, answer.Headers.RetryAfter?.Delta);
            }
        }
    }

    [Fact]
    public async Task An_answer_that_had_begun_is_cut_off_and_not_ended_as_if_whole()
    {
        using var http = new HttpClient { BaseAddress = failing.Site.Address };
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("/fails/begun", UriKind.Relative), stop));
    }

    [Fact]
    public async Task Nothing_personal_is_in_the_log()
    {
        using var browser = new Browser(failing.Site.Address);
        foreach (var kind in new[] { "busy", "conflict", "refused", "unknown", "unreachable", "unreachable-inside" })
            (await browser.Get($"/fails/{kind}?name={Canary}")).Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.Get("/fails/begun"));
        (await browser.Send("/sign-in", ("Name", Canary), ("Password", Canary))).Dispose();
        (await browser.SendBare("/sign-in", ("Name", Canary), ("Password", Canary))).Dispose();
        (await browser.Get($"/providers/{Canary}")).Dispose();
        Assert.Contains(nameof(InvalidOperationException), failing.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, failing.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cookie", "cairn=AAAA; cairn-form=AAAA")]
    [InlineData("Cookie", "cairn=; cairn=; ;;==")]
    [InlineData("Cookie", "cairn=chunks-99; cairnC1=x")]
    [InlineData("Cookie", "cairn-form=CfDJ8%00%ff")]
    [InlineData("Accept", "text/html;q=nonsense,,,;;")]
    [InlineData("Accept-Language", "\u00e9\u00e9, *;q=9")]
    [InlineData("Host", "another.example")]
    [InlineData("Referer", "javascript:alert(1)")]
    [InlineData("If-None-Match", "nonsense")]
    [InlineData("Range", "bytes=9-1")]
    [InlineData("X-Forwarded-For", "1.2.3.4, ::1, nonsense")]
    public async Task A_broken_header_breaks_nothing(string name, string value)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = failing.Site.Address };
        foreach (var url in new[] { "/", "/sign-in", "/start", "/no-such-page" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await http.SendAsync(request, stop);
            Assert.InRange((int)answer.StatusCode, 200, 499);
        }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nCookie: {long}\r\n\r\n", 431)]
    [InlineData("GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n", 414)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400)]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nA\u0000: b\r\n\r\n", 400)]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: nine\r\n\r\n", 400)]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400)]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", 400)]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n1;a=\nb\r\n", 400)]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999999\r\n\r\n", 400)]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc", 400)]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: nonsense;;=\r\nContent-Length: 3\r\n\r\nabc", 400)]
    [InlineData("NONSENSE\r\n\r\n", 400)]
    public async Task A_malformed_request_is_refused(string request, int status)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(failing.Site.Address.Host, failing.Site.Address.Port, stop);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.Replace("{long}", new string('a', 40_000), StringComparison.Ordinal)), stop);
        using var reader = new StreamReader(stream);
        var first = await reader.ReadLineAsync(stop);
        Assert.StartsWith($"HTTP/1.1 {status} ", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_more_boxes_than_any_page_has_is_refused()
    {
        using var browser = new Browser(failing.Site.Address);
        using var answer = await browser.Send("/sign-in", [.. Enumerable.Range(0, 3_000).Select(n => ($"box{n}", "x"))]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>The real program with routes that fail in each way.</summary>
    public sealed class FailingSite : IAsyncLifetime
    {
        private readonly Databases databases = new();

        public KeptLog Log { get; } = new();

        public SeededSite Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await SeededSite.Start(databases["sqlite"], house =>
        {
            house.Services(services => services.AddSingleton<ILoggerProvider>(Log));
            house.Access.Allow("GET,POST", "/fails/{kind}", AccessTable.Everyone);
            house.Routes(routes => routes.MapMethods("/fails/{kind}", ["GET", "POST"], Fail));
        });

        private static async Task Fail(HttpContext http, string kind)
        {
            if (kind == "begun")
            {
                await http.Response.WriteAsync("the first line\n");
                await http.Response.Body.FlushAsync();
            }
            throw kind switch
            {
                "busy" => new BusyException(),
                "conflict" => new ConflictException(),
                "refused" => new RefusedException($"{Canary} is refused."),
                "unreachable" => new NpgsqlException(Canary, new SocketException()),
                "unreachable-inside" => new InvalidOperationException("likely due to a transient failure", new DbUpdateException(Canary, new NpgsqlException(Canary, new IOException()))),
                _ => new InvalidOperationException(Canary, new FormatException(Canary)),
            };
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            databases.Dispose();
            Log.Dispose();
        }
    }
}
