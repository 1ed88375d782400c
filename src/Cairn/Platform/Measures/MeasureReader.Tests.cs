using Cairn.Engine.Measures;
using Cairn.Platform.Packs;
using Xunit;

namespace Cairn.Platform.Measures;

public sealed class MeasureReaderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("cairn-measures-").FullName;

    private List<PackProblem> Problems(string json)
    {
        Directory.CreateDirectory(Path.Combine(root, "measures"));
        File.WriteAllText(Path.Combine(root, "measures", "measures.json"), json);
        var problems = new List<PackProblem>();
        MeasureReader.Read(root, problems);
        return problems;
    }

    private static string Library(string definition) => $$"""
        {"edition": "1", "columns": [], "quantities": [{"id": "staff", "words": "staff", "table": "workers"}],
         "measures": [{"id": "m", "title": "M", "words": "M.", "unit": "people", "decimals": 0, "mission": ["W4"], "definitions": [{{definition}}]}]}
        """;

    private const string Rest = "\"source\": \"us\", \"edition\": \"1\", \"from\": \"2000-01-01\", \"title\": \"D\", \"words\": \"D.\", \"id\": \"d\"";

    [Fact]
    public void W4_every_measure_of_the_library_can_be_computed_and_names_its_source()
    {
        var library = Packs.Packs.Load(Packs.Packs.Beside).Measures;
        Assert.True(library.All.Count > 30);
        Assert.All(library.All.SelectMany(m => m.Definitions), d =>
        {
            Assert.NotEmpty(d.Source);
            Assert.NotEmpty(d.Written);
            Assert.All(d.Formula.Above.Concat(d.Formula.Below).Concat(d.Formula.Known).Concat(d.Formula.Of), t => Assert.Contains(t.Quantity.Table, (string[])["workers", "posts", "services", "leavers", "costs", "registrations"]));
        });
        Assert.Equal(["of-posts", "of-posts-wte", "of-workforce", "of-everybody"], library["vacancy-rate"].Definitions.Select(d => d.Id));
        Assert.Equal("of-workforce", library["vacancy-rate"].UsualIn("scotland").Id);
        Assert.Equal("of-posts", library["vacancy-rate"].UsualIn("england").Id);
    }

    [Fact]
    public void A_definition_reads_as_it_is_written()
    {
        var written = Packs.Packs.Load(Packs.Packs.Beside).Measures["vacancy-rate"].Definitions[3].Written;
        Assert.Equal("(vacant posts) ÷ (vacant posts + people in post in services that said how many posts are vacant) × 100", written);
    }

    [Theory]
    [InlineData("\"kind\": \"count\", \"above\": [\"staf\"]", "is not one of the quantities.")]
    [InlineData("\"kind\": \"count\", \"above\": [\"x staff\"]", "is not a factor and a quantity.")]
    [InlineData("\"kind\": \"share\", \"above\": [\"staff\"]", "a share is over something")]
    [InlineData("\"kind\": \"count\", \"above\": [\"staff\"], \"below\": [\"staff\"]", "a share is over something")]
    [InlineData("\"kind\": \"profile\", \"above\": [\"staff\"]", "a profile has a column")]
    [InlineData("\"kind\": \"median\"", "nothing is counted.")]
    [InlineData("\"kind\": \"mean\", \"above\": [\"staff\"]", "is not one of the words allowed here.")]
    [InlineData("\"kind\": \"count\", \"above\": [\"staff\"], \"scael\": 3", "nothing reads a field of this name.")]
    public void What_cannot_be_computed_is_told_with_its_place(string definition, string problem) =>
        Assert.Contains(Problems(Library($"{{{definition}, {Rest}}}")), p => p.ToString().Contains(problem, StringComparison.Ordinal) && p.ToString().Contains("measures 1 definitions 1", StringComparison.Ordinal));

    [Fact]
    public void A_right_one_has_no_problem() => Assert.Empty(Problems(Library($"{{\"kind\": \"share\", \"above\": [\"staff\"], \"below\": [\"staff\", \"-0.5 staff\"], {Rest}}}")));

    [Fact]
    public void Without_the_file_there_is_no_measure() => Assert.Empty(MeasureReader.Read(root, []).All);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
