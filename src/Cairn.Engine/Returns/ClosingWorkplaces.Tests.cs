using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>Nobody is added to a workplace that the same files delete.</summary>
public sealed class ClosingWorkplacesTests
{
    private static string[] Check(string status, params (string, string)[] staff)
    {
        var held = new HeldReferences();
        held.AddWorkplace("WP0001");
        held.AddWorkplace("WP0002");
        held.AddStaff("WP0001", "W1");
        var workplaces = TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace(("STATUS", "UPDATE")), TestReturns.Workplace(("LOCALESTID", "WP0002"), ("STATUS", status), ("LOCATIONID", "1-2000000002")));
        return [.. TestReturns.Run(new(TestReturns.Text(workplaces), TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(staff)))), held).Found.Where(f => f.Severity == "error").Select(f => f.Code)];
    }

    [Theory]
    [InlineData("DELETE", "staff.status.workplace-deleted")]
    [InlineData("NOCHANGE", null)]
    public void New_staff_are_refused_there(string status, string? code) =>
        Assert.Equal(code is null ? [] : [code], Check(status, ("LOCALESTID", "WP0002"), ("UNIQUEWORKERID", "W2")));

    [Theory]
    [InlineData("DELETE", "staff.transferstaffrecord.workplace-deleted")]
    [InlineData("NOCHANGE", null)]
    public void Nobody_is_moved_there(string status, string? code) =>
        Assert.Equal(code is null ? [] : [code], Check(status, ("STATUS", "UPDATE"), ("TRANSFERSTAFFRECORD", "WP0002")));
}
