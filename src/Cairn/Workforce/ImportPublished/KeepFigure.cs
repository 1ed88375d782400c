namespace Cairn.Workforce;

/// <summary>A brought figure as the database keeps it.</summary>
internal static class KeepFigure
{
    public static PublishedFigure Of(Guid file, BroughtFigure brought)
    {
        var (figure, row, table) = (brought.Figure, brought.Figure.Row, brought.Figure.Table);
        var kept = new PublishedFigure
        {
            FileId = file, TableId = table.Id, Title = table.Title, Country = table.Country, Series = figure.Series, Line = figure.Line, Period = figure.Period, AsAt = figure.AsAt, Edition = figure.Edition,
            Definition = figure.Basis.Definition, Family = figure.Basis.Family, Coverage = figure.Basis.Coverage, PublishedOn = row.Place.Else(table.Place).PublishedOn, Code = row.Code, Label = row.Label, IsTotal = brought.IsTotal,
            Unit = row.Unit ?? table.Unit, Flow = row.Flow, Status = row.Status, Evidence = row.Evidence, Revises = row.Revises, WithdrawnOn = row.WithdrawnOn, Source = figure.Source, Locator = table.Locator, Note = row.Note,
        };
        (kept.Value, kept.ValueDecimals) = PrintedNumber.Keep(row.Value);
        (kept.Share, kept.ShareDecimals) = PrintedNumber.Keep(row.PrintedShare);
        (kept.ShareOf, kept.ShareOfDecimals) = PrintedNumber.Keep(row.ShareOf);
        (kept.Change, kept.ChangeDecimals) = PrintedNumber.Keep(row.PrintedChange);
        (kept.ChangeFrom, kept.ChangeFromDecimals) = PrintedNumber.Keep(row.ChangeFrom);
        (kept.Rounding, kept.RoundingDecimals) = PrintedNumber.Keep(row.Rounding);
        return kept;
    }
}
