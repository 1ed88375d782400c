using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>One thing that waits for the office.</summary>
/// <param name="Since">The day from which it has waited.</param>
/// <param name="Days">Working days with the office.</param>
/// <param name="Clock">The day that counts for it: a rule's, or its own; null: none.</param>
/// <param name="Subject">The award or request that it is about; null: the registration.</param>
public sealed record OfficeItem(Guid Registrant, int Ordinal, DateOnly Since, int Days, DateOnly? Clock, Guid? Subject = null);

/// <param name="Id">As the address has it.</param>
/// <param name="Means">What it holds, and what its clock is.</param>
/// <param name="Items">That of the nearest clock first, then the oldest.</param>
public sealed record OfficeQueue(string Id, string Title, string Means, IReadOnlyList<OfficeItem> Items)
{
    public int Oldest => Items.Max(i => (int?)i.Days) ?? 0;

    public DateOnly? Nearest => Items.Min(i => i.Clock);
}

/// <summary>All that waits for the office of one register, judged from its facts: nothing is put on a list or taken off it by hand (R2).</summary>
public sealed class OfficeQueues(Store store, RegisterFacts facts, Packs packs, Clock clock)
{
    /// <summary>So many days before its day a condition is on the list: what the office can still write to somebody about.</summary>
    public const int ConditionAhead = 90;

    public async Task<IReadOnlyList<OfficeQueue>> Of(string register, CancellationToken stop)
    {
        await facts.Follow(stop);
        var (rules, today) = (packs.Register(register), clock.Today);
        List<OfficeItem> decide = [], came = [], conditions = [], late = [], without = [];
        Fact[] buffer = [];
        foreach (var place in facts.Places.Where(p => p.Register == register && p.MergedInto is null))
            for (var ordinal = 1; ordinal <= place.Parts.Count; ordinal++)
            {
                var count = facts.Packed.Of(place.Place, (byte)ordinal, ref buffer);
                var own = buffer.AsSpan(0, count);
                var judged = Judging.On(own, rules, place.Parts[ordinal - 1], today);
                if (judged.Standing == Standing.Applied)
                    (CameOn(own, judged.Since) ? came : decide)
                        .Add(new(place.Id, ordinal, judged.Since, OfficeClock.WithUs(own, today), RegisteredBy(own, rules)));
                if (!judged.OnRegister)
                    continue;
                if (judged.ConditionDue is { } due && due <= today.AddDays(ConditionAhead))
                    conditions.Add(Past(place.Id, ordinal, due, today));
                if (judged.Has(StandingMarks.RenewalLate))
                    late.Add(Past(place.Id, ordinal, judged.PeriodBegan!.Value, today));
                if (judged.Has(StandingMarks.EndWithoutEffect))
                    without.Add(Past(place.Id, ordinal, Ended(own, today), today));
            }
        var (claims, details) = await Asked(register, today, stop);
        return
        [
            Queue("applications", "Applications to decide", "Sent, and with us. The clock is the day by which the rules want them registered.", decide),
            Queue("answers", "Information that came", "Applications for which what we asked for has come. The clock is the same.", came),
            Queue("qualifications", "Qualifications to assess", "Named by their holders, on the list or not. Until somebody has seen the certificate they meet nothing.", claims),
            Queue("details", "Changes of details to decide", "Somebody asks for another name or date of birth.", details),
            Queue("practice", "Conditions of practice not kept", "An order’s condition that the register can check, and what it knows says otherwise.", await Broken(register, today, stop)),
            Queue("conditions", "Conditions due or past", $"The qualification’s day is past, or within {ConditionAhead} days.", conditions),
            Queue("renewals", "Renewals not complete", "The period began and something is missing. The registration stands until a person decides otherwise.", late),
            Queue("ends", "Ends without effect", "An end is recorded, and a rule that guards the registrant is not kept.", without),
        ];
    }

    private async Task<(List<OfficeItem> Claims, List<OfficeItem> Details)> Asked(string register, DateOnly today, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var own = db.Set<Registrant>().Where(r => r.Register == register && r.MergedInto == null).Select(r => r.Id);
        var claims = await db.Set<QualificationClaim>().Where(c => c.Assessed == null && own.Contains(c.RegistrantId)).Select(c => new { c.RegistrantId, c.Id }).ToListAsync(stop);
        var details = await db.Set<DetailsRequest>().Where(d => d.Decided == null && own.Contains(d.RegistrantId)).Select(d => new { d.RegistrantId, d.Asked, d.Id }).ToListAsync(stop);
        // A claim's identifier holds the moment at which it was made (RFC 9562, version 7).
        return ([.. claims.Select(c => (c.RegistrantId, c.Id, On: clock.DateOf(Made(c.Id)))).Select(c => new OfficeItem(c.RegistrantId, 0, c.On, OfficeClock.WorkingDays(c.On, today), null, c.Id))],
            [.. details.Select(d => new OfficeItem(d.RegistrantId, 0, d.Asked, OfficeClock.WorkingDays(d.Asked, today), null, d.Id))]);
    }

    private async Task<List<OfficeItem>> Broken(string register, DateOnly today, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        List<OfficeItem> broken = [];
        var ordered = (await db.Set<OrderedCondition>().AsNoTracking().Where(c => db.Set<Registrant>().Any(r => r.Id == c.RegistrantId && r.Register == register && r.MergedInto == null)).ToListAsync(stop)).ToLookup(c => c.RegistrantId);
        foreach (var (registrant, file) in await RegistrantFile.ReadAll(db, packs, [.. ordered.Select(o => o.Key)], stop))
        {
            var rows = file.Rows;
            var own = rows.Select(r => r.Fact).ToArray();
            foreach (var condition in ordered[registrant])
                if (rows.FirstOrDefault(r => r.Number == condition.FactNumber) is { } order && Engine.Registration.Sanctions.Of(own, order.Fact, today) is var sanction && sanction.InForce(today)
                    && PracticeConditions.Check(own, sanction, condition.Condition, today) is { State: PracticeConditionState.Broken, Since: { } since })
                    broken.Add(Past(registrant, 0, since, today) with { Clock = null, Subject = order.Detail, Ordinal = order.Number });
        }
        return broken;
    }

    private static DateTime Made(Guid id) => DateTime.UnixEpoch.AddMilliseconds(BitConverter.ToInt64([.. id.ToByteArray(bigEndian: true)[..6].Reverse(), 0, 0]));

    private static OfficeQueue Queue(string id, string title, string means, List<OfficeItem> items) => new(id, title, means, [.. items.OrderBy(i => i.Clock ?? DateOnly.MaxValue).ThenBy(i => i.Since).ThenBy(i => i.Registrant)]);

    private static OfficeItem Past(Guid registrant, int ordinal, DateOnly day, DateOnly today) => new(registrant, ordinal, day, OfficeClock.WorkingDays(day, today), day);

    /// <summary>Whether the application has been with us since information came.</summary>
    private static bool CameOn(ReadOnlySpan<Fact> own, DateOnly since)
    {
        foreach (var fact in own)
            if (fact.Kind == FactKind.InformationGiven && fact.On == since)
                return true;
        return false;
    }

    private static DateOnly Ended(ReadOnlySpan<Fact> own, DateOnly today)
    {
        var last = today;
        foreach (var fact in own)
            if (Ends.Is(fact.Kind) && fact.On <= today)
                last = fact.On;
        return last;
    }

    /// <summary>By when the rules want an applicant registered, counted from the first day in the role that began last.</summary>
    private static DateOnly? RegisteredBy(ReadOnlySpan<Fact> own, RegisterRules rules)
    {
        DateOnly? by = null;
        foreach (var fact in own)
            if (fact.Kind == FactKind.Role && fact.Until is null && rules.Clocks.FirstOrDefault(c => c.What == "be-registered" && c.Head.On(fact.On)) is { } rule)
                by = fact.On.AddMonths(rule.Months);
        return by;
    }
}
