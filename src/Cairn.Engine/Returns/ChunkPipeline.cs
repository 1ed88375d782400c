namespace Cairn.Engine.Returns;

/// <summary>
/// Reads a file chunk by chunk on the calling thread, works on as many chunks at once as there are processors, and finishes them in the
/// order of the file, again on the calling thread. The lanes are few and used again and again: memory does not grow with the file.
/// </summary>
internal static class ChunkPipeline
{
    public static void Run<TLane>(ChunkReader reader, Func<TLane> newLane, Action<TLane, Chunk> work, Action<TLane> finish, CancellationToken cancel)
    {
        var lanes = Math.Clamp(Environment.ProcessorCount, 1, 16) + 1;
        var free = new Stack<(TLane Lane, Chunk Chunk)>();
        var busy = new Queue<(TLane Lane, Chunk Chunk, Task Work)>();
        var made = 0;
        try
        {
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                if (free.Count == 0 && made < lanes)
                {
                    free.Push((newLane(), reader.NewChunk()));
                    made++;
                }
                if (free.TryPop(out var next))
                {
                    if (!reader.Next(next.Chunk))
                        break;
                    busy.Enqueue((next.Lane, next.Chunk, Task.Run(() => work(next.Lane, next.Chunk), CancellationToken.None)));
                }
                else
                {
                    FinishFirst();
                }
            }
            while (busy.Count > 0)
                FinishFirst();
        }
        finally
        {
            // Whatever went wrong, nothing goes on in the background.
            Task.WaitAll([.. busy.Select(b => b.Work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default))]);
        }

        void FinishFirst()
        {
            var (lane, chunk, task) = busy.Peek();
            task.GetAwaiter().GetResult();
            busy.Dequeue();
            finish(lane);
            free.Push((lane, chunk));
        }
    }
}
