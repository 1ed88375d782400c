using Xunit;
using static Cairn.Engine.Registration.TestRegisters;

namespace Cairn.Engine.Registration;

/// <summary>The part as it was called on a day, by what the facts tell and never by a guess (R1).</summary>
public sealed class PartThenTests
{
    private static PartRule Old(string id, DateOnly from, string[] services, params string[] levels) => new(Head(id, from, Change), $"The {id}", [], null) { Services = services, Levels = levels };

    private static readonly DateOnly Opened = Day(2010, 1, 1), Later = Day(2017, 10, 2);

    /// <summary>Two parts since the change: one that was one before, and one that was four, the third opened later and the fourth told by no role.</summary>
    private static readonly RegisterRules Cut = Changed with
    {
        Parts =
        [
            new(Head("one", Change), "One", ["old-one"], "title"), new(Head("many", Change), "Many", ["homes", "managers", "visits", "inspectors"], null),
            Old("old-one", Opened, [], "officer"), Old("homes", Opened, ["home", "school"], "worker"), Old("managers", Opened, ["home"], "manager"), Old("visits", Later, ["visit", "school"], "worker"), Old("inspectors", Opened, []),
            new(Head("always"), "Always", [], null),
        ],
    };

    private static readonly string[] Services = ["home", "home", "visit", "visit", "school", "field"], Levels = ["worker", "worker", "worker", "manager", "practitioner", "officer"], Kept = ["one", "many", "always"];

    private static (string Id, bool Told) On(string part, DateOnly day, params Fact[] facts) => PartThen.Of(Cut, part, InOrder(facts), Judging.On(InOrder(facts), Cut, part, day), day) is var then ? (then.Id, then.Told) : default;

    private static readonly Fact Admitted = new(FactKind.Admitted, Day(2015, 5, 1), By: Decision.Person);

    private static Fact Role(string code, DateOnly from, DateOnly? until = null) => new(FactKind.Role, from, until, Code: code);

    [Fact]
    public void The_role_of_the_day_tells_the_part_until_the_change_and_the_part_of_now_stands_from_it()
    {
        Fact[] facts = [Admitted, Role("home/worker", Day(2015, 4, 1), Day(2020, 1, 1)), Role("home/manager", Day(2020, 1, 1))];
        Assert.Equal(("homes", true), On("many", Day(2019, 12, 31), facts));
        Assert.Equal(("managers", true), On("many", Day(2020, 1, 1), facts));
        Assert.Equal(("managers", true), On("many", Change.AddDays(-1), facts));
        Assert.Equal(("many", true), On("many", Change, facts));
        Assert.Equal(("always", true), On("always", Day(2016, 1, 1), facts));
    }

    [Fact]
    public void What_the_roles_do_not_tell_is_said_so_and_not_guessed()
    {
        var (began, day) = (Day(2015, 4, 1), Day(2018, 1, 1));
        Assert.Equal(("many", false), On("many", day, Admitted));
        Assert.Equal(("many", false), On("many", day, Admitted, Role("home/worker", Day(2018, 1, 2))));
        Assert.Equal(("many", false), On("many", day, Admitted, Role("visit/practitioner", began)));
        // Two roles on two parts; one that was on either of two; one beside a role that was on none.
        Assert.Equal(("many", false), On("many", day, Admitted, Role("home/worker", began), Role("home/manager", began)));
        Assert.Equal(("many", false), On("many", day, Admitted, Role("school/worker", began)));
        Assert.Equal(("many", false), On("many", day, Admitted, Role("home/worker", began), Role("visit/practitioner", began)));
        // The part for it had not opened.
        Assert.Equal(("many", false), On("many", Later.AddDays(-1), Admitted, Role("visit/worker", began)));
        Assert.Equal(("visits", true), On("many", Later, Admitted, Role("visit/worker", began)));
        Assert.Equal("One of the parts that became “Many”", PartThen.LabelOf(Cut.Parts[1], day));
        Assert.Equal("Many", PartThen.LabelOf(Cut.Parts[1], Change));
    }

    [Fact]
    public void One_part_alone_is_told_without_a_role_and_a_role_of_another_registration_says_nothing()
    {
        Assert.Equal(("old-one", true), On("one", Day(2016, 1, 1), Admitted));
        Assert.Equal(("one", false), On("one", Opened.AddDays(-1), Admitted with { On = Day(2009, 1, 1) }));
        Assert.Equal("A part that became “One”", PartThen.LabelOf(Cut.Parts[0], Opened.AddDays(-1)));
        Assert.Equal(("homes", true), On("many", Day(2016, 1, 1), Admitted, Role("home/worker", Day(2015, 1, 1)), Role("field/officer", Day(2015, 1, 1))));
    }

    [Fact]
    public void Between_two_roles_and_after_an_end_the_part_is_that_of_the_last_role_held_on_the_register()
    {
        Fact[] facts = [Admitted, Role("home/worker", Day(2015, 4, 1), Day(2017, 1, 1)), Role("home/manager", Day(2018, 1, 1)), new(FactKind.Left, Day(2017, 6, 1))];
        Assert.Equal(("homes", true), On("many", Day(2017, 3, 1), facts));
        Assert.Equal(("homes", true), On("many", Day(2019, 3, 1), facts));
        Assert.Equal(("many", true), On("many", Day(2025, 3, 1), facts));
    }

    [Fact]
    public void A_registration_that_was_kept_under_an_old_part_is_on_the_one_that_took_its_place()
    {
        Assert.Equal(("homes", true), On("homes", Change.AddDays(-1), Admitted));
        Assert.Equal(("many", true), On("homes", Change, Admitted));
        Assert.Equal(("gone", true), On("gone", Change, Admitted));
    }

    /// <summary>On any day each registration has one name, and is counted under it once; from the change on it is one of the parts of now.</summary>
    [Fact]
    public void On_any_day_each_registration_has_exactly_one_part_and_it_is_one_of_that_day_or_said_to_be_one_of_several()
    {
        var (told, untold) = (0, 0);
        for (var seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var admitted = Day(2008, 1, 1).AddDays(random.Next(6_500));
            List<Fact> facts = [new(FactKind.Admitted, admitted, By: Decision.Person)];
            for (var n = random.Next(4); n > 0; n--)
            {
                var from = admitted.AddDays(random.Next(-200, 900));
                facts.Add(Role($"{Services[random.Next(6)]}/{Levels[random.Next(6)]}", from, random.Next(2) == 0 ? null : from.AddDays(random.Next(1, 1_500))));
            }
            if (random.Next(3) == 0)
                facts.Add(new(FactKind.Left, admitted.AddDays(random.Next(1, 2_500))));
            var own = InOrder(facts);
            var kept = Kept[random.Next(3)];
            for (var n = 0; n < 10; n++)
            {
                var day = Day(2008, 1, 1).AddDays(random.Next(7_000));
                var judged = Judging.On(own, Cut, kept, day);
                var then = PartThen.Of(Cut, kept, own, judged, day);
                Assert.Equal(then, PartThen.Of(Cut, kept, own, judged, day));
                Assert.Equal(then.Label, PartThen.LabelOf(then.Rule, day));
                Assert.True(then.Id == kept || Cut.Parts.Single(p => p.Head.Id == kept).Replaces.Contains(then.Id), $"{seed}");
                Assert.Equal(then.Told, then.Rule.Head.On(day));
                if (day >= Change)
                    Assert.True(then.Told && then.Id == kept, $"{seed}");
                else if (kept == "many")
                    _ = then.Told ? told++ : untold++;
                // Told by a role, it is that of a role that had begun.
                if (then.Told && kept == "many" && day < Change)
                    Assert.Contains(own, f => f.Kind == FactKind.Role && f.On <= day && RoleCode.Parse(f.Code!) is var role && then.Rule.For(role.Service, role.Level));
            }
        }
        Assert.True(told > 1_000 && untold > 1_000, $"{told} told, {untold} not");
    }
}
