using System.Diagnostics;

namespace Cairn.Platform.Jobs;

/// <summary>
/// Long work in the background beside people who wait for pages: after every few milliseconds of it, it rests four times as long. A scan
/// of a whole register at full speed takes one processor of two for seconds, and whoever searches meanwhile waits as long (measured).
/// </summary>
/// <param name="rests">False where nobody waits: a command, a test.</param>
public sealed class Gently(bool rests = true)
{
    private const int Slice = 5, RestFor = 4;

    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>Called often between pieces of the work, and costs nothing until a slice is over.</summary>
    public ValueTask Rest(CancellationToken stop) => !rests || watch.ElapsedMilliseconds < Slice ? ValueTask.CompletedTask : new(Wait(stop));

    private async Task Wait(CancellationToken stop)
    {
        await Task.Delay(watch.Elapsed * RestFor, stop);
        watch.Restart();
    }
}
