using Cairn.Platform.Database;

namespace Cairn.Platform.Jobs;

/// <summary>
/// A job's work on lines that wait, some in a turn. Each turn is one change, which takes its lines off those that wait: so each line has its
/// turn once, whatever stops between, and the next start goes on with what is left.
/// </summary>
public static class Turns
{
    /// <summary>Lines in a turn: half a second on a slow machine, for which other changes wait on SQLite.</summary>
    public const int Size = 250;

    /// <summary>So often a turn is tried again where somebody changed one of its lines meanwhile.</summary>
    private const int Tries = 20;

    /// <param name="step">What is being done, in words.</param>
    /// <param name="done">How many lines had their turn before.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="take">One turn: how many lines had it; 0: none is left.</param>
    public static async Task Run(JobRun run, string step, int done, int total, Change change, Func<Db, Task<int>> take)
    {
        for (var took = -1; took != 0; done += took)
        {
            await run.Report(step, done, total);
            took = await One(run, change, take);
        }
    }

    private static async Task<int> One(JobRun run, Change change, Func<Db, Task<int>> take)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await run.Write(Scope.System, change, take);
            }
            catch (ConflictException) when (tries < Tries)
            {
                // They are taken as they are now.
            }
        }
    }
}
