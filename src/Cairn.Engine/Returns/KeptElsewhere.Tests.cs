using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>W1: rows of a workplace whose data a subsidiary keeps itself (997).</summary>
public sealed class KeptElsewhereTests
{
    private static HeldReferences Held(params string[] elsewhere)
    {
        var held = new HeldReferences();
        foreach (var reference in elsewhere)
            held.AddKeptElsewhere(reference);
        return held;
    }

    private static List<Found> Check(HeldReferences held, params Dictionary<string, string>[] workplaces) => TestReturns.Run(new(
        TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, workplaces)), TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff())),
        TestReturns.Text(TestReturns.Table(TestReturns.TrainingNames, TestReturns.Training()))), held).Found;

    [Theory]
    [InlineData("NEW")]
    [InlineData("UPDATE")]
    [InlineData("DELETE")]
    public void W1_its_row_and_those_of_its_staff_are_refused_and_say_whose_they_are_not(string status)
    {
        var found = Check(Held("WP 0001"), TestReturns.Workplace(("STATUS", status)));
        Assert.Equal(["workplace.localestid.not-yours", "staff.localestid.not-yours", "training.localestid.not-yours"], found.Where(f => f.Severity == "error").Select(f => f.Code));
        Assert.All(found.Where(f => f.Severity == "error"), f => Assert.Equal(("997", "WP0001", true), (f.Ascwds, f.Value, f.Message.Contains("not yours to return", StringComparison.Ordinal))));
    }

    [Fact]
    public void W1_staff_rows_say_so_where_the_workplace_file_leaves_the_workplace_out()
    {
        var found = Check(Held("WP0001"), TestReturns.Workplace(("LOCALESTID", "WP0002"), ("TOTALPERMTEMP", "1")));
        Assert.Equal(["staff.localestid.not-yours", "training.localestid.not-yours"], found.Where(f => f.Severity == "error").Select(f => f.Code));
    }

    [Fact]
    public void A_reference_that_the_account_uses_itself_is_its_own()
    {
        var held = Held("WP0001");
        held.AddWorkplace("WP0001");
        Assert.DoesNotContain(Check(held, TestReturns.Workplace(("STATUS", "UPDATE"))), f => f.Severity == "error");
    }

    [Fact]
    public void Nobody_is_moved_to_it()
    {
        var held = Held("WP0009");
        held.AddStaff("WP0001", "W1");
        var row = TestReturns.Staff(("STATUS", "UPDATE"), ("TRANSFERSTAFFRECORD", "WP0009"));
        Assert.Equal(["staff.transferstaffrecord.not-yours"], TestReturns.OfStaff(held, row).Select(f => f.Code));
    }
}
