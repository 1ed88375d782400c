using System.Globalization;
using System.Text;
using Cairn.Engine.ServiceLists;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>A made-up list in the shape of a regulator's: the sample's heading, rows by column name, and what a test changes.</summary>
internal sealed class MadeUpList
{
    public static readonly Packs Packs = Packs.Load(Packs.Beside);

    private MadeUpList(string file)
    {
        using var csv = new CsvParser(new StringReader(ListText.Read(File.ReadAllBytes(SampleFile(file))).Text), CultureInfo.InvariantCulture);
        csv.Read();
        Columns = [.. csv.Record!];
        while (csv.Read())
            Rows.Add(Columns.Zip(csv.Record!).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
    }

    public List<string> Columns { get; }
    public List<Dictionary<string, string>> Rows { get; } = [];

    public Dictionary<string, string> this[int row] => Rows[row];

    /// <summary>Four services: a council's care at home, a care home, a child minder, and an inactive agency from outside Scotland.</summary>
    public static MadeUpList CareInspectorate() => new("care-inspectorate.csv");

    public static string SampleFile(string file) => Path.Combine(Source.Root, "tests", "samples", "services", file);

    public MadeUpList Renamed(string column, string now)
    {
        Columns[Columns.IndexOf(column)] = now;
        foreach (var row in Rows)
            row[now] = row[column];
        return this;
    }

    public MadeUpList Without(string column)
    {
        Columns.Remove(column);
        return this;
    }

    public MadeUpList With(string column, string value)
    {
        Columns.Add(column);
        foreach (var row in Rows)
            row[column] = value;
        return this;
    }

    public MadeUpList Set(int row, string column, string value)
    {
        Rows[row][column] = value;
        return this;
    }

    public byte[] Bytes(Encoding? encoding = null)
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)))
        {
            foreach (var cells in Rows.Select(r => Columns.Select(c => r.GetValueOrDefault(c, ""))).Prepend(Columns))
            {
                foreach (var cell in cells)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }
        return (encoding ?? Encoding.UTF8).GetBytes(text.ToString());
    }

    public static async Task<ServiceList> Take(Store store, byte[] bytes, string? asAt = null, string name = "list.csv", string regulator = "care-inspectorate", Actor? actor = null) =>
        (await TakeServiceList.Run(store, Packs, actor ?? Actor.Public, new BroughtList(regulator, name, bytes, asAt is null ? null : DateOnly.Parse(asAt, CultureInfo.InvariantCulture)), TestContext.Current.CancellationToken)).List;

    public static async Task<Dictionary<string, RegulatedService>> Held(Store store, string regulator = "care-inspectorate")
    {
        await using var db = await store.Read(Scope.Nothing, TestContext.Current.CancellationToken);
        var list = await db.CurrentLists().SingleAsync(l => l.Regulator == regulator, TestContext.Current.CancellationToken);
        return await db.Set<RegulatedService>().AsNoTracking().Where(s => s.ListId == list.Id).ToDictionaryAsync(s => s.Number, StringComparer.Ordinal, TestContext.Current.CancellationToken);
    }

    public static async Task<Store> Open(Settings settings)
    {
        var store = new Store(settings with { Today = Provider.Today }, new Clock(TimeProvider.System, settings with { Today = Provider.Today }));
        await store.Open(TestContext.Current.CancellationToken);
        return store;
    }
}
