using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Database;

public sealed class SqliteTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_saves_once_goes_before_the_next_turn_of_long_work_that_came_first()
    {
        var settings = databases["sqlite"];
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        List<string> order = [];
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> Turn(string name, bool yields, Task? until = null) => store.Write(Scope.System, async _ =>
        {
            await (until ?? Task.CompletedTask);
            order.Add(name);
            return 0;
        }, stop, yields);

        var holder = Turn("holds the gate", false, first.Task);
        var work = Turn("long work", true);
        var save = Turn("one save", false);
        first.SetResult();
        await Task.WhenAll(holder, work, save);
        Assert.Equal(["holds the gate", "one save", "long work"], order);
    }

    public void Dispose() => databases.Dispose();
}
