using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;

namespace Cairn.Workforce;

/// <summary>A staff record as it is held, and what a row would make of it.</summary>
internal sealed record StaffVersion(Engagement Engagement, IReadOnlyList<Qualification> Qualifications)
{
    /// <summary>The next version: the row's answers, and the held ones where the row's were set aside or are to be kept.</summary>
    public Engagement Next(RowPlace place, StaffRow row)
    {
        var next = StaffAnswers.From(row);
        StaffAnswers.Keep(next, Engagement, place.SetAside.Select(s => s.Column));
        if (row.KeepNiNumber)
            next.NationalInsurance = Engagement.NationalInsurance;
        if (row.KeepBirthDate)
            next.BirthDate = Engagement.BirthDate;
        return next;
    }

    public IEnumerable<(string Column, string Before, string After)> Differing(Engagement next, StaffRow row)
    {
        if (row.ChangedWorkerId is { } reference && reference != Engagement.Reference)
            yield return ("CHGUNIQUEWRKID", Engagement.Reference, reference);
        foreach (var answer in StaffAnswers.Differing(Engagement, next))
            yield return (answer.Column, StaffAnswers.Show(answer.Column, answer.Get(Engagement)), StaffAnswers.Show(answer.Column, answer.Get(next)));
        if (QualificationsDiffer(row))
            yield return ("QUALACH", string.Join(", ", Qualifications.Select(q => $"{q.Code};{q.Year}")), string.Join(", ", row.Qualifications.Select(q => $"{q.Code};{q.Year}")));
    }

    public bool QualificationsDiffer(StaffRow row) => !Qualifications.Select(q => (q.Code, q.Year, q.Notes))
        .SequenceEqual(row.Qualifications.Select(q => (q.Code.ToString(CultureInfo.InvariantCulture), q.Year, q.Notes)));
}
