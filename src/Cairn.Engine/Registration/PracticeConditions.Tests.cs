using Xunit;

namespace Cairn.Engine.Registration;

/// <summary>Conditions of practice that the register's own facts can check (R6).</summary>
public sealed class PracticeConditionsTests
{
    private static readonly DateOnly From = new(2026, 3, 1), Until = new(2027, 3, 1);
    private static readonly Sanction Order = new(FactKind.PracticeConditions, From, Until, null, 9);

    private static PracticeConditionFinding Check(PracticeCondition condition, DateOnly day, params Fact[] facts) => PracticeConditions.Check(facts, Order, condition, day);

    [Fact]
    public void Work_where_it_is_forbidden_breaks_it_from_the_first_day_of_the_order_and_not_before()
    {
        var condition = new PracticeCondition(PracticeConditionKind.NotInService, "care-home-adults", 0, null);
        var role = new Fact(FactKind.Role, new(2025, 1, 1), Code: "care-home-adults/worker");
        Assert.Equal(new(PracticeConditionState.NotInForce, null, 0), Check(condition, From.AddDays(-1), role));
        Assert.Equal(new(PracticeConditionState.Broken, From, 0), Check(condition, From, role));
        Assert.Equal(PracticeConditionState.Kept, Check(condition, From, role with { Code = "care-at-home/worker" }).State);
        Assert.Equal(PracticeConditionState.Kept, Check(condition, From, role with { Until = From }).State);
        Assert.Equal(new(PracticeConditionState.WasBroken, From, 0), Check(condition, From.AddDays(9), role with { Until = From.AddDays(5) }));
        // What begins when the order is spent breaks nothing.
        Assert.Equal(PracticeConditionState.Kept, Check(condition, Until.AddDays(9), role with { On = Until }).State);
        Assert.Equal(new(PracticeConditionState.Broken, Until.AddDays(-1), 0), Check(condition, Until.AddDays(9), role with { On = Until.AddDays(-1) }));
    }

    [Fact]
    public void A_level_is_checked_in_every_kind_of_service()
    {
        var condition = new PracticeCondition(PracticeConditionKind.NotAtLevel, "manager", 0, null);
        Assert.Equal(PracticeConditionState.Broken, Check(condition, From.AddDays(40), new Fact(FactKind.Role, From.AddDays(30), Code: "care-at-home/manager")).State);
        Assert.Equal(PracticeConditionState.Kept, Check(condition, From.AddDays(40), new Fact(FactKind.Role, From.AddDays(30), Code: "care-at-home/worker")).State);
    }

    [Fact]
    public void Learning_counts_from_the_order_to_its_day_and_no_other()
    {
        var due = From.AddMonths(3);
        var condition = new PracticeCondition(PracticeConditionKind.Learning, "protection", 120, due);
        Fact Piece(DateOnly on, long minutes, string code = "protection") => new(FactKind.Learning, on, Amount: minutes, Code: code);
        Assert.Equal(new(PracticeConditionState.NotYet, null, 60), Check(condition, due, Piece(From, 60), Piece(From.AddDays(-1), 90), Piece(From, 90, "course")));
        Assert.Equal(new(PracticeConditionState.Broken, due.AddDays(1), 60), Check(condition, due.AddDays(1), Piece(From, 60), Piece(due.AddDays(1), 90)));
        Assert.Equal(new(PracticeConditionState.Kept, due, 130), Check(condition, due.AddDays(50), Piece(From, 60), Piece(due, 70)));
    }

    [Fact]
    public void A_qualification_may_be_held_before_and_what_is_only_in_words_cannot_be_told()
    {
        var condition = new PracticeCondition(PracticeConditionKind.Qualification, "svq-ssh-7", 0, From.AddMonths(6));
        Assert.Equal(PracticeConditionState.Kept, Check(condition, From, new Fact(FactKind.Qualification, From.AddYears(-1), Code: "svq-ssh-7")).State);
        Assert.Equal(PracticeConditionState.NotYet, Check(condition, From.AddMonths(6)).State);
        Assert.Equal(PracticeConditionState.Broken, Check(condition, From.AddMonths(6).AddDays(1)).State);
        Assert.Equal(PracticeConditionState.CannotTell, Check(new(PracticeConditionKind.InWords, null, 0, null), From).State);
        Assert.Equal(PracticeConditionState.NotInForce, PracticeConditions.Check([], Order with { From = null }, condition, From).State);
    }
}
