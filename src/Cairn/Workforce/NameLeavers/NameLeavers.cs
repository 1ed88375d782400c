using System.Text.Json.Nodes;
using Cairn.Engine.Returns;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a provider says of one person whom its file leaves out.</summary>
/// <param name="Left">False: they are still here.</param>
public sealed record SaidOfMissing(long Difference, bool Left, DateOnly? On, int? Reason);

/// <summary>The provider says who of those missing from the file has left, when and why. It takes effect with the return.</summary>
public static class NameLeavers
{
    public static readonly Verb Verb = new("NameLeavers", "A provider says of people whom its file leaves out that they left, when and why, or that they are still here.");

    /// <summary>What is wrong with an answer; null where nothing is.</summary>
    /// <param name="reasons">The codes that a reason may have; null where it is looked at elsewhere.</param>
    public static AnswerFault? Refuses(SaidOfMissing said, DateOnly today, CodeList? reasons) => said switch
    {
        { Left: false } => null,
        { On: null } => new("on", "Enter the day on which they left, such as 22 11 2026"),
        { On: { } day } when day > today => new("on", "They left in the future. Enter a day up to today, or say that they are still here"),
        { On.Year: < 1948 } => new("on", "Check the year in which they left"),
        { Reason: null } => new("reason", "Choose the reason. If you do not know it, choose “Reason not known”"),
        { Reason: { } reason } when reasons?.Has(reason) == false => new("reason", "Choose a reason from the list. If you do not know it, choose “Reason not known”"),
        _ => null,
    };

    /// <summary>Why people leave, in the codes of the return's format.</summary>
    public static CodeList Reasons => AscwdsPack.Lists["leaving_reason_staff_record"];

    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, Guid id, IReadOnlyList<SaidOfMissing> said, CancellationToken stop, string? key = null, string? digest = null) =>
        store.Write(scope, new Change(Verb, actor, organisation, Key: key, Digest: digest), async db =>
        {
            await db.AwaitsDecision(organisation, id, stop);
            if (said.Select(s => Refuses(s, store.Clock.Today, Reasons)).OfType<AnswerFault>().Distinct().ToList() is { Count: > 0 } faults)
                throw new AnswersRefusedException(faults);
            var wanted = said.Select(s => s.Difference).ToList();
            var rows = await Missing(db, organisation, id).Where(d => wanted.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
            if (wanted.Any(w => !rows.ContainsKey(w)))
                throw new NoSuchRecordException("One of these is not somebody whom the files leave out. Read the list again.");
            foreach (var one in said)
            {
                rows[one.Difference].LeftOn = one.Left ? one.On : null;
                rows[one.Difference].LeavingReason = one.Left ? one.Reason : null;
            }
            db.Note(nameof(Return), id, organisation, null, Told(said.Count(s => s.Left), said.Count(s => !s.Left)));
            return 0;
        }, stop);

    /// <summary>All whom the files leave out, with those whose service they leave out too.</summary>
    public static IQueryable<ReturnDifference> Missing(Db db, Guid organisation, Guid id) => db.Set<ReturnDifference>()
        .Where(d => d.ReturnId == id && d.OrganisationId == organisation && (d.Kind == DifferenceKind.Missing || d.Kind == DifferenceKind.MissingWithService) && !d.OfService);

    /// <summary>Those of a service that the files leave out; without one, those whose service is in the files.</summary>
    public static IQueryable<ReturnDifference> Missing(Db db, Guid organisation, Guid id, string? service)
    {
        var kind = service is null ? DifferenceKind.Missing : DifferenceKind.MissingWithService;
        return Missing(db, organisation, id).Where(d => d.Kind == kind && (service == null || d.ServiceReference == service));
    }

    /// <summary>Says the same of everybody who is missing.</summary>
    /// <param name="service">Reference of a service that the files leave out, for its people alone.</param>
    public static Task All(Store store, Scope scope, Actor actor, Guid organisation, Guid id, string? service, bool left, DateOnly? on, int? reason, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            if (Refuses(new SaidOfMissing(0, left, on, reason), store.Clock.Today, Reasons) is { } why)
                throw new AnswersRefusedException([why]);
            await db.AwaitsDecision(organisation, id, stop);
            var many = await Missing(db, organisation, id, service)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeftOn, left ? on : null).SetProperty(d => d.LeavingReason, left ? reason : null), stop);
            db.Note(nameof(Return), id, organisation, null, Told(left ? many : 0, left ? 0 : many));
            return 0;
        }, stop);

    // Who it is lies with the return until it takes effect; then each record's own event says it.
    private static JsonObject Told(int left, int stay) => new() { ["said to have left"] = left, ["said to be here"] = stay };
}
