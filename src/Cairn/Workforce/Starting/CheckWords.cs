using Cairn.Engine.Recruitment;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>Checks before a start, in words.</summary>
public static class CheckWords
{
    public static string Of(CheckResult outcome) => outcome switch { CheckResult.Clear => "Clear", CheckResult.ClearWithNote => "Clear, with a note", CheckResult.NotClear => "Not clear", _ => "Still waited for" };

    public static string Of(CheckStanding standing) => standing.State switch
    {
        CheckState.Clear => Of(standing.Reading?.Result ?? standing.Held!.Outcome), CheckState.Waived => "Waived", CheckState.NotClear => "Not clear", CheckState.RunOut => "Run out", CheckState.Waiting => "Still waited for", _ => "Not recorded",
    };

    public static Tone Tone(CheckState state) => state switch
    {
        CheckState.Clear => Platform.Site.Elements.Tone.Ok, CheckState.Waived => Platform.Site.Elements.Tone.Note, CheckState.Waiting => Platform.Site.Elements.Tone.Info, CheckState.NotAsked => Platform.Site.Elements.Tone.Plain, _ => Platform.Site.Elements.Tone.Stop,
    };

    /// <summary>When, by whom and until when, as far as it is held.</summary>
    public static string Detail(CheckStanding standing) => standing switch
    {
        { State: CheckState.Waived, Waiver: { } waiver } => $"By {waiver.WaivedBy}, until {Format.ShortDate(waiver.Until)}",
        { Reading: { } reading, Held: { DoneOn: { } looked } read } => $"{Number(read)} on the register today: {reading.Line}{(standing.Changed ? $". On {Format.ShortDate(looked)}, when you looked: {read.Seen}" : "")}",
        { Held: { DoneOn: { } done } held } => $"{Format.ShortDate(done)}{(held.LookedBy is { } by ? $", by {by}" : "")}{(held.RenewBy is { } renew ? $"; renew by {Format.ShortDate(renew)}" : "")}",
        { Held: { } asked } => $"Asked for {Format.ShortDate(asked.AskedOn)}{(asked.Count is { } came ? $"; {came} in" : "")}",
        _ => "",
    };

    /// <summary>The number of the document, or of the registration; null where none is held.</summary>
    public static string? Number(SuitabilityCheck entry) => entry.Registration is { } number ? RegistrationNumber.Words(number) : entry.Document;
}
