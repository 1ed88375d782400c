using System.Globalization;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>One thing that a record answers.</summary>
/// <param name="Group">The heading that it stands under.</param>
/// <param name="Held">The answer as it is kept; null where none was given. Two versions with the same text hold the same answer.</param>
/// <param name="Show">The kept text as people read it.</param>
/// <param name="Sensitive">Shown only when asked for, and to those who may.</param>
public sealed record Question<T>(string Group, string Label, Func<T, string?> Held, Func<string, string?> Show, bool Sensitive = false)
    where T : RecordVersion;

/// <param name="Text">Null: not answered.</param>
/// <param name="Since">The day on which this answer was first recorded, of those on which it has stood without a break.</param>
public sealed record HeldAnswer(string Group, string Label, string? Text, DateOnly Since, string Source, bool Sensitive)
{
    /// <summary>Its age and where it came from: "8 months ago, from the staff file of a return".</summary>
    public string Note(DateOnly today) => $"{Age.Words(Since, today)}, from {SourceWords.Of(Source)}";
}

/// <summary>One answer that a version changed.</summary>
public sealed record AnswerChange(DateOnly On, string Label, string? Before, string? After, string Source, bool Sensitive);

/// <summary>Numbers as the questions hold them.</summary>
internal static class Held
{
    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
