namespace Cairn.Tests;

/// <summary>A clock that stands where the test puts it.</summary>
public sealed class PretendTime : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;

    public void Set(DateTime utc) => now = new DateTimeOffset(utc, TimeSpan.Zero);
}
