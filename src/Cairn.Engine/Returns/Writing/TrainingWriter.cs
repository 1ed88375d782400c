namespace Cairn.Engine.Returns;

/// <summary>Writes training rows as the format's training file; what it writes is read back as equal rows.</summary>
public sealed class TrainingWriter(Stream to) : IDisposable
{
    private readonly CsvLine line = new(to, Enumerable.Range(0, TrainingColumns.All.Count).Select(c => TrainingColumns.All[c].Name));

    public void Write(TrainingRow row)
    {
        line.Text(row.LocalEstId);
        line.Text(row.UniqueWorkerId);
        line.Number(row.Category);
        line.Text(row.Name);
        line.Code(row.Accredited);
        line.Code(row.DeliveredBy);
        line.Code(row.Provider);
        line.Code(row.DeliveryMode);
        line.Raw(row.DoesNotExpire ? "none" : row.ValidMonths is { } months ? CsvLine.Whole(months) : "");
        line.Date(row.Completed);
        line.Date(row.Expires);
        line.Text(row.Notes);
        line.End();
    }

    /// <summary>A row of cells by column; columns that it does not name are blank.</summary>
    internal void Write(IReadOnlyDictionary<string, string> cells)
    {
        for (var c = 0; c < TrainingColumns.All.Count; c++)
            line.Typed(TrainingColumns.All[c], cells.GetValueOrDefault(TrainingColumns.All[c].Name));
        line.End();
    }

    public void Dispose() => line.Dispose();
}
