using System.Text;
using System.Text.Json.Nodes;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Platform.Publishing;

/// <summary>W3: tidy CSV, its metadata and its code lists.</summary>
public sealed class OpenDataTests
{
    private static readonly Publication publication = SamplePublications.Small;

    [Fact]
    public void One_observation_a_row_with_a_code_and_a_label_for_each_axis()
    {
        var lines = Csv(publication.Tables.First()).Split("\r\n");

        Assert.Equal("area_code,area_label,value_code,value_label,unit,value,mark", lines[0]);
        Assert.Equal("total,Scotland,staff,Staff,people,1230,", lines[1]);
        Assert.Equal("S12000013,Na h-Eileanan Siar,share,Share of staff,per cent,8.9,", lines[5]);
        Assert.Equal("S12000013,Na h-Eileanan Siar,pay,Median pay,£ an hour,12.01,", lines[6]);
        Assert.Equal("S12000017,Highland & Moray,pay,Median pay,£ an hour,-3.10,", lines[9]);
        Assert.Equal("S12000023,\"'=Orkney \"\"Isles\"\", north\",pay,Median pay,£ an hour,,x", lines[12]);
        Assert.Equal("", lines[^1]);
        Assert.Equal(17, lines.Length);
    }

    [Fact]
    public void A_file_has_no_byte_order_mark_and_Gaelic_letters_as_they_are()
    {
        using var file = new MemoryStream();
        TidyCsv.Write(publication.Tables.First(), file);

        Assert.Equal((byte)'a', file.ToArray()[0]);
        Assert.Contains("Sealtainn à è ì ò ù", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_metadata_names_each_files_columns_in_order_and_its_keys_lead_to_lists_that_have_every_code()
    {
        var lists = CodeList.Of(publication);
        var metadata = Metadata(publication);
        var tables = metadata["tables"]!.AsArray().ToDictionary(t => (string)t!["url"]!, t => t!["tableSchema"]!);

        Assert.Equal("http://www.w3.org/ns/csvw", (string?)metadata["@context"]![0]);
        Assert.Equal("under-5-round-10", (string?)metadata["urn:cairn:disclosure-rule"]);
        Assert.Equal("2025-12-31", (string?)metadata["dc:temporal"]);
        Assert.Equal("https://example.org/licence", (string?)metadata["dc:license"]!["@id"]);
        foreach (var table in publication.Tables)
        {
            var (schema, rows) = (tables[table.Id + ".csv"], Rows(Csv(table)));
            Assert.Equal(rows[0].Keys, schema["columns"]!.AsArray().Select(c => (string)c!["name"]!));
            var key = schema["primaryKey"]!.AsArray().Select(k => (string)k!).ToList();
            Assert.Equal(rows.Count, rows.Select(r => string.Join('\u001f', key.Select(k => r[k]))).Distinct().Count());
            foreach (var refers in schema["foreignKeys"]!.AsArray())
            {
                var (column, list) = ((string)refers!["columnReference"]!, (string)refers["reference"]!["resource"]!);
                var codes = list == "codes/mark.csv" ? ["c", "x", "z"] : lists.Single(l => list == $"codes/{l.Axis}.csv").Codes.Select(c => c.Id).ToList();
                Assert.True(tables.ContainsKey(list));
                Assert.Empty(rows.Select(r => r[column]).Where(c => c.Length > 0).Except(codes));
            }
            foreach (var column in schema["columns"]!.AsArray().Where(c => (bool)c!["required"]!))
                Assert.DoesNotContain(rows, r => r[(string)column!["name"]!].Length == 0);
        }
        Assert.Equal("integer", (string?)tables["area-by-employer.csv"]["columns"]!.AsArray().Single(c => (string?)c!["name"] == "value")!["datatype"]);
        Assert.Equal("decimal", (string?)tables["staff-by-area.csv"]["columns"]!.AsArray().Single(c => (string?)c!["name"] == "value")!["datatype"]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44", "'+44")]
    [InlineData("-x", "'-x")]
    [InlineData("@x", "'@x")]
    [InlineData("＝x", "'＝x")]
    [InlineData("'=x", "''=x")]
    [InlineData("'tis", "'tis")]
    [InlineData("Na h-Eileanan", "Na h-Eileanan")]
    [InlineData("", "")]
    public void No_cell_begins_like_a_formula(string text, string cell)
    {
        Assert.Equal(cell, SafeText.Write(text));
        Assert.Equal(text, SafeText.Read(cell));
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was() => Prop.ForAll(
        Gen.Elements('\'', '=', '+', '-', '@', '\t', 'a').ArrayOf().Select(c => new string(c)).ToArbitrary(),
        text => SafeText.Read(SafeText.Write(text)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void A_table_without_the_level_between_agrees_with_one_that_has_it()
    {
        TableAxis full = new("area", "Area", [new("all", "All"), new("north", "North", 0), new("a", "A", 1), new("b", "B", 0)]);
        TableAxis flat = new("area", "Area", [new("all", "All"), new("a", "A", 0)]);
        TableAxis bare = new("area", "Area", [new("a", "A"), new("b", "B"), new("c", "C"), new("d", "D"), new("e", "E")]);

        Assert.Equal([new("a", "A", "north"), new("b", "B", "all"), new("c", "C", ""), new("d", "D", ""), new("e", "E", ""), new("all", "All", ""), new("north", "North", "all")],
            CodeList.Of(With(flat, full, bare)).Single().Codes);
    }

    [Theory]
    [InlineData("A", 0, "Give it one label.")]
    [InlineData("a", -1, "Give it one parent.")]
    public void Tables_that_say_different_things_of_one_item_are_refused(string label, int parent, string why)
    {
        TableAxis one = new("area", "Area", [new("all", "All"), new("a", "a", 0)]);
        TableAxis other = new("area", "Area", [new("all", "All"), new("a", label, parent)]);

        Assert.EndsWith(why, Assert.Throws<RefusedException>(() => CodeList.Of(With(one, other))).Message, StringComparison.Ordinal);
    }

    private static Publication With(params TableAxis[] axes) => publication with
    {
        Parts = [publication.Parts[0] with { Tables = [.. axes.Select(a => publication.Tables.First() with { Axes = [a] })] }],
    };

    private static JsonNode Metadata(Publication p) => JsonNode.Parse(CsvMetadata.Of(p, CodeList.Of(p)).ToJsonString())!;

    private static string Csv(StatTable table)
    {
        using var file = new MemoryStream();
        TidyCsv.Write(table, file);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static List<Dictionary<string, string>> Rows(string text)
    {
        using var csv = new CsvReader(new StringReader(text), TidyCsv.Form);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!));
        return rows;
    }
}
