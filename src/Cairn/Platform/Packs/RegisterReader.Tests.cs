using Cairn.Engine.Registration;
using Xunit;

namespace Cairn.Platform.Packs;

/// <summary>The registers of the packs, and one person judged by four of them (R1, R2, R4, R7, R8).</summary>
public sealed class RegisterReaderTests
{
    private static readonly Packs Real = Packs.Load(Packs.Beside);
    private static readonly DateOnly Admitted = new(2024, 9, 2), Today = new(2026, 11, 28);

    private static RegistrationNeed Need(string register, string service, string level, params string[] held) =>
        RegistrationNeed.Of(Real.Register(register), new(service, level, new(2026, 10, 1), held), Real.Register(register).BodiesOn(Today), Today);

    [Fact]
    public void Scotlands_register_had_23_parts_to_2_June_2024_and_four_from_the_3rd()
    {
        var parts = Real.Register("sssc").Parts;
        Assert.Equal((23, 4), (parts.Count(p => p.Head.On(new(2024, 6, 2))), parts.Count(p => p.Head.On(new(2024, 6, 3)))));
        // Each of the 23 went into one of the four.
        Assert.Equal(parts.Where(p => p.Head.Until is not null).Select(p => p.Head.Id).Order(), parts.SelectMany(p => p.Replaces).Order());
    }

    [Fact]
    public void On_any_day_each_role_in_Scotland_has_one_part_and_from_3_June_2024_it_is_one_of_the_four()
    {
        var (rules, told) = (Real.Register("sssc"), new HashSet<string>());
        var services = Real["scotland"].List("services").Rows.Select(r => r.Code).Append("personal-assistance").ToList();
        foreach (var kept in rules.Parts.Where(p => p.Head.On(Today)))
            foreach (var service in services)
                foreach (var level in Real["scotland"].List("role-levels").Rows.Select(r => r.Code))
                    for (var day = new DateOnly(2003, 4, 1); day < Today; day = day.AddDays(97))
                    {
                        Fact[] facts = [new(FactKind.Role, new(2002, 1, 1), Code: $"{service}/{level}"), new(FactKind.Admitted, new(2003, 4, 1), By: Decision.Person)];
                        var then = PartThen.Of(rules, kept.Head.Id, facts, Judging.On(facts, rules, kept.Head.Id, day), day);
                        Assert.Equal(then.Told, then.Rule.Head.On(day));
                        Assert.True(then.Id == kept.Head.Id ? !then.Told || day >= kept.Head.From : kept.Replaces.Contains(then.Id) && day < kept.Head.From, $"{service}/{level} {day}");
                        told.Add(then.Told ? then.Id : "");
                    }
        // School care accommodation was one of two, and no role of the list is an inspector's.
        Assert.Equal([.. rules.Parts.Select(p => p.Head.Id).Where(p => p != "inspectors" && !p.EndsWith("-school-accommodation", StringComparison.Ordinal)).Append("").Order(StringComparer.Ordinal)], told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_support_worker_must_apply_in_3_months_and_be_registered_in_6_and_qualify_in_3_years()
    {
        var need = Need("sssc", "care-at-home", "worker");
        Assert.Equal((Engine.Registration.Need.Required, "social-care", new DateOnly(2027, 1, 1), new DateOnly(2027, 4, 1), 36, 2_800L),
            (need.Need, need.Part!.Head.Id, need.ApplyBy, need.RegisteredBy, need.QualifyMonths, need.Fee!.Pence));
        Assert.Equal(["a practice qualification at SCQF 6 or above"], need.Missing);
        Assert.Empty(Need("sssc", "care-at-home", "worker", "svq-ssh-6").Missing);
    }

    [Fact]
    public void A_supervisor_needs_one_of_each_group_and_SCQF_9_meets_both()
    {
        Assert.Equal(2, Need("sssc", "care-at-home", "supervisor").Missing.Count);
        Assert.Equal(60, Need("sssc", "care-at-home", "supervisor").QualifyMonths);
        Assert.Equal(["15 credits of supervision at SCQF 7 or above"], Need("sssc", "care-at-home", "supervisor", "hnc-social-services").Missing);
        Assert.Equal(36, Need("sssc", "care-at-home", "supervisor", "hnc-social-services").QualifyMonths);
        Assert.Empty(Need("sssc", "care-at-home", "supervisor", "hnc-social-services", "pda-supervision-7").Missing);
        Assert.Empty(Need("sssc", "care-at-home", "supervisor", "svq-ssh-9").Missing);
    }

    [Fact]
    public void R7_a_nurse_on_their_own_register_need_not_register_again_and_meets_what_is_asked()
    {
        var nurse = Need("sssc", "care-home-older", "manager", "body:nmc");
        Assert.Equal((Engine.Registration.Need.Exempt, "nmc"), (nurse.Need, nurse.Exempt));
        Assert.Equal(["a management award at SCQF 10"], nurse.Missing);
        Assert.Null(nurse.ApplyBy);
    }

    [Fact]
    public void R8_a_personal_assistant_and_a_hybrid_role_may_and_need_not_register()
    {
        Assert.Equal(Engine.Registration.Need.Voluntary, Need("sssc", "personal-assistance", "worker").Need);
        Assert.Equal(Engine.Registration.Need.Voluntary, Need("sssc", "health-and-care", "practitioner").Need);
        Assert.Equal(Engine.Registration.Need.Voluntary, Need("swe", "personal-assistance", "worker").Need);
        Assert.True(Need("swe", "", "social-worker").CannotYet);
    }

    [Fact]
    public void R4_the_same_learning_is_judged_by_four_registers_in_four_units()
    {
        // Two pieces in the period, one of them talked over; 90 hours of a course and 30 minutes of reading; protection, and no trauma.
        Fact[] Facts(RegisterRules rules)
        {
            var period = Periods.Of(rules, Admitted, Today);
            var day = period.Start.AddDays(-3);
            return
            [
                new(FactKind.Admitted, Admitted, By: Decision.Person), new(FactKind.Learning, day, Period: period.Number - 1, Amount: 90 * 60, Code: "protection"),
                new(FactKind.Learning, day, Period: period.Number - 1, Amount: 30, Code: "reading"), new(FactKind.PeerReflection, day, Period: period.Number - 1),
            ];
        }
        (LearningUnit?, long, long, bool) Judged(string register)
        {
            var rules = Real.Register(register);
            var period = Periods.Of(rules, Admitted, Today);
            var done = period.Number == 0 ? default : LearningDone.Of(Facts(rules), rules, "", period.Before, period.Start, period.Number - 1, Today);
            return (done.Rule?.Unit, done.Have, done.Need, done.Met);
        }
        Assert.Equal((LearningUnit.Elements, 1, 2, false), Judged("sssc"));
        Assert.Equal((LearningUnit.Pieces, 2, 2, true), Judged("swe"));
        Assert.Equal((LearningUnit.Credits, 9_025, 1_000, true), Judged("credits"));
        // Hours are asked for over three years: this person's first period still runs.
        var ni = Real.Register("niscc");
        var hours = LearningDone.Of([new(FactKind.Learning, Admitted.AddDays(9), Amount: 90 * 60), new(FactKind.Learning, Admitted.AddDays(10), Amount: 30)], ni, "", Admitted, Admitted.AddYears(3), 0, Today);
        Assert.Equal((LearningUnit.Minutes, 5_430, 5_400, true), (hours.Rule!.Unit, hours.Have, hours.Need, hours.Met));
    }

    [Fact]
    public void Fees_are_those_of_the_day()
    {
        long? Fee(string level, int year, int month) => RegistrationNeed.FeeOf(Real.Register("sssc"), "annual", level, new(year, month, 1))?.Pence;
        Assert.Equal([1_500, 2_500, 2_500, 2_800, 3_100], [Fee("worker", 2017, 8), Fee("worker", 2017, 9), Fee("worker", 2026, 3), Fee("worker", 2026, 4), Fee("worker", 2027, 4)]);
        Assert.Equal([8_000, 8_800, 12_000], [Fee("social-worker", 2025, 3), Fee("social-worker", 2025, 4), Fee("social-worker", 2031, 1)]);
        Assert.Null(Fee("nobody", 2026, 1));
    }

    [Fact]
    public void Every_rule_says_whether_it_was_seen_and_where()
    {
        foreach (var rule in Real.Registers.SelectMany(r => r.Heads))
        {
            Assert.True(rule.Source.Length > 5 && rule.Evidence is "seen" or "derived" or "general", rule.Id);
            Assert.False(rule.Until <= rule.From, rule.Id);
        }
    }
}
