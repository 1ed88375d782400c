using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Cairn.Bench;

internal sealed record SlowSecond(int Second, int Requests, double LongestMs);

/// <param name="TimesMs">Of each request that was answered with 200, from when it was due; sorted.</param>
/// <param name="Slow">Each second of the schedule in which somebody waited longer than <see cref="SlowMs"/>: how many did, and how long the longest.</param>
internal sealed record OpenLoopResult(int Sent, double Seconds, double[] TimesMs, int Errors, string? FirstError, IReadOnlyList<SlowSecond> Slow)
{
    public const double SlowMs = 50;

    public int Answered => TimesMs.Length;

    public double At(double share) => TimesMs.Length == 0 ? 0 : Math.Round(TimesMs[(int)((TimesMs.Length - 1) * share)], 2);
}

/// <summary>
/// Sends requests at the times of a schedule that is made before, whatever the answers do (T47 of the pitfalls: a loop that waits for answers
/// slows down with the server and hides its stalls). Own connections, kept open, as a client library would cost as much as the server.
/// </summary>
internal sealed class OpenLoop(Uri address, byte[][] requests) : IDisposable
{
    private readonly ConcurrentStack<HttpConnection> idle = new();
    private int next;

    public async Task<OpenLoopResult> Run(int rate, int seconds, Random random)
    {
        var schedule = Schedule(rate, seconds, random);
        var (times, errors, first) = (new ConcurrentBag<(double Due, double Took)>(), 0, default(string));
        var watch = Stopwatch.StartNew();
        async Task One(double due, byte[] request)
        {
            var connection = idle.TryPop(out var kept) ? kept : null;
            try
            {
                connection ??= await HttpConnection.Open(address);
                var status = await connection.Ask(request);
                if (status == 200)
                    times.Add((due, watch.Elapsed.TotalMilliseconds - due));
                else
                    throw new IOException($"status {status}");
                idle.Push(connection);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                connection?.Dispose();
                Interlocked.Increment(ref errors);
                first ??= e.Message;
            }
        }
        var sent = new Task[schedule.Length];
        for (var n = 0; n < schedule.Length; n++)
        {
            // A sleep ends about a millisecond late: the time of a request counts from when it was due.
            if (schedule[n] - watch.Elapsed.TotalMilliseconds is > 0.5)
                Thread.Sleep(1);
            if (schedule[n] > watch.Elapsed.TotalMilliseconds + 0.5)
            {
                n--;
                continue;
            }
            sent[n] = One(schedule[n], requests[next++ % requests.Length]);
        }
        await Task.WhenAll(sent);
        var took = watch.Elapsed.TotalSeconds;
        return new OpenLoopResult(schedule.Length, Math.Max(seconds, took), [.. times.Select(t => t.Took).Order()], errors, first,
            [.. times.Where(t => t.Took > OpenLoopResult.SlowMs).GroupBy(t => (int)(t.Due / 1000)).OrderBy(g => g.Key).Select(g => new SlowSecond(g.Key, g.Count(), Math.Round(g.Max(t => t.Took), 1)))]);
    }

    /// <summary>Milliseconds at which requests are due, as independent callers would send them (Poisson).</summary>
    private static double[] Schedule(int rate, int seconds, Random random)
    {
        var due = new List<double>(rate * seconds);
        for (var at = 0.0; ; due.Add(at))
        {
            at += -Math.Log(1 - random.NextDouble()) * 1000.0 / rate;
            if (at >= seconds * 1000.0)
                return [.. due];
        }
    }

    public void Dispose()
    {
        while (idle.TryPop(out var connection))
            connection.Dispose();
    }
}
