using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Returns;

/// <summary>GF4: what is written in the format is read back equal.</summary>
public sealed class RoundTripTests
{
    private const int Quick = 300, Drill = 10_000;

    private static readonly string[] Texts =
    [
        "Ann", "O’Brien", "=1+1", "+44 113 496 0000", "-5", "@home", "'=x", "''quoted", "'Ulster", "a,b", "a \"b\" c", "two\r\nlines", "ŵ😀", "＝full", "x;y", "1.0", "NEW",
    ];

    private static Gen<string> Text => Gen.Elements(Texts);

    private static Gen<string?> Maybe => Gen.Elements([null, .. Texts.Select(t => (string?)t)]);

    private static Gen<Answer> Code(string list, int dontKnow) =>
        Gen.Elements([Answer.Blank, .. TestReturns.Lists[list].Codes.Select(c => c == dontKnow ? Answer.DontKnow(c) : Answer.Of(c))]);

    private static Gen<DateOnly?> Date(int from, int to) => Gen.Choose(new DateOnly(from, 1, 1).DayNumber, new DateOnly(to, 1, 1).DayNumber).Select(d => (DateOnly?)DateOnly.FromDayNumber(d));

    private static Gen<Answer> Halves(int most, int units) => Gen.Choose(-2, most).Select(h => h == -2 ? Answer.Blank : h == -1 ? Answer.DontKnow(999) : Answer.Of(h * units));

    /// <summary>Staff rows that break no rule: the answers that hang on others are chosen to fit them.</summary>
    private static readonly Gen<StaffRow> Staff =
        from person in Gen.Zip(Gen.Zip(Text, Maybe), Gen.Zip(Date(1955, 2000), Code("gender", 3)))
        from codes in Gen.Zip(Gen.Zip(Code("ethnicity", 99), Code("disabled", 3)), Gen.Zip(Code("care_certificate", -1), Code("recruitment_source", 16)))
        from place in Gen.Zip(Code("nationality", 998), Code("country_of_birth", 998))
        from dates in Gen.Zip(Date(2021, 2026), Gen.Elements(Answer.DontKnow(999), Answer.Of(2019)))
        from job in Gen.Zip(Gen.Zip(Halves(2 * 366, 1), Halves(150, 30)), Gen.Zip(Code("care_workforce_pathway_role_category", 999), Gen.Choose(250, 20_000)))
        from level in Gen.Choose(0, 8)
        from quals in Gen.Zip(Gen.Choose(1, 153), Maybe).Where(q => TestReturns.Lists["qualifications"].Has(q.Item1)).ArrayOf(5)
        from hourly in Gen.Elements(true, false)
        select new StaffRow
        {
            LocalEstId = "WP0001", Status = RowStatus.New, DisplayId = person.Item1.Item1, BirthDate = person.Item2.Item1, Gender = person.Item2.Item2,
            NiNumber = null, KeepNiNumber = level == 3, Postcode = "LS1 2RP", Ethnicity = codes.Item1.Item1, Disabled = codes.Item1.Item2,
            CareCertificate = codes.Item2.Item1, RecruitmentSource = codes.Item2.Item2, Nationality = place.Item1, CountryOfBirth = place.Item2,
            Level2CareCertificate = Answer.Of(1), Level2CareCertificateYear = level > 4 ? 2025 : null, StartDate = dates.Item1, StartInSector = dates.Item2,
            Apprentice = Answer.DontKnow(999), EmploymentStatus = Answer.Of(1), ZeroHours = job.Item1.Item2 == Answer.Of(0) ? Answer.Blank : Answer.Of(2),
            SickHalfDays = job.Item1.Item1, ContractedMinutes = job.Item1.Item2, PathwayCategory = job.Item2.Item1,
            SalaryInterval = Answer.Of(hourly ? 3 : 1), HourlyPence = hourly ? job.Item2.Item2 : null, SalaryPence = hourly ? null : 500_00 + job.Item2.Item2,
            MainJobRole = Answer.Of(23), MainJobDescription = person.Item1.Item2 ?? "Duties", SocialCareQualification = Answer.Of(1), SocialCareLevel = Answer.Of(level),
            OtherQualification = Answer.Of(1), OtherQualificationLevel = Answer.DontKnow(999),
            Qualifications = new([.. quals.Select(q => new AchievedQualification(q.Item1, 2015, q.Item2))]),
        };

    [Fact]
    public void GF4_staff_rows_are_read_back_as_they_were_written() => StaffRows(Quick);

    [Fact]
    public void GF4_training_rows_are_read_back_as_they_were_written() => TrainingRows(Quick);

    [Fact]
    public void GF4_workplace_rows_are_read_back_as_they_were_written() => WorkplaceRows(Quick);

    [Fact, Trait("Category", "Drill")]
    public void GF4_ten_thousand_sets_of_staff_rows_are_read_back() => StaffRows(Drill);

    [Fact, Trait("Category", "Drill")]
    public void GF4_ten_thousand_sets_of_training_rows_are_read_back() => TrainingRows(Drill);

    [Fact, Trait("Category", "Drill")]
    public void GF4_ten_thousand_workplace_rows_are_read_back() => WorkplaceRows(Drill);

    private static void StaffRows(int cases) =>
        Prop.ForAll(Staff.ArrayOf(8).ToArbitrary(), rows =>
        {
            var written = rows.Index().Select(r => r.Item with { UniqueWorkerId = $"W{r.Index}" }).ToList();
            var stream = new MemoryStream();
            using (var writer = new StaffWriter(stream, 5))
                written.ForEach(writer.Write);
            var read = new List<StaffRow>();
            var summary = ReturnsCheck.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())), TestReturns.Bytes(stream.ToArray())),
                new(TestReturns.Lists, TestReturns.Today), new() { Staff = (_, row) => read.Add(row) });
            Assert.Equal("UTF-8 with byte order mark", summary.Files[1].Encoding);
            Assert.Equal(written, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    private static void TrainingRows(int cases)
    {
        var one = from name in Maybe from notes in Maybe from category in Code("training_category", -1).Where(c => !c.IsBlank) from accredited in Code("accredited", 999)
                  from months in Gen.Choose(0, 36) from completed in Date(2015, 2026) from provider in Code("training_provider", -1)
                  select new TrainingRow
                  {
                      LocalEstId = "WP0001", UniqueWorkerId = "W1", Category = category.Value, Name = name, Notes = notes, Accredited = accredited, DeliveredBy = Answer.Of(2),
                      Provider = provider, DeliveryMode = Answer.Of(1), Completed = completed, DoesNotExpire = months == 0, ValidMonths = months == 0 ? null : months,
                      Expires = months == 0 ? null : completed!.Value.AddMonths(months).AddDays(-1),
                  };
        Prop.ForAll(one.ArrayOf(8).ToArbitrary(), rows =>
        {
            var stream = new MemoryStream();
            using (var writer = new TrainingWriter(stream))
                Array.ForEach(rows, writer.Write);
            var read = new List<TrainingRow>();
            ReturnsCheck.Run(new(TestReturns.Text(TestReturns.Table(TestReturns.WorkplaceNames, TestReturns.Workplace())), TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff())), TestReturns.Bytes(stream.ToArray())),
                new(TestReturns.Lists, TestReturns.Today), new() { Training = (_, row) => read.Add(row) });
            Assert.Equal(rows, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
    }

    private static void WorkplaceRows(int cases)
    {
        var one = from name in Text from second in Maybe from text in Maybe from total in Gen.Choose(1, 5000) from use in Code("yes_no_dont_know", 999) from sick in Gen.Elements(Answer.Blank, Answer.Of(0), Answer.Of(1), Answer.DontKnow(999))
                  from days in Gen.Choose(0, 40) from rate in Gen.Choose(250, 20_000) from counts in Gen.Choose(1, 3) from starters in Gen.Choose(0, 900) from none in Gen.Elements(true, false)
                  select new WorkplaceRow
                  {
                      LocalEstId = "WP0001", Status = RowStatus.New, Name = name, Address1 = name, Address2 = second, Town = text, Postcode = "LS1 2RP", EmployerType = Answer.Of(8), OtherEmployerType = name,
                      ShareWithCqc = Answer.Of(1), Regulation = Answer.Of(2), ProviderId = "1-1234567890", LocationId = "1-2000000001", MainService = Answer.Of(8), NoOtherServices = none,
                      Services = new(none ? [new ServiceLine(8, null, 12, null)] : [new ServiceLine(8, null, 12, null), new ServiceLine(5, 3, null, text?.Replace(';', ','))]),
                      Serves = new([new ServedGroup(1, null), new ServedGroup(9, name.Replace(';', ','))]), DelegatedHealthcare = Answer.Of(1), DelegatedActivities = new([1, 8]), TotalStaff = total,
                      Roles = new([new RoleCount(4, counts == 3 ? starters : null, 0, 1), new RoleCount(8, counts == 3 ? 0 : null, 2, 0)]), Starters = (CountsState)counts, Leavers = CountsState.ByRole, Vacancies = CountsState.ByRole,
                      LeavingReasons = new([new ReasonCount(34, 2)]), PathwayUse = use, PathwayReasons = new(use.Is(1) ? [1, 10] : []), PathwayOtherReason = use.Is(1) ? text : null,
                      SickPay = sick, Pension = Answer.Of(1), PensionBasisPoints = 301 + rate / 4, LeaveDays = days, SleepIns = Answer.Of(1), SleepInPay = Answer.DontKnow(999), TravelTime = Answer.Of(3), TravelPence = rate,
                  };
        Prop.ForAll(one.ToArbitrary(), row =>
        {
            var stream = new MemoryStream();
            using (var writer = new WorkplaceWriter(stream))
                writer.Write(row);
            var read = new List<WorkplaceRow>();
            var (found, _) = TestReturns.Run(new(TestReturns.Bytes(stream.ToArray()), TestReturns.Text(TestReturns.Table(TestReturns.StaffNames, TestReturns.Staff()))), handlers: new() { Workplace = (_, r) => read.Add(r) });
            Assert.DoesNotContain(found, f => f.Severity == "error");
            Assert.Equal([row], read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("-5", "'-5")]
    [InlineData("'Ulster", "'Ulster")]
    [InlineData("Ann", "Ann")]
    public void T31_a_text_like_a_formula_is_written_so_that_it_is_none_and_read_back(string text, string written)
    {
        Assert.Equal(written, FormulaGuard.Write(text));
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(FormulaGuard.Read(System.Text.Encoding.UTF8.GetBytes(written))));
    }
}
