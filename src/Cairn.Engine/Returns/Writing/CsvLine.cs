using System.Globalization;
using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>
/// Writes cells as the format has them: UTF-8 with a byte order mark, so that spreadsheets read names rightly, commas, CR LF. Only text
/// is guarded against being taken for a formula; codes, numbers and dates are written as they are.
/// </summary>
internal sealed class CsvLine : IDisposable
{
    /// <summary>Letters that are kept back: few enough that one row, which is written at each save by page, makes no large object.</summary>
    private const int Buffer = 1 << 12;

    private readonly StreamWriter writer;
    private bool begun;

    public CsvLine(Stream to, IEnumerable<string> header)
    {
        writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Buffer, leaveOpen: true);
        foreach (var name in header)
            Raw(name);
        End();
    }

    public void Text(string? text) => Raw(text is null ? "" : Quote(FormulaGuard.Write(text)));

    /// <summary>A cell as somebody typed it: text is guarded, anything else stands as it is.</summary>
    public void Typed(Column column, string? cell)
    {
        if (column.Kind == ColumnKind.Text)
            Text(cell);
        else
            Raw(Quote(cell ?? ""));
    }

    /// <summary>Texts parted by semicolons. A semicolon inside one would make two of it, so it becomes a comma.</summary>
    public void Texts(IEnumerable<string?> texts) => Raw(Quote(string.Join(';', texts.Select(t => FormulaGuard.Write((t ?? "").Replace(';', ','))))));

    public void Code(Answer answer) => Raw(answer.IsBlank ? "" : Whole(answer.Value));

    public void Number(long? number) => Raw(number is { } n ? Whole(n) : "");

    public void Date(DateOnly? date) => Raw(date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Pence as pounds, without needless decimals where <paramref name="whole"/> pounds are usual.</summary>
    public void Money(long? pence, bool whole = false) => Raw(pence is not { } p ? ""
        : whole && p % 100 == 0 ? Whole(p / 100)
        : string.Create(CultureInfo.InvariantCulture, $"{p / 100}.{p % 100:00}"));

    /// <summary>A number in halves; don't know is written as its code.</summary>
    public void Halves(Answer answer, int unitsAHalf) => Raw(answer.Known is not { } units ? Known(answer)
        : Whole(units / unitsAHalf / 2) + (units / unitsAHalf % 2 == 0 ? "" : ".5"));

    public void Raw(string cell)
    {
        if (begun)
            writer.Write(',');
        begun = true;
        writer.Write(cell);
    }

    public void End()
    {
        writer.Write("\r\n");
        begun = false;
    }

    public void Dispose() => writer.Dispose();

    public static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Known(Answer answer) => answer.IsBlank ? "" : Whole(answer.Value);

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text.AsSpan().Trim().Length != text.Length || text.StartsWith('\'')
            ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
