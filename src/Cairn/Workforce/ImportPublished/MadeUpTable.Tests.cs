using System.Globalization;
using System.Text;
using Cairn.Engine.Measures;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using CsvHelper;
using Xunit;

namespace Cairn.Workforce;

/// <summary>A made-up CSV of published figures: two sub-sectors and their total, and what a test changes.</summary>
internal sealed class MadeUpTable
{
    public const string Series = "scotland-made-up";

    public static readonly Packs Packs = Packs.Load(Packs.Beside);

    private readonly List<Dictionary<string, string>> rows = [];

    /// <summary>Care homes 60 and day care 40 of 100 people, 2020, as the 2021 edition printed them.</summary>
    public static MadeUpTable Sectors() => new MadeUpTable().With("care-homes", "60", share: "60").With("day-care", "40", share: "40").With("total", "100");

    public static MadeUpTable Staff(string value, string edition, string period = "2020", params (string Column, string Value)[] more) => new MadeUpTable().With("", value, period, edition, more: more);

    public MadeUpTable With(string code, string value, string period = "2020", string edition = "2021", string share = "", params (string Column, string Value)[] more)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["series"] = Series, ["period"] = period, ["code"] = code, ["label"] = code.Length == 0 ? "Staff" : code, ["value"] = value, ["printed_share"] = share,
            ["edition"] = edition, ["unit"] = "people", ["definition"] = "people-in-posts", ["source"] = "Made-up report", ["family"] = "made-up",
        };
        foreach (var (column, cell) in more)
            row[column] = cell;
        rows.Add(row);
        return this;
    }

    public MadeUpTable Set(int row, string column, string value)
    {
        rows[row][column] = value;
        return this;
    }

    public byte[] Bytes()
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            string[] columns = [.. rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal)];
            foreach (var cells in rows.Select(r => columns.Select(c => r.GetValueOrDefault(c, ""))).Prepend(columns))
            {
                foreach (var cell in cells)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public Task<ImportedPublished> Import(Store store, string name = "made-up.csv") => Import(store, Bytes(), name);

    public static Task<ImportedPublished> Import(Store store, byte[] bytes, string name = "made-up.csv", string? country = null, Actor? actor = null) =>
        ImportPublished.Run(store, Packs, actor ?? Actor.Public, new BroughtPublished(name, bytes, country), TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<PackProblem>> Problems(Store store, byte[] bytes, string name = "made-up.csv") =>
        (await Assert.ThrowsAsync<UnusablePublishedException>(() => Import(store, bytes, name))).Problems;

    public static async Task<HeldSeries> Held(Store store, string series = Series)
    {
        await using var db = await store.Read(Scope.Nothing, TestContext.Current.CancellationToken);
        return (await HeldSeries.All(db, Packs, TestContext.Current.CancellationToken)).Single(s => s.Id == series);
    }

    /// <summary>The values that the newest editions give to the line, by period.</summary>
    public static async Task<SeriesLine> Line(Store store, string line = PlacedFigure.OnlyLine) => (await Held(store)).Choose(line, SeriesChoice.Newest);
}
