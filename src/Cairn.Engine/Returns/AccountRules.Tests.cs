using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>W1: the rules that turn on whose account returns the files (950, 955, 956).</summary>
public sealed class AccountRulesTests
{
    private static (List<Found> Found, long Accepted) Check(string? own, bool parent, params Dictionary<string, string>[] workplaces)
    {
        var held = new HeldReferences();
        held.AddWorkplace("WP0001");
        var found = new List<Found>();
        var summary = ReturnsCheck.Run(
            new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, workplaces)), TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff()))),
            new ReturnsOptions(TestReturns.Lists, TestReturns.Today) { Held = held, OwnWorkplace = own, IsParent = parent },
            new() { Finding = (in Finding f) => found.Add(new(f.Rule.File.ToString(), f.Line, f.Rule.Outcome.ToString(), f.Rule.Column, f.Rule.Code, f.Rule.AscwdsCode, f.ValueText, f.Message)) });
        return ([.. found.Where(f => f.File == nameof(ReturnsFile.Workplace) && f.Severity is not (nameof(Outcome.KeptCheck) or nameof(Outcome.ValueSetAside)))], summary.Files[0].Accepted);
    }

    private static readonly Dictionary<string, string> Own = TestReturns.Workplace(("STATUS", "UPDATE"));
    private static readonly Dictionary<string, string> Other = TestReturns.Workplace(("LOCALESTID", "WP0002"), ("LOCATIONID", "1-2000000002"));

    [Fact]
    public void W1_955_the_own_workplace_is_missing_and_the_other_rows_are_still_good()
    {
        var (found, accepted) = Check("WP 0001", true, Other);
        var missing = found[0];
        Assert.Equal(("workplace.file.own-missing", "955", 1, "", nameof(Outcome.ForYouToDecide), 1), (missing.Code, missing.Ascwds, missing.Line, missing.Column, missing.Severity, accepted));
        Assert.EndsWith("It is WP 0001.", missing.Message, StringComparison.Ordinal);
        Assert.Empty(Check("WP 0001", true, Own, Other).Found);
        Assert.DoesNotContain(Check(null, true, Other).Found, f => f.Ascwds == "955");
    }

    [Fact]
    public void W1_956_a_row_that_deletes_the_own_workplace_is_refused()
    {
        var deleted = TestReturns.Workplace(("STATUS", "DELETE"));
        Assert.Equal([("workplace.status.own-deleted", "956", nameof(Outcome.RowRefused))], Check("WP0001", true, deleted).Found.Select(f => (f.Code, f.Ascwds, f.Severity)));
        Assert.Empty(Check(null, true, deleted).Found);
    }

    [Fact]
    public void W1_950_who_is_no_parent_returns_one_row()
    {
        var (found, accepted) = Check(null, false, Own, Other);
        Assert.Equal(("workplace.file.not-parent", "950", nameof(Outcome.ForYouToDecide), 2), (found[0].Code, found[0].Ascwds, found[0].Severity, accepted));
        Assert.EndsWith("It holds 2.", found[0].Message, StringComparison.Ordinal);
        Assert.Empty(Check(null, false, Own).Found);
    }
}
