using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A value of a period is entered, or why there is none. A correction is a further row: the earlier one stays (S5).</summary>
public static class EnterIndicatorValue
{
    public static readonly Verb Verb = new("EnterIndicatorValue", "A value of an indicator's period is entered, or why there is none; one that corrects another stands beside it.");

    public const int LongestSource = 300, LongestNote = 500;

    /// <param name="Value">As typed; of a share it may be left to Counted and OutOf.</param>
    public sealed record Input(DateOnly? Day, string? Value, NoValue Why, string? Counted, string? OutOf, string? Low, string? High, string? Source, string? Note);

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, Guid indicator, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await keeper.Open(db, plan, stop);
        var today = db.Store.Clock.Today;
        if (!await db.Set<Indicator>().AnyAsync(i => i.Id == indicator && i.PlanId == plan, stop))
            throw new NoSuchRecordException("There is no such indicator.");
        var sheet = await db.Set<IndicatorVersion>().Where(v => v.IndicatorId == indicator && v.From <= today).OrderByDescending(v => v.Number).FirstAsync(stop);
        if (sheet.Bound != BoundTo.Typed)
            throw new RefusedException("This indicator’s values are not entered by hand: they come from what it is bound to. Change its sheet to enter them.");
        var faults = new List<AnswerFault>();
        var value = Read(input, sheet, today, faults);
        var earlier = await db.Set<IndicatorValue>().AnyAsync(v => v.IndicatorId == indicator && v.Day == value.Day, stop);
        if (earlier && value.Note is null)
            faults.Add(new("Note", "There is a value of this period already. Say why it is corrected; both are kept"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        (value.OrganisationId, value.IndicatorId, value.Recorded, value.RecordedBy) = (keeper.Organisation, indicator, db.Store.Clock.Now, keeper.Actor.Account ?? Guid.Empty);
        db.Add(value);
    }, stop);

    private static IndicatorValue Read(Input input, IndicatorVersion sheet, DateOnly today, List<AnswerFault> faults)
    {
        decimal? Number(string question, string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
                return null;
            if (TypedNumber.Of(typed) is { } number)
                return number;
            faults.Add(new(question, $"“{typed.Trim()}” is not a number. Write digits, such as 12.5"));
            return null;
        }
        var value = new IndicatorValue
        {
            Id = NewId.Next(), Day = input.Day ?? default, Value = Number("Value", input.Value), Why = input.Why, Counted = Number("Counted", input.Counted), OutOf = Number("OutOf", input.OutOf), Low = Number("Low", input.Low),
            High = Number("High", input.High), Source = input.Source?.Trim() ?? "", Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(),
        };
        if (input.Day is null)
            faults.Add(new("Day", "Choose the period"));
        else if (input.Day > today || input.Day != IndicatorPeriods.EndOf(sheet.Frequency, input.Day.Value))
            faults.Add(new("Day", $"Choose a period that has ended. {Format.Date(input.Day.Value)} is the end of none"));
        if (value.Source.Length is 0 or > LongestSource)
            faults.Add(new("Source", $"Say where it is from, in at most {LongestSource} characters"));
        if (value.Note?.Length > LongestNote)
            faults.Add(new("Note", $"That is longer than {LongestNote} characters. Shorten it"));
        if (input.Why != NoValue.None)
        {
            if (value.Value is not null || value.Counted is not null)
                faults.Add(new("Value", "There is a value and a reason why there is none. Keep one"));
            return value;
        }
        if ((value.Counted is null) != (value.OutOf is null) || value.OutOf <= 0 || value.Counted < 0 || value.Counted > value.OutOf)
            faults.Add(new("Counted", "Write how many, and out of how many: the first is not more than the second"));
        else if (value is { Counted: { } counted, OutOf: { } outOf })
        {
            var share = Scaled.Kept(counted / outOf * 100);
            if (value.Value is { } typed && Math.Abs(typed - share) > 0.05m)
                faults.Add(new("Value", $"{Format.Number(counted)} of {Format.Number(outOf)} are {Format.Percent(share)}, not {Format.Percent(typed)}. Leave the value empty to have it worked out"));
            value.Value = share;
        }
        if (value.Value is null && faults.TrueForAll(f => f.Question is not ("Value" or "Counted")))
            faults.Add(new("Value", "Write the value, or say why there is none: an empty box is not nought"));
        else if (value.Value is < 0 or > 100 && sheet.TypedAs == TypedAs.Share)
            faults.Add(new("Value", "A share lies from 0 to 100 per cent"));
        else if (sheet.TypedAs == TypedAs.Count && value.Value is { } count && (count < 0 || count != decimal.Truncate(count)))
            faults.Add(new("Value", "A count is a whole number of nought or more"));
        if ((value.Low is null) != (value.High is null) || value.Low > value.Value || value.High < value.Value)
            faults.Add(new("Low", "An interval has two ends, and the value lies between them"));
        return value;
    }
}
