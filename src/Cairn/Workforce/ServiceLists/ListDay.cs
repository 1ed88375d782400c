using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Workforce;

/// <summary>Which day a list describes: as said, else as its file's name tells (<c>MDSF_data_31 August 2024.csv</c>), else today.</summary>
internal static partial class ListDay
{
    private const int MostLetters = 120;

    public static (DateOnly AsAt, AsAtFrom From) Of(BroughtList brought, DateOnly today)
    {
        if (brought.AsAt is { } said)
            return (said, AsAtFrom.Said);
        foreach (Match day in InWords().Matches(brought.FileName))
            if (DateOnly.TryParseExact($"{day.Groups["day"].Value} {day.Groups["month"].Value} {day.Groups["year"].Value}", ["d MMMM yyyy", "d MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var named))
                return (named, AsAtFrom.FileName);
        foreach (Match day in InFigures().Matches(brought.FileName))
            if (DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var figures))
                return (figures, AsAtFrom.FileName);
        return (today, AsAtFrom.Today);
    }

    /// <summary>The name without a folder and without what no name on a screen needs.</summary>
    public static string Shown(string fileName)
    {
        var name = new string([.. fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate))]).Trim();
        return name.Length == 0 ? "(a file without a name)" : name.Length > MostLetters ? name[..MostLetters] : name;
    }

    public static string Words(AsAtFrom from) => from switch
    {
        AsAtFrom.Said => "as said when it was brought",
        AsAtFrom.FileName => "as the file's name tells",
        _ => "the day when it was brought, for neither its bringer nor its name told another",
    };

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})[ _\-+.](?<month>[A-Za-z]{3,9})[ _\-+.](?<year>\d{4})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InWords();

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex InFigures();
}
