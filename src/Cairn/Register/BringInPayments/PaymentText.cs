using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Engine.ServiceLists;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cairn.Register;

/// <summary>Reads a file of payments: a line of headings, and a payment a line.</summary>
internal static partial class PaymentText
{
    public const int MostBytes = 16 << 20;
    public const int MostLines = 100_000;

    private static readonly string[][] Columns =
    [
        ["day", "date"], ["amount", "sum"], ["reference", "registration number"], ["payer reference", "payer’s reference", "payer's reference", "payer"],
    ];

    // Thousands as they are written in Britain; "28,50" is no sum, as it might be meant as pounds and pence.
    [GeneratedRegex(@"^£? ?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sum();

    /// <exception cref="RefusedException">It is no file of payments, or too large.</exception>
    public static List<PaymentLine> Read(Guid file, byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            throw new RefusedException($"The file is larger than {MostBytes >> 20} MB. Send it in parts.");
        var lines = new List<PaymentLine>();
        try
        {
            var text = ListText.Read(bytes).Text;
            using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, Delimiter = text.AsSpan(0, Math.Min(text.Length, 400)).Count(';') > 2 ? ";" : "," });
            if (!csv.Read() || Places(csv.Record!) is not { } at)
                throw Unreadable();
            while (csv.Read())
            {
                if (csv.Record!.All(c => ListValues.Trim(c).Length == 0))
                    continue;
                string Cell(int column) => at[column] < csv.Record!.Length ? ListValues.Trim(csv.Record![at[column]]) : "";
                if (lines.Count == MostLines)
                    throw new RefusedException($"The file has more than {Format.Number(MostLines)} payments. Send it in parts.");
                if (Enumerable.Range(0, Columns.Length).Any(c => Cell(c).Length > PaymentLine.LongestCell))
                    throw new RefusedException($"Line {csv.RawRow}: a cell is longer than {PaymentLine.LongestCell} characters. Is a quotation mark not closed? Nothing was kept.");
                lines.Add(new PaymentLine
                {
                    FileId = file, Place = lines.Count + 1, Line = csv.RawRow, DayText = Cell(0), SumText = Cell(1), Reference = Cell(2), Payer = Cell(3), Day = ListValues.Day(Cell(0)), Pence = Pence(Cell(1)),
                });
            }
        }
        catch (Exception e) when (e is CsvHelperException or UnusableListException)
        {
            throw Unreadable();
        }
        return lines.Count > 0 ? lines : throw Unreadable();
    }

    /// <summary>Pence of a sum as it is written; null where it is none that can be paid.</summary>
    public static long? Pence(string text) => Sum().IsMatch(text) && decimal.TryParse(text.Replace("£", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)
        && KeepPayment.SumHolds(pounds) ? (long)(pounds * 100) : null;

    private static int[]? Places(string[] heading) =>
        Columns.Select(names => Array.FindIndex(heading, h => names.Contains(ListValues.Trim(h), StringComparer.OrdinalIgnoreCase))).ToArray() is var at && at.All(a => a >= 0) ? at : null;

    private static RefusedException Unreadable() => new("The file needs a first line “day,amount,reference,payer reference” and a line for each payment beneath, saved as CSV. Nothing of it was kept.");
}
