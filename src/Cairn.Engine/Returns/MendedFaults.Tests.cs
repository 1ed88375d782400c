using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>W1: the twelve faults of the format's checker (reference, section 6) that ours does not have.</summary>
public sealed class MendedFaultsTests
{
    private static string[] Codes(IEnumerable<Found> found) => [.. found.Select(f => f.Code)];

    [Fact]
    public void Fault_1_findings_that_share_a_code_in_the_format_do_not_hide_each_other()
    {
        var found = TestReturns.OfStaff(TestReturns.Staff(("AMHP", "1"), ("YEAROFENTRY", "2015")));
        Assert.Equal(["staff.yearofentry-countryofbirth.born-here", "staff.amhp.not-needed"], Codes(found));
        Assert.All(found, f => Assert.Equal("3380", f.Ascwds));
    }

    [Fact]
    public void Fault_1_every_code_of_ours_means_one_thing()
    {
        Fault_1_findings_that_share_a_code_in_the_format_do_not_hide_each_other();
        TestReturns.OfTraining(TestReturns.Training());
        foreach (var book in new[] { RuleBook.Workplace, RuleBook.Staff, RuleBook.Training })
        {
            Assert.NotEmpty(book.Rules);
            Assert.Equal(book.Rules.Count, book.Rules.Select(r => r.Code).Distinct().Count());
            Assert.All(book.Rules, r => Assert.True(r.Message.EndsWith('.') && r.Advice.EndsWith('.'), r.Code));
        }
    }

    [Fact]
    public void Fault_2_the_fourth_qualification_and_later_ones_are_checked_and_kept()
    {
        var faulty = TestReturns.Staff(("QUALACH04", "9999;2010"), ("QUALACH05", "54;1066"), ("QUALACH05NOTES", "x"));
        Assert.Equal(["staff.qualach04.code", "staff.qualach05.year"], Codes(TestReturns.OfStaff(faulty)));
        StaffRow? kept = null;
        var sound = TestReturns.Staff(("QUALACH01", "53;2018"), ("QUALACH99", "54;2019"), ("QUALACH99NOTES", "the last"));
        TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())),
            TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, sound))), handlers: new() { Staff = (_, row) => kept = row });
        Assert.Equal([new(53, 2018, null), new(54, 2019, "the last")], kept!.Qualifications);
    }

    [Theory]
    [InlineData("HOURLYRATE", "1.00", "staff.hourlyrate.range")]
    [InlineData("HOURLYRATE", "5000.00", "staff.hourlyrate.range")]
    [InlineData("NINUMBER", "QQ123456Z", "staff.ninumber.not-issued")]
    [InlineData("STARTDATE", "31/02/2022", "staff.startdate.calendar")]
    public void Fault_3_no_value_vanishes_without_a_finding(string column, string value, string code)
    {
        var found = Assert.Single(TestReturns.OfStaff(TestReturns.Staff((column, value))));
        Assert.Equal((code, "", "warning", value), (found.Code, found.Ascwds, found.Severity, found.Value));
    }

    [Fact]
    public void Fault_3_a_number_in_small_letters_is_kept_in_capitals()
    {
        StaffRow? kept = null;
        var (found, _) = TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())),
            TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("NINUMBER", "ab 12 34 56 c"))))), handlers: new() { Staff = (_, row) => kept = row });
        Assert.Empty(found);
        Assert.Equal("AB123456C", kept!.NiNumber);
    }

    [Fact]
    public void Fault_4_a_new_workplace_whose_postcode_no_table_knows_is_kept_and_its_staff_with_it()
    {
        var (found, summary) = TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace(("POSTCODE", "ZZ99 9ZZ")))),
            TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff()))));
        Assert.Empty(found);
        Assert.Equal(2, summary.Files.Sum(f => f.Accepted));
    }

    [Fact]
    public void Fault_4_a_refused_workplace_does_not_make_its_staff_rows_say_that_it_is_unknown()
    {
        var places = new List<RowPlace>();
        var (found, _) = TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace(("ESTNAME", "")))),
            TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff()))), handlers: new() { Staff = (place, _) => places.Add(place) });
        Assert.Equal(["workplace.estname.blank"], Codes(found));
        Assert.True(Assert.Single(places).WorkplaceRefused);
    }

    [Theory]
    [InlineData("GENDER", "1abc", "staff.gender.code")]
    [InlineData("MAINJOBROLE", "25.9", "staff.mainjobrole.code")]
    [InlineData("DOB", "01/01/80", "staff.dob.short-year")]
    [InlineData("SALARY", "20000abc", "staff.salary.range")]
    public void Fault_5_numbers_and_dates_are_read_to_their_end(string column, string value, string code)
    {
        var yearly = TestReturns.Staff(("SALARYINT", "1"), ("SALARY", "20000"), ("HOURLYRATE", ""), (column, value));
        Assert.Equal([code], Codes(TestReturns.OfStaff(yearly)));
    }

    [Fact]
    public void Fault_5_pence_of_a_salary_are_kept()
    {
        StaffRow? kept = null;
        TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())),
            TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("SALARYINT", "1"), ("SALARY", "20000.75"), ("HOURLYRATE", ""))))),
            handlers: new() { Staff = (_, row) => kept = row });
        Assert.Equal(20_000_75, kept!.SalaryPence);
    }

    [Theory]
    [InlineData("UNIQUEWORKERID", 50, "staff.uniqueworkerid.long")]
    [InlineData("DISPLAYID", 50, "staff.displayid.long")]
    [InlineData("MAINJRDESC", 120, "staff.mainjrdesc.long")]
    public void Fault_6_a_text_may_be_as_long_as_the_message_says(string column, int most, string code)
    {
        Dictionary<string, string> Of(int length) => TestReturns.Staff(("MAINJOBROLE", "23"), ("MAINJRDESC", "Duties"), (column, new string('é', length)));
        Assert.Empty(TestReturns.OfStaff(Of(most)));
        Assert.Equal([code], Codes(TestReturns.OfStaff(Of(most + 1))));
    }

    [Fact]
    public void Fault_7_a_workplace_may_have_more_than_999_staff() =>
        Assert.Equal(["workplace.totalpermtemp.differs"], Codes(TestReturns.OfWorkplaces(TestReturns.Workplace(("TOTALPERMTEMP", "5000"), ("STARTERS", "1200;0")))));

    [Fact]
    public void Fault_8_a_managers_vacancy_that_is_said_to_be_set_aside_is()
    {
        WorkplaceRow? kept = null;
        var workplace = TestReturns.Workplace(("REGTYPE", "0"), ("PROVNUM", ""), ("LOCATIONID", ""), ("MAINSERVICE", "6"), ("ALLSERVICES", "6"), ("CAPACITY", "40"),
            ("UTILISATION", "38"), ("SERVICEDESC", ""), ("SLEEPINS", ""), ("SLEEPINPAY", ""), ("VACANCIES", "0;1"));
        var (found, _) = TestReturns.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, workplace)),
            TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff()))), handlers: new() { Workplace = (_, row) => kept = row });
        Assert.Contains("workplace.vacancies.manager-not-regulated", Codes(found));
        Assert.Equal(0, kept!.Roles.Single(r => r.Role == 4).Vacancies);
    }

    [Fact]
    public void Fault_9_a_message_says_what_is_wrong()
    {
        Assert.Contains("No row of the staff file", Assert.Single(TestReturns.OfTraining(TestReturns.Training(("UNIQUEWORKERID", "W2")))).Message, StringComparison.Ordinal);
        Assert.Contains("not a code", Assert.Single(TestReturns.OfTraining(TestReturns.Training(("CATEGORY", "400")))).Message, StringComparison.Ordinal);
        Assert.Contains("is blank", Assert.Single(TestReturns.OfTraining(TestReturns.Training(("CATEGORY", "")))).Message, StringComparison.Ordinal);
        var utilisation = TestReturns.OfWorkplaces(TestReturns.Workplace(("MAINSERVICE", "1"), ("ALLSERVICES", "1;13"), ("CAPACITY", "40;"), ("UTILISATION", "38;9")));
        Assert.Equal(("error", "UTILISATION"), (Assert.Single(utilisation).Severity, utilisation[0].Column));
        Assert.DoesNotContain("ignored", utilisation[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_10_findings_come_in_order_of_line_and_column_every_time()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => TestReturns.Staff(("UNIQUEWORKERID", $"W{i}"), ("NINUMBER", ""), ("GENDER", "9"), ("POSTCODE", "x"), ("DISPLAYID", ""), ("CWPCATEGORY", "50"))).ToArray();
        var first = TestReturns.OfStaff(rows);
        Assert.Equal(20_000, first.Count);
        Assert.Equal(["DISPLAYID", "POSTCODE", "GENDER", "CWPCATEGORY"], first.Take(4).Select(f => f.Column));
        Assert.Equal(first.OrderBy(f => f.Line).Select(f => f.Line), first.Select(f => f.Line));
        Assert.Equal(first, TestReturns.OfStaff(rows));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("New")]
    public void Fault_11_status_may_be_in_any_case_for_every_rule(string status)
    {
        var twice = TestReturns.OfWorkplaces(TestReturns.Workplace(), TestReturns.Workplace(("LOCALESTID", "WP0002"), ("STATUS", status)));
        Assert.Contains("workplace.locationid.twice", Codes(twice));
        var held = new HeldReferences();
        held.AddStaff("WP0001", "W1", sickHalfDays: 7, sickSince: new DateOnly(2026, 1, 1));
        Assert.Equal(["staff.dayssick.unchanged"],
            Codes(TestReturns.OfStaff(held, TestReturns.Staff(("STATUS", "update"), ("DAYSSICK", "3.5")))));
    }

    [Fact]
    public void Fault_12_references_that_only_look_alike_when_joined_are_two_people()
    {
        var workplaces = TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace(("LOCALESTID", "A1")), TestReturns.Workplace(("LOCALESTID", "A12"), ("LOCATIONID", "1-2000000002")));
        var apart = TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("LOCALESTID", "A1"), ("UNIQUEWORKERID", "23")), TestReturns.Staff(("LOCALESTID", "A12"), ("UNIQUEWORKERID", "3"), ("NINUMBER", "")));
        Assert.DoesNotContain(TestReturns.Run(new(TestReturns.Text(workplaces), TestReturns.Text(apart))).Found, f => f.File == "staff");
        var same = TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff(("LOCALESTID", "A1"), ("UNIQUEWORKERID", "2 3")), TestReturns.Staff(("LOCALESTID", "A 1"), ("UNIQUEWORKERID", "23"), ("NINUMBER", "")));
        Assert.Contains("staff.uniqueworkerid.twice", Codes(TestReturns.Run(new(TestReturns.Text(workplaces), TestReturns.Text(same))).Found));
    }
}
