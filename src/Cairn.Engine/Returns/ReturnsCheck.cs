namespace Cairn.Engine.Returns;

/// <summary>Reads and checks the files of a return: what each row would store, and what is wrong with it.</summary>
public static class ReturnsCheck
{
    /// <summary>
    /// Checks the workplace file, then staff, then training; findings and accepted rows are handed over in order of file and line.
    /// Each file is read twice (once for what rows say of each other, once to check), so memory does not grow with the rows but for
    /// 20 to 60 bytes of keys a staff row.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReturnsSummary Run(ReturnsFiles files, ReturnsOptions options, ReturnsHandlers handlers, CancellationToken cancel = default) =>
        new CheckRun(files, options, handlers, cancel).Run();
}
