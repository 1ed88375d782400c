using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Register;

/// <summary>R1: the facts in memory are those of the database at every question, whenever a change comes.</summary>
public sealed class RegisterFactsTests
{
    private static readonly Packs packs = Packs.Load(Packs.Beside);
    private static readonly DateOnly today = new(2026, 11, 22);
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_changes_while_the_register_is_read_is_known_to_the_next_question(string kind)
    {
        using var databases = new Databases();
        await using var served = await Served.Start(databases[kind] with { Today = today }, stop);
        var facts = new RegisterFacts(served.Store, packs);
        List<Registrant> meanwhile = [];
        facts.Tell(async (_, _) =>
        {
            if (meanwhile.Count < 2)
                meanwhile.Add(await SeedRegistrant.Into(served.Store, "Isla", "Tennant", null, stop, new Fact(FactKind.Admitted, today.AddMonths(-8), By: Decision.Person)));
        });
        for (var question = 1; question <= 3; question++)
        {
            await facts.Follow(stop);
            Assert.All(meanwhile.Take(question - 1), r => Assert.NotNull(facts.Of(r.Id)));
        }
        Assert.Equal(2, meanwhile.Count);
    }
}
