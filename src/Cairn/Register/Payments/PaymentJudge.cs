using Cairn.Engine.Registration;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>A registration that a payment may be for.</summary>
public readonly record struct PaidFor(int Ordinal, string Part, Fact[] Facts, RegisterRules Rules);

/// <summary>
/// Finds for each line of a file whose fee it pays, in the file's order: what an earlier line pays is paid for the later ones (R2).
/// </summary>
/// <param name="numbers">Registrants by their numbers; a number that leads to another record gives that one.</param>
/// <param name="registrations">Of a registrant.</param>
/// <param name="kept">Payers' references that were kept before, with the registrant.</param>
public sealed class PaymentJudge(IReadOnlyDictionary<long, Guid> numbers, Func<Guid, IEnumerable<PaidFor>> registrations, IEnumerable<(Guid Registrant, string Payer)> kept, DateOnly today)
{
    private readonly HashSet<(Guid, string)> seen = [.. kept.Select(k => Key(k.Registrant, k.Payer))];
    private readonly Dictionary<(Guid, int), long> paid = [];

    public void Judge(PaymentLine line)
    {
        (line.RegistrantId, line.Ordinal, line.Open) = (null, 0, 0);
        line.Outcome = Of(line);
        if (line.Outcome != PaymentOutcome.Due)
            return;
        paid[(line.RegistrantId!.Value, line.Ordinal)] = line.Pence!.Value;
        if (line.Payer.Length > 0)
            seen.Add(Key(line.RegistrantId.Value, line.Payer));
    }

    private PaymentOutcome Of(PaymentLine line)
    {
        if (FeeReference.TryParse(line.Reference, out var number, out var ordinal) && numbers.TryGetValue(number, out var registrant))
            line.RegistrantId = registrant;
        if (line.Day is not { } day || line.Pence is not { } pence)
            return PaymentOutcome.Unreadable;
        if (!KeepPayment.DayHolds(day, today))
            return PaymentOutcome.Day;
        if (line.RegistrantId is not { } whose)
            return PaymentOutcome.Unknown;
        if (line.Payer.Length > 0 && seen.Contains(Key(whose, line.Payer)))
            return PaymentOutcome.Twice;
        var open = registrations(whose).Where(r => ordinal is null || r.Ordinal == ordinal).Select(r => (r.Ordinal, Pence: Open(r) - paid.GetValueOrDefault((whose, r.Ordinal)))).Where(r => r.Pence > 0).ToList();
        if (open is not [var one])
            return open.Count == 0 ? PaymentOutcome.NotDue : PaymentOutcome.Several;
        (line.Ordinal, line.Open) = one;
        return pence == one.Pence ? PaymentOutcome.Due : pence < one.Pence ? PaymentOutcome.Less : PaymentOutcome.More;
    }

    /// <summary>Pence that are open of the fee that a payment of today counts for.</summary>
    private long Open(PaidFor registration) => KeepPayment.Owes(registration.Facts, registration.Rules, registration.Part, today)
        && Renewal.Fee(registration.Facts, registration.Rules, KeepPayment.PeriodOf(registration.Facts, registration.Rules, registration.Part, today), today) is { Asked: > 0, Settled: null } fee ? fee.Asked - fee.Paid : 0;

    private static (Guid, string) Key(Guid registrant, string payer) => (registrant, payer.ToUpperInvariant());

    /// <summary>The registrations of somebody by the register in memory.</summary>
    public static IEnumerable<PaidFor> Of(RegisterFacts facts, Packs packs, Guid registrant)
    {
        if (facts.Of(registrant) is not { } place)
            yield break;
        Fact[] buffer = [];
        for (var ordinal = 1; ordinal <= place.Parts.Count; ordinal++)
        {
            var count = facts.Packed.Of(place.Place, (byte)ordinal, ref buffer);
            yield return new(ordinal, place.Parts[ordinal - 1], buffer[..count], packs.Register(place.Register));
        }
    }

    /// <summary>The registrations of a file that is open in a change.</summary>
    public static IEnumerable<PaidFor> Of(RegistrantFile file) => file.Held.Select(r => new PaidFor(r.Ordinal, r.Part, file.Facts(r.Ordinal), file.Rules));
}
