namespace Cairn.Engine.Returns;

/// <summary>One run over the files.</summary>
internal sealed class CheckRun(ReturnsFiles files, ReturnsOptions options, ReturnsHandlers handlers, CancellationToken cancel)
{
    public ReturnsSummary Run()
    {
        _ = (files, options, handlers, cancel);
        throw new NotSupportedException("The rules follow in the next commit.");
    }
}
