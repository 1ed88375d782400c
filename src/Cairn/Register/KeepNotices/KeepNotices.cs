using System.Globalization;
using System.Text;
using Cairn.Engine.ServiceLists;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Notices of a batch are kept from a file of lines, which is checked whole before anything is kept (R2).</summary>
public static class KeepNotices
{
    public static readonly Verb Verb = new("KeepNotices", "Notices of a batch of ends are kept from a file: whom each reached, on which day, which way, and the proof.");

    public const int MostBytes = 4 << 20;

    /// <summary>Of what is wrong with a file so much is said at once.</summary>
    public const int MostFaults = 20;

    private static readonly string[] Columns = ["number", "day", "way", "reference"];

    private sealed record Line(int At, string Number, string Day, string Way, string Reference);

    /// <returns>How many lines of the batch have their notice by it.</returns>
    /// <exception cref="RefusedException">The file cannot be read, or something in it is wrong: line by line. Nothing is kept.</exception>
    public static Task<int> Run(Store store, Actor actor, Guid batch, byte[] bytes, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var account = BatchFile.Account(actor);
        var file = await BatchFile.Open(db, batch, null, stop);
        var read = Read(bytes);
        var all = await file.Lines(stop);
        var numbers = await db.Set<EndLine>().Where(l => l.BatchId == batch).Join(db.Set<Registrant>(), l => l.RegistrantId, r => r.Id, (l, r) => new { l.Place, r.Number }).ToListAsync(stop);
        var lines = numbers.Join(all, n => n.Place, l => l.Place, (n, l) => (n.Number, Line: l)).ToLookup(n => n.Number, n => n.Line);
        List<string> faults = [];
        List<(EndLine Line, DateOnly On, string Way, string Proof)> notices = [];
        var seen = new HashSet<long>();
        foreach (var line in read)
        {
            var found = RegistrationNumber.TryParse(line.Number, out var number) ? lines[number].ToList() : [];
            // Who holds two registrations has notice of both by one letter; one that the batch leaves out needs none.
            var own = found.Where(l => l.In).ToList();
            if (found.Count == 0)
                faults.Add($"Line {line.At}: the batch has nobody of this number.");
            else if (!seen.Add(number))
                faults.Add($"Line {line.At}: this number stands in the file twice.");
            else
                foreach (var one in own.Count > 0 ? own : found)
                {
                    var (day, way) = (ListValues.Day(line.Day), Way(line.Way));
                    var wrong = KeepNotice.Faults(file.Batch, store.Clock.Today, one, day, way, line.Reference).Select(f => $"Line {line.At}: {char.ToLowerInvariant(f.Text[0])}{f.Text[1..]}.").ToList();
                    faults.AddRange(wrong);
                    if (wrong.Count == 0)
                        notices.Add((one, day!.Value, way!, line.Reference));
                }
        }
        if (faults.Count > 0)
            throw new RefusedException([.. faults.Take(MostFaults), .. faults.Count > MostFaults ? [$"And {Format.Number(faults.Count - MostFaults)} more."] : Array.Empty<string>(), "Nothing of the file was kept."]);
        foreach (var (line, on, way, proof) in notices)
            KeepNotice.Put(line, on, way, proof, store.Clock.Now, account);
        return notices.Count;
    }, stop);

    private static string? Way(string text) => NoticeWays.All.Where(w => string.Equals(w.Code, text, StringComparison.OrdinalIgnoreCase) || string.Equals(w.Words, text, StringComparison.OrdinalIgnoreCase)).Select(w => w.Code).FirstOrDefault();

    private static List<Line> Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            throw new RefusedException($"The file is larger than {MostBytes >> 20} MB. Send it in parts.");
        try
        {
            using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true)), new CsvConfiguration(CultureInfo.InvariantCulture) { PrepareHeaderForMatch = h => h.Header.Trim().ToLowerInvariant(), TrimOptions = TrimOptions.Trim });
            if (!csv.Read() || !csv.ReadHeader() || Columns.Any(c => csv.HeaderRecord!.All(h => !string.Equals(h.Trim(), c, StringComparison.OrdinalIgnoreCase))))
                throw Unreadable();
            List<Line> lines = [];
            while (csv.Read())
                lines.Add(new(csv.Parser.RawRow, csv.GetField("number") ?? "", csv.GetField("day") ?? "", csv.GetField("way") ?? "", csv.GetField("reference") ?? ""));
            return lines.Count > 0 ? lines : throw Unreadable();
        }
        catch (Exception e) when (e is CsvHelperException or DecoderFallbackException)
        {
            throw Unreadable();
        }
    }

    private static RefusedException Unreadable() => new("The file needs a first line “number,day,way,reference” and a line for each notice beneath, saved as CSV in UTF-8. Nothing of it was kept.");
}
