using System.Threading.Channels;

namespace Cairn.Workforce;

/// <summary>Lets the check read on one core while what it found is saved on the other, a few chunks apart.</summary>
internal static class Pump
{
    /// <param name="produce">Calls its argument for each item, on a thread of its own.</param>
    /// <param name="save">Saves a chunk; the next comes when it is done.</param>
    public static async Task Run<T>(int chunk, Action<Action<T>> produce, Func<IReadOnlyList<T>, Task> save, CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var channel = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(3) { SingleReader = true, SingleWriter = true });
        var producer = Task.Factory.StartNew(() =>
        {
            var some = new List<T>(chunk);
            void Send()
            {
                channel.Writer.WriteAsync(some, both.Token).AsTask().GetAwaiter().GetResult();
                some = new List<T>(chunk);
            }
            try
            {
                produce(item =>
                {
                    some.Add(item);
                    if (some.Count == chunk)
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
                await save(some);
        }
        catch
        {
            await both.CancelAsync();
            await Task.WhenAny(producer);
            throw;
        }
        await producer;
    }
}
