namespace Cairn.Workforce;

/// <summary>Sizes of employers by people in post, as statistics of business part them.</summary>
public static class EmployerSize
{
    public static readonly IReadOnlyList<(string Code, string Label, int From)> All =
        [("under-10", "Fewer than 10 people", 0), ("10-49", "10 to 49 people", 10), ("50-249", "50 to 249 people", 50), ("250-over", "250 people or more", 250)];

    public static string Of(long people) => All.Last(s => people >= s.From).Code;

    public static string Label(string code) => All.First(s => s.Code == code).Label;
}
