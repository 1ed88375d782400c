using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>A finding as the tests compare it.</summary>
public sealed record Found(string File, int Line, string Severity, string Column, string Code, string Ascwds, string Value, string Message);

/// <summary>Runs checks on text for the tests, with the packs' own code lists.</summary>
internal static class TestReturns
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static readonly Dictionary<string, IReadOnlyList<CodeRow>> Tables = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "packs/england/ascwds"), "*.csv")
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => ReadTable(f));

    public static readonly CodeLists Lists = new(Tables);

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples/ascwds", name);

    public static ReturnsInput File(string path) => new(() => System.IO.File.OpenRead(path), new FileInfo(path).Length);

    public static ReturnsInput Bytes(byte[] bytes) => new(() => new MemoryStream(bytes, writable: false), bytes.Length);

    public static ReturnsInput Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public static (List<Found> Found, ReturnsSummary Summary) Run(ReturnsFiles files, HeldReferences? held = null, ReturnsHandlers? handlers = null)
    {
        var found = new List<Found>();
        var summary = ReturnsCheck.Run(files, new ReturnsOptions(Lists, Today) { Held = held ?? new() }, (handlers ?? new()) with
        {
            Finding = (in Finding f) => found.Add(new(f.Rule.File.ToString().ToLowerInvariant(), f.Line, f.Rule.Severity.ToString().ToLowerInvariant(),
                f.Rule.Column, f.Rule.Code, f.Rule.AscwdsCode, f.ValueText, f.Message)),
        });
        return (found, summary);
    }

    public static readonly string[] StaffNames = Header("staff.csv");

    public static readonly string[] WorkplaceNames = Header("workplace.csv");

    public static readonly string[] TrainingNames =
        "LOCALESTID,UNIQUEWORKERID,CATEGORY,TRAININGNAME,ACCREDITED,WHODELIVERED,PROVIDERNAME,HOWDELIVERED,VALIDITY,DATECOMPLETED,EXPIRYDATE,NOTES".Split(',');

    /// <summary>A staff row without a fault, but for what is changed.</summary>
    public static Dictionary<string, string> Staff(params (string Column, string Value)[] changes) => Row(StaffNames,
        "WP0001,W1,NEW,Staff 1,AB000001D,EN1 1RF,12/06/1982,2,41,826,,826,,0,1,3,10,,,11/04/2021,2012,,2,1,2,0,3,,12.21,4,,37,,,,1;2,999,1,,,,,,", changes);

    /// <summary>A workplace row without a fault, but for what is changed; it says that it has no staff.</summary>
    public static Dictionary<string, string> Workplace(params (string Column, string Value)[] changes) => Row(WorkplaceNames,
        "WP0001,NEW,Care home 1,5 Example Street,,,Leeds,LS1 2RP,6,,1,1,2,1-1234567890,1-2000000001,1,1;2,40;10,38;9,;,1;22,;,1,1;2,1,25;4,0;0,0;0,0;0,,,2,999,2,,0,unknown,,999,20,1,2,,", changes);

    public static Dictionary<string, string> Training(params (string Column, string Value)[] changes) =>
        Row(TrainingNames, "WP0001,W1,6,Fire,1,2,3,1,12,01/02/2025,,", changes);

    public static string Table(string[] names, params IEnumerable<Dictionary<string, string>> rows)
    {
        var all = names.Concat(rows.SelectMany(r => r.Keys)).Distinct().ToArray();
        return string.Join("\r\n", [string.Join(',', all), .. rows.Select(r => string.Join(',', all.Select(n => r.TryGetValue(n, out var v) ? $"\"{v.Replace("\"", "\"\"")}\"" : "")))]) + "\r\n";
    }

    /// <summary>Findings on these staff rows in one sound workplace, without those on the workplace file.</summary>
    public static List<Found> OfStaff(HeldReferences? held, params Dictionary<string, string>[] staff) =>
        [.. Run(new(Text(Table(WorkplaceNames, Workplace())), Text(Table(StaffNames, staff))), held).Found.Where(f => f.File == "staff")];

    public static List<Found> OfStaff(params Dictionary<string, string>[] staff) => OfStaff(null, staff);

    /// <summary>Findings on these workplace rows, with one member of staff in WP0001.</summary>
    public static List<Found> OfWorkplaces(params Dictionary<string, string>[] workplaces) =>
        [.. Run(new(Text(Table(WorkplaceNames, workplaces)), Text(Table(StaffNames, Staff())))).Found.Where(f => f.File == "workplace")];

    public static List<Found> OfTraining(params Dictionary<string, string>[] training) =>
        [.. Run(new(Text(Table(WorkplaceNames, Workplace())), Text(Table(StaffNames, Staff())), Text(Table(TrainingNames, training)))).Found.Where(f => f.File == "training")];

    private static string[] Header(string sample) => System.IO.File.ReadLines(Sample(sample)).First().Split(',');

    private static Dictionary<string, string> Row(string[] names, string cells, (string Column, string Value)[] changes)
    {
        var row = names.Zip(cells.Split(',')).ToDictionary(c => c.First, c => c.Second);
        foreach (var (column, value) in changes)
            row[column] = value;
        return row;
    }

    private static IReadOnlyList<CodeRow> ReadTable(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return CodeTable.Read(stream);
    }
}
