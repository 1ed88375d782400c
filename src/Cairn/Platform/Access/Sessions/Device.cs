namespace Cairn.Platform.Access;

/// <summary>A browser in words, as its owner would know it again: "Firefox on Windows".</summary>
public static class Device
{
    // What is named first counts: each of these pretends to be some of those below it.
    private static readonly (string Mark, string Words)[] browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Words)[] systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
    ];

    public static string Words(string? userAgent) => (Find(browsers, userAgent), Find(systems, userAgent)) switch
    {
        (null, null) => "A browser that does not name itself",
        (null, { } system) => $"A browser on {system}",
        ({ } browser, null) => browser,
        ({ } browser, { } system) => $"{browser} on {system}",
    };

    private static string? Find((string Mark, string Words)[] known, string? userAgent) =>
        known.Where(k => userAgent?.Contains(k.Mark, StringComparison.Ordinal) == true).Select(k => k.Words).FirstOrDefault();
}
