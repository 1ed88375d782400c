using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>The office keeps that a fee was paid, or waives one with a reason (R2).</summary>
public static class KeepPayment
{
    public static readonly Verb Verb = new("KeepPayment", "A fee was paid to the register, or is waived with a reason.");

    public const int LongestReason = 500;
    public const decimal MostPounds = 10_000;

    /// <param name="Version">Of the registrant, as the page showed it.</param>
    /// <param name="What">"paid" or "waived".</param>
    /// <param name="Pounds">Of at most two decimals.</param>
    /// <param name="Day">When it was paid; a waiver holds from today.</param>
    public sealed record Input(Guid Registrant, int Ordinal, long Version, string? What, decimal? Pounds, DateOnly? Day, string? Reason);

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, input.Reason?.Trim()), async db =>
    {
        var (file, registration) = await DecideApplication.Open(db, packs, input.Registrant, input.Ordinal, input.Version, stop);
        var today = store.Clock.Today;
        Owing(file, registration, today);
        if (Faults(input, today).ToList() is { Count: > 0 } faults)
            throw new AnswersRefusedException(faults);
        var day = input.What == "paid" ? input.Day!.Value : today;
        var fact = Put(file, registration, input.What == "paid" ? FactKind.FeePaid : FactKind.FeeWaived, day, (long)(input.Pounds!.Value * 100), today);
        if (input.What == "waived")
            db.Add(new OfficeDecision { Id = NewId.Next(), RegistrantId = input.Registrant, FactNumber = fact.Number, Reason = input.Reason!.Trim() });
        return 0;
    }, stop);

    /// <summary>What was paid or waived becomes a fact of the period whose fee is open: by hand, and from a file.</summary>
    /// <exception cref="RefusedException">Nothing is asked of the registration.</exception>
    internal static RegisterFact Put(RegistrantFile file, Registration registration, FactKind kind, DateOnly day, long pence, DateOnly today)
    {
        Owing(file, registration, today);
        return file.Add(registration.Ordinal, new Fact(kind, day, Period: PeriodOf(file.Facts(registration.Ordinal), file.Rules, registration.Part, today), Amount: pence, By: Decision.Person));
    }

    private static void Owing(RegistrantFile file, Registration registration, DateOnly today)
    {
        if (!Owes(file.Facts(registration.Ordinal), file.Rules, registration.Part, today))
            throw new RefusedException("No fee is asked of this registration: it is neither applied for nor in force.");
    }

    /// <summary>Whether it is applied for or in force.</summary>
    public static bool Owes(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly today) =>
        Judging.On(facts, rules, part, today) is var judged && (judged.OnRegister || judged.Standing is Engine.Registration.Standing.Applied or Engine.Registration.Standing.InformationAsked);

    /// <summary>The period whose fee is open: that of the application, else that of the renewal.</summary>
    public static int PeriodOf(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly today) =>
        Judging.First(facts, FactKind.Admitted, today) is null ? 0 : Checklist.Of(facts, rules, part, today).For;

    /// <summary>Whether a payment can be of this day: today or before, within two years.</summary>
    public static bool DayHolds(DateOnly? day, DateOnly today) => day <= today && day >= today.AddYears(-2);

    /// <summary>Whether a payment can be of this sum: pounds and whole pence, above 0.</summary>
    public static bool SumHolds(decimal? pounds) => pounds is > 0 and <= MostPounds && decimal.Round(pounds.Value, 2) == pounds;

    private static IEnumerable<AnswerFault> Faults(Input input, DateOnly today)
    {
        if (input.What is not ("paid" or "waived"))
            yield return new("What", "Choose whether it was paid or is waived");
        if (!SumHolds(input.Pounds))
            yield return new("Pounds", $"Write the sum in pounds and pence, above 0 and at most {Format.Money((long)MostPounds * 100)}");
        if (input.What == "paid" && !DayHolds(input.Day, today))
            yield return new("Day", "Write the day on which it was paid: today or before, within two years");
        if (input.What == "waived" && string.IsNullOrWhiteSpace(input.Reason))
            yield return new("WaiverReason", "Write why the fee is waived");
        if (input.Reason?.Length > LongestReason)
            yield return new("WaiverReason", $"That is longer than {LongestReason} characters. Shorten it");
    }
}
