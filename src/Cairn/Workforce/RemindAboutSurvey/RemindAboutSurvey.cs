using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>Everybody who was asked is reminded, since nobody knows who has answered (W6).</summary>
public static class RemindAboutSurvey
{
    public static readonly Verb Verb = new("RemindAboutSurvey", "Everybody whom a survey asks is reminded of it, at most as often as its plan says.");

    /// <summary>Between one reminder and the next.</summary>
    public const int DaysBetween = 3;

    /// <exception cref="RefusedException">It is not open, or has reminded as often as it may, or too lately.</exception>
    public static Task Run(Keeper keeper, Guid id, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var survey = await db.OfKeeper(keeper, id, stop);
        if (Refuses(survey, db.Store.Clock.Today) is { } why)
            throw new RefusedException(why);
        (survey.Reminders, survey.RemindedOn) = (survey.Reminders + 1, db.Store.Clock.Today);
    }, stop);

    /// <summary>Why nobody can be reminded on a day; null where they can.</summary>
    public static string? Refuses(Survey survey, DateOnly today) =>
        !survey.IsAnswered(today) ? "The survey cannot be answered today, so there is nothing to remind of."
        : survey.Reminders >= survey.RemindersPlanned ? $"The survey has reminded {(survey.RemindersPlanned == 0 ? "nobody, and was planned so" : $"{Platform.Site.Format.Count(survey.Reminders, "time", "times")}, as was planned")}. More would press people."
        : survey.RemindedOn is { } last && today < last.AddDays(DaysBetween) ? $"The last reminder was on {Platform.Site.Format.Date(last)}. Wait until {Platform.Site.Format.Date(last.AddDays(DaysBetween))}."
        : null;
}
