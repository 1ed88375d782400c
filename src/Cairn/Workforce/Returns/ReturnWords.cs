using System.Globalization;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>A return's states in words, with their colour.</summary>
public static class ReturnWords
{
    public static string State(ReturnState state) => state switch
    {
        ReturnState.Waiting => "Waiting to be checked",
        ReturnState.Checking => "Being checked",
        ReturnState.Unusable => "Cannot be read",
        ReturnState.Checked => "Waiting for you",
        ReturnState.Accepting => "Being taken in",
        ReturnState.Accepted => "Taken in",
        ReturnState.Left => "Left",
        _ => "Failed, nothing changed",
    };

    public static Tone Tone(ReturnState state) => state switch
    {
        ReturnState.Accepted => Platform.Site.Elements.Tone.Ok,
        ReturnState.Checked => Platform.Site.Elements.Tone.Note,
        ReturnState.Unusable or ReturnState.Failed => Platform.Site.Elements.Tone.Stop,
        ReturnState.Left => Platform.Site.Elements.Tone.Plain,
        _ => Platform.Site.Elements.Tone.Info,
    };

    public static string Sent(DateTime at) =>
        TimeZoneInfo.ConvertTimeFromUtc(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
}
