using System.Threading.Channels;

namespace Cairn.Workforce;

/// <summary>
/// Lets the check read on one core while what it found is saved on the other, a few chunks apart. A chunk is as many items as keep
/// the one writer for a few hundredths of a second: on a slow machine they are fewer, for others save in between.
/// </summary>
internal static class Pump
{
    public const int First = 500;
    private const int Least = 400; // fewer would spend their turn on what each transaction costs
    private const int Most = 2_000;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(60);

    /// <param name="produce">Calls its argument for each item, on a thread of its own.</param>
    /// <param name="save">Saves a chunk and tells how long that kept the writer, nothing where it was saved before; the next comes when it is done.</param>
    public static async Task Run<T>(Action<Action<T>> produce, Func<IReadOnlyList<T>, Task<TimeSpan>> save, CancellationToken stop, int first = First)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var channel = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(3) { SingleReader = true, SingleWriter = true });
        var chunk = first;
        var producer = Task.Factory.StartNew(() =>
        {
            var some = new List<T>(first);
            void Send()
            {
                channel.Writer.WriteAsync(some, both.Token).AsTask().GetAwaiter().GetResult();
                some = new List<T>(some.Count);
            }
            try
            {
                produce(item =>
                {
                    some.Add(item);
                    if (some.Count >= Volatile.Read(ref chunk))
                        Send();
                });
                if (some.Count > 0)
                    Send();
                channel.Writer.Complete();
            }
            catch (Exception e)
            {
                channel.Writer.Complete(e);
                throw;
            }
        }, both.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await foreach (var some in channel.Reader.ReadAllAsync(both.Token))
            {
                var took = await save(some);
                if (took > TimeSpan.Zero)
                    Volatile.Write(ref chunk, Next(some.Count, took));
            }
        }
        catch
        {
            await both.CancelAsync();
            await Task.WhenAny(producer);
            throw;
        }
        await producer;
    }

    // One slow turn may have had another cause, so it changes by half at most.
    private static int Next(int count, TimeSpan took) => Math.Clamp((int)(count * Math.Clamp(Turn / took, 0.5, 1.5)), Least, Most);
}
