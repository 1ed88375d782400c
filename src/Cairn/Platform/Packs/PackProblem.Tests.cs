using Xunit;

namespace Cairn.Platform.Packs;

/// <summary>A made-up third country in a folder of its own, sound until a test spoils one file.</summary>
public sealed class PackProblemTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("packs").FullName;

    public PackProblemTests()
    {
        Write("pack.json", """
            {
              "name": "Freedonia", "demonym": "Freedonian", "languages": ["en"], "edition": "1",
              "lists": [
                { "id": "areas", "title": "Areas", "file": "lists/areas.csv", "scheme": "ours", "edition": "1", "source": "a book", "from": "2000-01-01" },
                { "id": "regulators", "title": "Regulators", "file": "lists/regulators.csv", "scheme": "ours", "edition": "1", "source": "a book", "from": "2000-01-01" },
                { "id": "roles", "title": "Roles", "file": "lists/roles.csv", "scheme": "ours", "edition": "1", "source": "a book", "from": "2000-01-01",
                  "columns": { "body": "regulators", "hours": "number" } }
              ],
              "published": ["published/people.json"]
            }
            """);
        Write("lists/areas.csv", "code,label,from,until,successor\nA1,North,2000-01-01,2010-01-01,A2\nA2,North,2010-01-01,,\n");
        Write("lists/regulators.csv", "code,label\nR1,The Register\n");
        Write("lists/roles.csv", "code,label,body,hours\ncarer,Carer,R1,35\n");
        Write("published/people.json", """
            {
              "id": "people", "title": "People", "edition": "1", "asAt": "2001-01-01", "source": "a book", "locator": "page 1", "unit": "people",
              "rows": [ { "code": "n", "label": "North", "value": 10 } ]
            }
            """);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_third_country_loads_without_a_change_of_code()
    {
        var packs = Packs.Load(root);
        Assert.Equal("Freedonian", packs["freedonia"].Demonym);
        Assert.Equal("A2", packs["freedonia"].Areas.Current("A1", new DateOnly(2020, 1, 1))!.Code);
        Assert.Equal(10, packs.Published("people")["n"].Value);
        Assert.Equal("R1", packs["freedonia"].List("roles").Find("carer", new DateOnly(2020, 1, 1))!["body"]);
    }

    [Theory]
    [InlineData("lists/roles.csv", "code,label,body,hours\ncarer,Carer,R1,\ncarer,Cook,R1,\n", "line 3", "code", "carer", "it is there twice")]
    [InlineData("lists/areas.csv", "code,label,from,until\nA1,North,2000-01-01,2010-01-01\nA1,North,2009-01-01,\n", "line 3", "code", "A1", "overlap")]
    [InlineData("lists/areas.csv", "code,label,from\nA1,North,\nA2,NORTH,2005-01-01\n", "line 3", "label", "NORTH", "same name")]
    [InlineData("lists/areas.csv", "code,label,from,until\nA1,North,2010-01-01,2009-01-01\n", "line 2", "until", "2009-01-01", "before it begins")]
    [InlineData("lists/areas.csv", "code,label,from\nA1,North,01/02/2003\n", "line 2", "from", "01/02/2003", "not a date")]
    [InlineData("lists/areas.csv", "code,label,until,successor\nA1,North,2010-01-01,A9\n", "line 2", "successor", "A9", "no row has this code")]
    [InlineData("lists/areas.csv", "code,label,successor\nA1,North,A2\nA2,South,\n", "line 2", "until", "", "must say when it ended")]
    [InlineData("lists/areas.csv", "code,label,from,until,successor\nA1,North,,2010-01-01,A2\nA2,North,2011-01-01,,\n", "line 2", "successor", "A2", "does not hold on 2010-01-01")]
    [InlineData("lists/roles.csv", "code,label,body,hours\ncarer,Carer,R1;R7,\n", "line 2", "body", "R7", "not a code of the list")]
    [InlineData("lists/roles.csv", "code,label,body,hours\ncarer,Carer,R1,many\n", "line 2", "hours", "many", "not a number")]
    [InlineData("lists/roles.csv", "code,label,body,hours\n,Carer,R1,\n", "line 2", "code", "", "must be given")]
    [InlineData("lists/roles.csv", "code,label,hours\ncarer,Carer,3\n", "line 1", "body", "", "no such column")]
    [InlineData("lists/roles.csv", "code,label,body,hours,colour\ncarer,Carer,R1,3,red\n", "line 1", "colour", "", "nothing reads")]
    [InlineData("lists/regulators.csv", "code,label\nR1,The Register, no less\n", "line 2", "", "", "3 cells where the heading has 2")]
    [InlineData("lists/regulators.csv", "code,label,evidence\nR1,The Register,certain\n", "line 2", "evidence", "certain", "not one of the words")]
    [InlineData("lists/regulators.csv", "code,label\n", "", "", "", "empty")]
    [InlineData("lists/more.csv", "code,label\n", "", "", "", "does not name this file")]
    [InlineData("published/people.json", "{", "line 1", "", "", "not JSON")]
    [InlineData("published/people.json", """{ "id": "people" }""", "", "source", "", "must be given")]
    [InlineData("published/people.json", """{ "id": "people", "asAt": "2001" }""", "", "asAt", "2001", "not a date")]
    [InlineData("published/people.json", """{ "id": "people", "rows": [ { "code": "n", "value": "ten" } ] }""", "rows 1", "value", "ten", "wrong kind")]
    [InlineData("published/people.json", """{ "id": "people", "rows": [ { "code": "n", "valve": 1 } ] }""", "rows 1", "valve", "1", "nothing reads")]
    [InlineData("published/people.json", """{ "id": "people", "rows": [ { "code": "n" } ] }""", "rows 1", "value", "", "no figure")]
    [InlineData("published/people.json", """{ "id": "people", "rows": [ { "code": "n", "status": "gone" } ] }""", "rows 1", "status", "gone", "not one of the words")]
    [InlineData("published/people.json", """{ "id": "people", "rows": [ { "code": "n", "value": 1 }, { "code": "n", "value": 2 } ] }""", "", "rows", "n", "same edition")]
    [InlineData("pack.json", """{ "name": "Freedonia" }""", "", "demonym", "", "must be given")]
    [InlineData("pack.json", """{ "name": "Freedonia" }""", "", "lists", "", "needs a list \"areas\"")]
    [InlineData("pack.json", """{ "published": ["published/none.json"] }""", "", "", "", "not there")]
    [InlineData("pack.json", """{ "lists": [ { "id": "areas", "file": "lists/areas.csv" } ] }""", "lists 1", "source", "", "must be given")]
    public void Each_fault_is_named_with_its_place_its_value_and_what_to_do(
        string file, string text, string where, string column, string value, string what)
    {
        Write(file, text);
        var problems = Assert.Throws<PacksUnusableException>(() => Packs.Load(root)).Problems;
        Assert.Contains(problems, p =>
            p.Where == where && p.Column == column && p.Value == value && p.Do.Length > 0 &&
            p.File.StartsWith("freedonia/", StringComparison.Ordinal) && p.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_is_listed_and_not_the_first_alone()
    {
        Write("lists/areas.csv", "code,label,from\nA1,North,never\nA2,South,sometimes\n");
        Write("lists/roles.csv", "code,label,body,hours\ncarer,Carer,R9,35\n");
        using var said = new StringWriter();
        Assert.Equal(1, PacksCommand.Check(root, said));
        Assert.Contains("freedonia/lists/areas.csv, line 2, column from: \"never\": is not a date. Write the year", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"sometimes\"", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("freedonia/lists/roles.csv, line 2, column body: \"R9\"", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("3 problem(s)", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_countries_may_not_publish_under_one_id()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(root, "freedonia"), "*", SearchOption.AllDirectories))
        {
            var copy = path.Replace("freedonia", "sylvania", StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
        var problem = Assert.Single(Assert.Throws<PacksUnusableException>(() => Packs.Load(root)).Problems);
        Assert.Equal("people", problem.Value);
    }

    [Fact]
    public void A_folder_without_packs_is_refused()
    {
        Directory.Delete(Path.Combine(root, "freedonia"), recursive: true);
        var problem = Assert.Single(Assert.Throws<PacksUnusableException>(() => Packs.Load(root)).Problems);
        Assert.Contains("no country's pack", problem.What, StringComparison.Ordinal);
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(root, "freedonia", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
