using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class ChangesTests : IDisposable
{
    private static readonly Verb Verb = new("TestChange", "A test changes something.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    /// <summary>Who followed at once would read the old answers, and never hear again.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_files_are_bringing_in_is_told_when_all_of_it_is_in(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var workplaces = Provider.Sample("workplace.csv").Replace("HQ,UPDATE", "HQ,NEW", StringComparison.Ordinal);
        var staff = string.Join('\n', Provider.Sample("staff.csv").ReplaceLineEndings("\n").Split('\n')[..21]) + "\n";
        var source = await provider.Check(workplaces, staff);
        await AcceptReturn.Start(provider.Store, provider.Scope, Actor.Public, provider.Id, source.Id, null, stop);
        var before = (await Feed(provider)).Items.Count;
        var meanwhile = NewId.Next();
        await provider.Store.Write(provider.Scope, new Change(Verb, Actor.Public, provider.Id), db =>
        {
            db.Note("Engagement", meanwhile, provider.Id, null, null);
            return Task.FromResult(0);
        }, stop);
        Assert.Equal(before, (await Feed(provider)).Items.Count);

        await provider.Finish(source.Id);
        var after = (await Feed(provider)).Items;
        Assert.Contains(after, c => c.Event.SubjectId == meanwhile);
        Assert.True(after.Count > before + 5);
        Assert.Equal(after.Count, after.Select(c => c.Event.Sequence).Distinct().Count());
    }

    private Task<ChangeFeed.Leaf> Feed(Provider provider) => provider.Read(db => ChangeFeed.Of(db, provider.Id, 0, 500, stop));

    public void Dispose() => databases.Dispose();
}
