using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>W1: a record that is kept by page goes by the rules of the files.</summary>
public sealed class OneRowTests
{
    private static readonly ReturnsOptions Options = new(TestReturns.Lists, TestReturns.Today);

    private static WorkplaceRow Place(params (string, string)[] changes) => OneRow.Workplace(TestReturns.Workplace(changes), [], Options).Row;

    [Fact]
    public void A_sound_row_is_given_back_as_a_file_would_store_it()
    {
        var found = OneRow.Staff(TestReturns.Staff(), Place(), [], Options);
        Assert.Empty(found.Findings);
        Assert.Equal(("Staff 1", 1221L, 2220), (found.Row.DisplayId, found.Row.HourlyPence, found.Row.ContractedMinutes.Value));
    }

    [Fact]
    public void What_a_file_finds_in_a_row_is_found_in_the_row_alone()
    {
        var bad = TestReturns.Staff(("NINUMBER", "nonsense"), ("HOURLYRATE", "1.00"), ("DOB", "31/02/1990"), ("CONTHOURS", "99"));
        var alone = OneRow.Staff(bad, Place(), [], Options).Findings.Select(f => (f.Rule.Code, f.Message));
        Assert.Equal(TestReturns.OfStaff(bad).Select(f => (f.Code, f.Message)), alone);
    }

    [Fact]
    public void A_refused_row_still_tells_its_sound_answers()
    {
        var found = OneRow.Staff(TestReturns.Staff(("NINUMBER", "nonsense"), ("HOURLYRATE", "13.50")), Place(), [], Options);
        Assert.Contains(found.Findings, f => f.Rule.Outcome == Outcome.RowRefused);
        Assert.Equal((null, 1350L), (found.Row.NiNumber, found.Row.HourlyPence));
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_as_it_was_typed()
    {
        Assert.Equal("=Anna, “the first”", OneRow.Staff(TestReturns.Staff(("DISPLAYID", "=Anna, “the first”")), Place(), [], Options).Row.DisplayId);
        Assert.Equal("'+Bo", OneRow.Staff(TestReturns.Staff(("DISPLAYID", "'+Bo")), Place(), [], Options).Row.DisplayId);
    }

    [Fact]
    public void Other_rows_are_compared_with_and_not_reported()
    {
        var other = OneRow.Staff(TestReturns.Staff(("UNIQUEWORKERID", "W2"), ("CONTHOURS", "60")), Place(), [], Options).Row;
        Assert.Equal(["staff.ninumber.shared"], OneRow.Staff(TestReturns.Staff(), Place(), [other], Options).Findings.Select(f => f.Rule.Code));
    }

    [Fact]
    public void Training_is_checked_against_the_person()
    {
        var worker = OneRow.Staff(TestReturns.Staff(), Place(), [], Options).Row;
        Assert.Empty(OneRow.Training(TestReturns.Training(), Place(), worker, Options).Findings);
        var early = OneRow.Training(TestReturns.Training(("DATECOMPLETED", "01/02/1990")), Place(), worker, Options);
        Assert.Equal(["training.datecompleted.young"], early.Findings.Select(f => f.Rule.Code));
        Assert.Equal(6, early.Row.Category);
    }

    [Fact]
    public void The_rules_of_Englands_regulator_rest_for_another_countrys_service()
    {
        var elsewhere = Options with { Lists = new CodeLists(TestReturns.Tables) { EnglandsRegulator = false } };
        var cells = TestReturns.Workplace(("REGTYPE", "2"), ("MAINSERVICE", "13"), ("ALLSERVICES", "13"), ("CAPACITY", ""), ("UTILISATION", ""), ("PROVNUM", "SP2003001234"), ("LOCATIONID", ""));
        foreach (var column in new[] { "PROVNUM", "LOCATIONID", "REGTYPE/MAINSERVICE", "VACANCIES" })
            Assert.Contains(OneRow.Workplace(cells, [], Options).Findings, f => f.Rule.Column == column);
        var found = OneRow.Workplace(cells, [], elsewhere);
        Assert.DoesNotContain(found.Findings, f => f.Rule.Outcome != Outcome.KeptCheck || f.Rule.Column == "VACANCIES");
        Assert.Equal("SP2003001234", found.Row.ProviderId);
    }

    [Fact]
    public void A_workplace_is_checked_against_its_staff()
    {
        var worker = OneRow.Staff(TestReturns.Staff(), Place(), [], Options).Row;
        Assert.Contains(OneRow.Workplace(TestReturns.Workplace(("TOTALPERMTEMP", "7")), [worker], Options).Findings, f => f.Rule.Code == "workplace.totalpermtemp.differs");
        Assert.Equal("Care home 1", OneRow.Workplace(TestReturns.Workplace(("POSTCODE", "nowhere")), [worker], Options).Row.Name);
    }
}
