using System.Text;
using Cairn.Engine.ServiceLists;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W2: a regulator's list becomes the services that everybody reads.</summary>
public sealed class TakeServiceListTests : IDisposable
{
    private const string CareAtHome = "CS2099000001", Lodge = "CS2099000002", ChildMinder = "CS2099000003", Agency = "CS2099000004";
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_list_is_read_with_all_its_quirks(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var list = await MadeUpList.Take(store, await File.ReadAllBytesAsync(MadeUpList.SampleFile("care-inspectorate.csv"), stop), name: "MDSF_data_31 August 2026.csv");
        Assert.Equal((new DateOnly(2026, 8, 31), AsAtFrom.FileName, 4, 3, 1, 0, 0), (list.AsAt, list.AsAtFrom, list.Services, list.Providers, list.Inactive, list.AreasUnknown, list.Refused));
        Assert.Equal("Windows-1252", list.Details.Encoding);
        Assert.False(list.Details.HasNews);

        var held = await MadeUpList.Held(store);
        var home = held[CareAtHome];
        Assert.Equal(("Made-up Care at Home", "S12000018", 295, 79, "SP2099000001", true), (home.Name, home.Area, home.StaffHundredths, home.Places, home.ProviderNumber, home.CouncilRun));
        Assert.Equal((true, null, null), (home.FromTheBeginning, home.Registered, home.RegisteredMonth));
        Assert.Equal((5, 6, new DateOnly(2023, 5, 9), "5 or 6"), (home.GradeLeast, home.GradeMost, home.Graded, home.GradeSpread));
        Assert.Equal("""{"KQ_Care_and_Support_Planning":5,"KQ_Leadership":5,"KQ_Setting":6,"KQ_Staff_Team":5,"KQ_Support_Wellbeing":5}""", home.Grades);
        Assert.Equal("""{"Complaints_upheld_2425":"1","any_requirements_2425":"Yes"}""", home.Yearly);
        var lodge = held[Lodge];
        Assert.Equal(("Made-up Lodge – Café", "S12000048", new DateOnly(2019, 4, 5), 4850), (lodge.Name, lodge.Area, lodge.Registered, lodge.StaffHundredths));
        Assert.Equal((null, "outside Scotland", new DateOnly(2011, 12, 1), 1), (held[Agency].Area, held[Agency].AreaName, held[Agency].RegisteredMonth, held[Agency].StaffHundredths));
        Assert.Equal(("S12000013", null), (held[ChildMinder].Area, held[ChildMinder].StaffHundredths));
        // A person's own service is kept and not shown, neither in its words nor in its place in an order.
        Assert.Equal(("Mairi Made-up Childminding", "Child minder in Na h-Eileanan Siar", "child minder in na h eileanan siar", "", "HS1"), (held[ChildMinder].Name, held[ChildMinder].ShownName, held[ChildMinder].ShownKey, held[ChildMinder].PlaceKey, held[ChildMinder].PostcodeKey));

        await using var db = await store.Read(Scope.System, stop);
        var all = string.Join('\n', held.Values.Select(s => System.Text.Json.JsonSerializer.Serialize(s)));
        Assert.DoesNotContain("Nobody Made-up", all, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody@", all, StringComparison.Ordinal);
        Assert.DoesNotContain("01475", all, StringComparison.Ordinal);
        Assert.Equal([("SP2099000001", false), ("SP2099000002", false), ("SP2099000003", true)], (await db.Set<RegulatedProvider>().OrderBy(p => p.Number).ToListAsync(stop)).Select(p => (p.Number, p.IsPersons)));
        var told = await db.Set<AuditEvent>().SingleAsync(stop);
        Assert.Equal(("TakeServiceList", "ServiceList", list.Id, Guid.Empty), (told.Verb, told.Subject, told.SubjectId, told.OrganisationId));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Englands_directory_is_found_beneath_its_preamble(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var bytes = await File.ReadAllBytesAsync(MadeUpList.SampleFile("cqc.csv"), stop);
        var list = await MadeUpList.Take(store, bytes, name: "15_April_2020_CQC_directory.csv", regulator: "cqc");
        Assert.Equal((new DateOnly(2020, 4, 15), 2, 2, 0, 0), (list.AsAt, list.Services, list.Providers, list.Inactive, list.AreasUnknown));
        Assert.False(list.Details.HasNews);
        var house = (await MadeUpList.Held(store, "cqc"))["1-900000001"];
        Assert.Equal(("Nursing homes|Residential homes", "116", new DateOnly(2020, 3, 12), "DH19ZZ", "1-800000001"), (house.Kind, house.Area, house.Inspected, house.PostcodeKey, house.ProviderNumber));

        var closed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("CQC Location (for office use only,", "CQC Location (for office use only),", StringComparison.Ordinal));
        var again = await MadeUpList.Take(store, closed, "2020-04-22", regulator: "cqc");
        Assert.False(again.Details.HasNews);
        Assert.Equal((0, 0, 2), (again.New, again.Gone, again.Services));
    }

    [Fact]
    public async Task Older_names_of_a_column_are_the_same_column_and_years_roll_on()
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        await MadeUpList.Take(store, MadeUpList.CareInspectorate().Bytes(), "2026-07-31");
        var next = MadeUpList.CareInspectorate().Renamed("ServiceType", "Service Type").Renamed("Manager_Name", "ManagerName").Renamed("SIMD_rank", "SIMD2020_Rank").Renamed("Complaints_upheld_2223", "Complaints_upheld_2526").Set(0, "Complaints_upheld_2526", "2");
        var list = await MadeUpList.Take(store, next.Bytes(), "2026-08-31");
        Assert.Empty(list.Details.ColumnsNew.Concat(list.Details.ColumnsMissing));
        var home = (await MadeUpList.Held(store))[CareAtHome];
        Assert.Equal("""{"Complaints_upheld_2425":"1","Complaints_upheld_2526":"2","any_requirements_2425":"Yes"}""", home.Yearly);
        Assert.Equal("Local Authority", home.Sector);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task New_and_missing_columns_are_told_and_held_values_stay(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        await MadeUpList.Take(store, MadeUpList.CareInspectorate().Bytes(), "2026-07-31");
        var next = MadeUpList.CareInspectorate().With("Colour_of_door", "green").Without("NumberStaff").Without("KQ_Setting").Without("Address_line_1").Without("Complaints_upheld_2223").Without("Complaints_upheld_2324").Without("Complaints_upheld_2425").Set(0, "Registered_Places", "80");
        var list = await MadeUpList.Take(store, next.Bytes(), "2026-08-31");
        Assert.Equal(["Colour_of_door"], list.Details.ColumnsNew);
        Assert.Equal(["NumberStaff", "KQ_Setting", "Complaints_upheld_*", "Address_line_1"], list.Details.ColumnsMissing);
        var home = (await MadeUpList.Held(store))[CareAtHome];
        Assert.Equal((295, 80, "1 Example Street"), (home.StaffHundredths, home.Places, home.Address1));
        Assert.Contains("\"KQ_Setting\":6", home.Grades, StringComparison.Ordinal);
        Assert.Equal("""{"Complaints_upheld_2425":"1","any_requirements_2425":"Yes"}""", home.Yearly);
    }

    [Theory]
    [InlineData("CSNumber"), InlineData("CareService"), InlineData("ServiceName"), InlineData("ServiceStatus"), InlineData("SP_number"), InlineData("Council_Area_Name")]
    public async Task Without_a_needed_column_nothing_is_taken(string column)
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        await MadeUpList.Take(store, MadeUpList.CareInspectorate().Bytes(), "2026-07-31");
        var refused = await Assert.ThrowsAsync<UnusableListException>(() => MadeUpList.Take(store, MadeUpList.CareInspectorate().Without(column).Bytes(), "2026-08-31"));
        Assert.Equal([column], refused.Missing);
        Assert.All((await MadeUpList.Held(store)).Values, s => Assert.Equal(new DateOnly(2026, 7, 31), s.AsAt));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_older_list_fills_gaps_and_overwrites_nothing_newer(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var newer = MadeUpList.CareInspectorate().Set(0, "Registered_Places", "NA").Set(0, "Publication_of_Latest_Grading", "01/06/2026").Set(0, "KQ_Setting", "2").Set(0, "MinGrade", "2");
        newer.Rows.RemoveAt(3);
        await MadeUpList.Take(store, newer.Bytes(), "2026-08-31");
        var older = MadeUpList.CareInspectorate().Set(0, "ServiceName", "An older name").Set(1, "ServiceStatus", "Inactive");
        var list = await MadeUpList.Take(store, older.Bytes(), "2024-08-31");
        Assert.Equal((true, new DateOnly(2026, 8, 31), 1, 0, 0, 0), (list.IsOlder, list.Newest, list.New, list.Closed, list.Gone, list.Regraded));
        var held = await MadeUpList.Held(store);
        Assert.Equal(("Made-up Care at Home", 79, 2, new DateOnly(2026, 8, 31)), (held[CareAtHome].Name, held[CareAtHome].Places, held[CareAtHome].GradeLeast, held[CareAtHome].AsAt));
        Assert.Contains("\"KQ_Setting\":2", held[CareAtHome].Grades, StringComparison.Ordinal);
        Assert.Equal("Active", held[Lodge].Status);
        // Known from the older list alone: kept, and told to be absent from the newest.
        Assert.Equal((new DateOnly(2024, 8, 31), "Inactive"), (held[Agency].Seen, held[Agency].Status));
    }

    [Fact]
    public async Task A_grading_goes_by_its_own_day_of_publication()
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        await MadeUpList.Take(store, MadeUpList.CareInspectorate().Bytes(), "2026-07-31");
        var list = await MadeUpList.Take(store, MadeUpList.CareInspectorate().Set(0, "Publication_of_Latest_Grading", "01/01/2020").Set(0, "MinGrade", "1").Set(0, "ServiceName", "A newer name").Set(1, "MinGrade", "2").Bytes(), "2026-08-31");
        var held = await MadeUpList.Held(store);
        Assert.Equal((5, new DateOnly(2023, 5, 9), "A newer name", 2, 1), (held[CareAtHome].GradeLeast, held[CareAtHome].Graded, held[CareAtHome].Name, held[Lodge].GradeLeast, list.Regraded));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Absent_services_stay_and_are_told_and_come_back(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        await MadeUpList.Take(store, MadeUpList.CareInspectorate().Bytes(), "2026-07-31");
        var next = MadeUpList.CareInspectorate().Set(0, "ServiceStatus", "Inactive");
        next.Rows.RemoveAt(1);
        var list = await MadeUpList.Take(store, next.Bytes(), "2026-08-31");
        Assert.Equal((0, 1, 1), (list.New, list.Closed, list.Gone));
        Assert.Equal((CareAtHome, Lodge), (list.Details.Closed.Single(), list.Details.Gone.Single()));
        Assert.Equal(new DateOnly(2026, 7, 31), (await MadeUpList.Held(store))[Lodge].Seen);
        Assert.Equal(0, (await MadeUpList.Take(store, MadeUpList.CareInspectorate().Bytes(), "2026-09-30")).Gone);
        Assert.Equal(new DateOnly(2026, 9, 30), (await MadeUpList.Held(store))[Lodge].Seen);
        // What earlier lists wrote is gone; the lists themselves are the history.
        await using var db = await store.Read(Scope.Nothing, stop);
        Assert.Equal((4, 3), (await db.Set<RegulatedService>().CountAsync(stop), await db.Set<ServiceList>().CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_file_again_changes_nothing(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var bytes = MadeUpList.CareInspectorate().Bytes();
        var first = await MadeUpList.Take(store, bytes, "2026-07-31");
        var again = await TakeServiceList.Run(store, MadeUpList.Packs, Actor.Public, new BroughtList("care-inspectorate", "another name.csv", bytes, null), stop);
        Assert.Equal((first.Id, false), (again.List.Id, again.IsNew));
        await using var db = await store.Read(Scope.System, stop);
        Assert.Equal((1, 1), (await db.Set<ServiceList>().CountAsync(stop), await db.Set<AuditEvent>().CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_a_stopped_program_had_written_is_never_seen_and_goes_with_the_next_list(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        await MadeUpList.Take(store, MadeUpList.CareInspectorate().Bytes(), "2026-07-31");
        var left = NewId.Next();
        await store.Write(Scope.System, new Change(TakeServiceList.Verb, Actor.Public, Guid.Empty), db =>
        {
            db.Add(new ServiceList { Id = left, Regulator = "care-inspectorate", FileName = "cut off.csv", Digest = "", Taken = store.Clock.Now.AddHours(-2) });
            db.Add(new RegulatedService { ListId = left, Regulator = "care-inspectorate", Number = "CS1" });
            db.Add(new RegulatedProvider { ListId = left, Regulator = "care-inspectorate", Number = "SP1" });
            return Task.FromResult(0);
        }, stop);
        Assert.Equal(4, (await MadeUpList.Held(store)).Count);
        await MadeUpList.Take(store, MadeUpList.CareInspectorate().Set(0, "Registered_Places", "1").Bytes(), "2026-08-31");
        await using var db = await store.Read(Scope.Nothing, stop);
        Assert.Equal((4, 3, 2), (await db.Set<RegulatedService>().CountAsync(stop), await db.Set<RegulatedProvider>().CountAsync(stop), await db.Set<ServiceList>().CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_lists_at_once_leave_one_whole_list(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var tries = await Task.WhenAll(Enumerable.Range(1, 2).Select(async n =>
        {
            try
            {
                return await MadeUpList.Take(store, MadeUpList.CareInspectorate().Set(0, "Registered_Places", $"{n}").Bytes(), $"2026-0{n}-28");
            }
            catch (RefusedException refused) when (refused.Message.StartsWith("Another list of this regulator", StringComparison.Ordinal))
            {
                return null;
            }
        }));
        Assert.NotEmpty(tries.OfType<ServiceList>());
        Assert.Equal(4, (await MadeUpList.Held(store)).Count);
        await using var db = await store.Read(Scope.Nothing, stop);
        Assert.Equal((4, tries.OfType<ServiceList>().Count()), (await db.Set<RegulatedService>().CountAsync(stop), await db.Set<ServiceList>().CountAsync(stop)));
    }

    [Fact]
    public async Task Areas_get_the_code_in_force_on_the_lists_day()
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        var list = MadeUpList.CareInspectorate().Set(0, "Council_Area_Name", "Fife").Set(1, "Council_Area_Name", "GLASGOW CITY").Set(2, "Council_Area_Name", "Western Isles").Set(3, "Council_Area_Name", "Atlantis");
        var old = await MadeUpList.Take(store, list.Bytes(), "2017-01-31");
        Assert.Equal((1, "Atlantis"), (old.AreasUnknown, old.Details.AreaNamesUnknown.Single()));
        Assert.Equal(["S12000015", "S12000046", "S12000013", null], (await MadeUpList.Held(store)).Values.OrderBy(s => s.Number).Select(s => s.Area));
        await MadeUpList.Take(store, list.Set(3, "Council_Area_Name", "north lanarkshire").Bytes(), "2026-01-31");
        Assert.Equal(["S12000047", "S12000049", "S12000013", "S12000050"], (await MadeUpList.Held(store)).Values.OrderBy(s => s.Number).Select(s => s.Area));
        var layout = ListLayout.Of(MadeUpList.Packs, "care-inspectorate");
        foreach (var (then, now) in new[] { ("S12000015", "S12000047"), ("S12000024", "S12000048"), ("S12000043", "S12000049"), ("S12000046", "S12000049"), ("S12000044", "S12000050"), ("S12000009", "S12000045"), ("S12000042", "S12000042") })
            Assert.Equal(now, layout.InForce(then, Provider.Today));
    }

    [Theory]
    [InlineData("utf-8"), InlineData("utf-8 with mark"), InlineData("windows-1252"), InlineData("windows-1252 behind utf-8's mark"), InlineData("utf-16")]
    public async Task However_it_is_encoded_the_names_are_the_same(string form)
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        var list = MadeUpList.CareInspectorate().Set(1, "ServiceName", "Café Nà h-Òige");
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var bytes = form switch
        {
            "utf-8" => list.Bytes(), "utf-8 with mark" => [.. mark, .. list.Bytes()], "windows-1252" => list.Bytes(Encoding.Latin1),
            "utf-16" => [0xFF, 0xFE, .. list.Bytes(Encoding.Unicode)], _ => [.. mark, .. list.Bytes(Encoding.Latin1)],
        };
        var taken = await MadeUpList.Take(store, bytes, "2026-08-31");
        Assert.Equal(("Café Nà h-Òige", form.EndsWith("'s mark", StringComparison.Ordinal)), ((await MadeUpList.Held(store))[Lodge].Name, taken.Details.HasNews));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Hostile_and_damaged_rows_harm_nothing_and_are_told(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var list = MadeUpList.CareInspectorate().Set(0, "ServiceName", "=cmd|' /C calc'!A0 <script>alert(1)</script>").Set(0, "MinGrade", "7").Set(1, "ServiceName", "a\0b").Set(2, "CareService", "Something New").Set(3, "CSNumber", "CS2099000001");
        list.Rows.Add(new(list[0], StringComparer.Ordinal) { ["CSNumber"] = "../../etc" });
        list.Rows.Add(new(list[0], StringComparer.Ordinal) { ["CSNumber"] = "NA" });
        var bytes = (byte[])[.. list.Bytes(), .. "CS2099000009,too,short\r\n"u8];
        var taken = await MadeUpList.Take(store, bytes, "2026-08-31", name: "../\u202Egnp.exe\n'; DROP TABLE x--.csv");
        Assert.Equal((3, 4, "\u202Egnp.exe'; DROP TABLE x--.csv".TrimStart('\u202E')), (taken.Services, taken.Refused, taken.FileName));
        Assert.Equal(["Line 5 is refused: its service number stands on an earlier line, which was read.", "Line 6 is refused: its service number is none: letters, digits and hyphens are one.", "Line 7 is refused: it has no service number.", "Line 8 is refused: it has 3 cells where the heading has 55."], taken.Details.Notes.Where(n => n.Contains("refused", StringComparison.Ordinal)));
        Assert.Contains(taken.Details.Notes, n => n.StartsWith("MinGrade: 1 value could not be read", StringComparison.Ordinal));
        Assert.Contains(taken.Details.Notes, n => n.Contains("Something New", StringComparison.Ordinal));
        var held = await MadeUpList.Held(store);
        Assert.Equal("=cmd|' /C calc'!A0 <script>alert(1)</script>", held[CareAtHome].Name);
        Assert.Equal((null, "Care Home Service in Perth & Kinross"), (held[Lodge].Name, held[Lodge].ShownName));
        // A kind that the pack does not know may be a person's own: its name is not shown.
        Assert.Equal((true, "Something New in Na h-Eileanan Siar"), (held[ChildMinder].IsPersons, held[ChildMinder].ShownName));
    }

    [Fact]
    public async Task A_list_of_which_most_rows_are_damaged_is_not_taken()
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        var bytes = (byte[])[.. MadeUpList.CareInspectorate().Bytes(), .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 30).Select(n => $"CS209800000{n},cut off\r\n")))];
        Assert.StartsWith("Most rows of the list cannot be read: 30, beside 4 that can. Line 6 is refused", (await Assert.ThrowsAsync<UnusableListException>(() => MadeUpList.Take(store, bytes, "2026-08-31"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_mark_that_never_closes_makes_the_list_unusable()
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        var list = MadeUpList.CareInspectorate();
        for (var i = 0; i < 40; i++)
            list.Rows.Add(new(list[1], StringComparer.Ordinal) { ["CSNumber"] = $"CS30000000{i:00}" });
        var text = Encoding.UTF8.GetString(list.Bytes());
        var broken = text.Insert(text.IndexOf("Made-up Lodge", StringComparison.Ordinal), "\"");
        Assert.Contains("does not close", (await Assert.ThrowsAsync<UnusableListException>(() => MadeUpList.Take(store, Encoding.UTF8.GetBytes(broken), "2026-08-31"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => databases.Dispose();
}
