using System.Buffers;
using System.Collections.Concurrent;

namespace Cairn.Platform.Operate;

/// <summary>Rows that are made on a thread of their own, some batches ahead of whoever takes them, so that two processors share the work.</summary>
internal static class RowsAhead
{
    private const int BatchBytes = 1 << 18, Batches = 8;

    /// <summary>Writes the next row; false where there is none.</summary>
    public delegate bool Next(ArrayBufferWriter<byte> to);

    /// <returns>Each row, good until the next is taken.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(Next next)
    {
        using var made = new BlockingCollection<(ReadOnlyMemory<byte> Bytes, List<int> Ends)>(Batches);
        using var enough = new CancellationTokenSource();
        var maker = Task.Run(() => Make(next, made, enough.Token));
        try
        {
            foreach (var (bytes, ends) in made.GetConsumingEnumerable())
            {
                var begin = 0;
                foreach (var end in ends)
                {
                    yield return bytes[begin..end];
                    begin = end;
                }
            }
        }
        finally
        {
            enough.Cancel();
            ((IAsyncResult)maker).AsyncWaitHandle.WaitOne(); // whoever takes no more may close what the rows come from
        }
        maker.GetAwaiter().GetResult(); // what it met is the taker's to know
    }

    private static void Make(Next next, BlockingCollection<(ReadOnlyMemory<byte> Bytes, List<int> Ends)> made, CancellationToken enough)
    {
        try
        {
            for (var more = true; more && !enough.IsCancellationRequested;)
            {
                var (bytes, ends) = (new ArrayBufferWriter<byte>(BatchBytes + (BatchBytes >> 2)), new List<int>());
                while (bytes.WrittenCount < BatchBytes && (more = next(bytes)))
                    ends.Add(bytes.WrittenCount);
                if (ends.Count > 0)
                    made.Add((bytes.WrittenMemory, ends), enough);
            }
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // Nobody takes any more.
        }
        finally
        {
            made.CompleteAdding();
        }
    }
}
