using Cairn.Platform.Publishing;
using CsvHelper;

namespace Cairn.Register;

/// <summary>Lines of a CSV file that are written as they come: a register has millions.</summary>
internal sealed class OpenLines : IDisposable
{
    private readonly StreamWriter text;
    private readonly CsvWriter csv;

    public OpenLines(Stream to, IEnumerable<OpenColumn> columns)
    {
        text = new StreamWriter(to, leaveOpen: true);
        csv = new CsvWriter(text, TidyCsv.Form, leaveOpen: true);
        Write(columns.Select(c => c.Name));
    }

    public void Write(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }

    public void Dispose()
    {
        csv.Dispose();
        text.Dispose();
    }
}
