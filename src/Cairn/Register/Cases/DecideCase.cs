using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A case is decided, agreed or by a panel: no sanction, or one or several; the register changes on their day (R6).</summary>
public static class DecideCase
{
    public static readonly Verb Verb = new("DecideCase", "A fitness to practise case is decided, agreed or by a panel, with the sanctions that follow and the day of their effect.");
    public static readonly Verb Appealed = new("AppealSanction", "A sanction is appealed against, or the appeal is decided.");
    public static readonly Verb Close = new("CloseCase", "A decided fitness to practise case is closed.");

    /// <summary>Longest sanction that ends, in months: general knowledge of regulators' practice.</summary>
    public const int MostMonths = 60;

    public static readonly IReadOnlyList<FactKind> Kinds = [FactKind.Warning, FactKind.PracticeConditions, FactKind.Suspension, FactKind.Removed];

    /// <param name="Basis">"agreed" with the registrant, or by a "panel".</param>
    /// <param name="Sanctions">Names of kinds; none: no sanction.</param>
    /// <param name="Months">How long those that end hold.</param>
    /// <param name="PublicWords">The decision as everybody reads it beside a sanction, while that is shown.</param>
    public sealed record Input(Guid Case, long Version, string? Basis, IReadOnlyCollection<string> Sanctions, int? Months, string? Reasons, bool NoInterest, string? PublicWords = null);

    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await CaseFile.Of(db, packs, actor, input.Case, input.Version, stop);
        var kinds = input.Sanctions.Select(s => Enum.TryParse<FactKind>(s, out var kind) && Kinds.Contains(kind) ? kind : default).ToList();
        List<AnswerFault> faults = [.. file.MayDecide(input.NoInterest), .. Faults(file, input, kinds)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        // A panel's sanction waits for the time to appeal; what was agreed need not.
        var on = input.Basis == "panel" ? file.Today.AddDays(file.Registrant.Rules.AppealDays) : file.Today;
        foreach (var kind in kinds)
        {
            var sanction = file.Registrant.Add(0, new Fact(kind, on, kind == FactKind.Removed ? null : on.AddMonths(input.Months!.Value), By: Decision.Panel), file.Case.Id);
            db.Add(new PublishedDecision { Id = NewId.Next(), RegistrantId = file.Case.RegistrantId, FactNumber = sanction.Number, Words = input.PublicWords!.Trim() });
        }
        await file.Unlist(stop);
        // Interim orders hold until the decision takes effect, and no longer.
        foreach (var (row, _) in file.Interim())
            file.Registrant.Add(0, new Fact(FactKind.Revoked, kinds.Count == 0 ? file.Today : on, By: Decision.Panel, About: row.Number), file.Case.Id);
        file.Case.Decided = file.Today;
        var words = kinds.Count == 0 ? "No sanction." : $"{string.Join(" and ", kinds.Select(SanctionWords.Of))}, from {Format.Date(on)}{(input.Months is { } months && kinds.Any(k => k != FactKind.Removed) ? $" for {Format.Count(months, "month", "months")}" : "")}.";
        file.Write(CaseKinds.Decided, $"{(input.Basis == "panel" ? "By the panel" : "Agreed")}: {words} {input.Reasons}");
        return 0;
    }, stop);

    private static IEnumerable<AnswerFault> Faults(CaseFile file, Input input, List<FactKind> kinds)
    {
        if (file.Case.Decided is not null || file.Case.Closed is not null)
            yield return new("", "The case is decided already");
        if (input.Basis is not ("agreed" or "panel"))
            yield return new("Basis", "Choose whether it was agreed or a panel decided");
        if (input.Basis == "panel" && !(file.Case.Hearing <= file.Today))
            yield return new("Basis", "A panel decides at a hearing: list one first, and decide on its day or after");
        if (kinds.Contains(default) || (kinds.Contains(FactKind.Removed) && kinds.Count > 1))
            yield return new("Sanctions", "A removal stands alone; the others can go together");
        if (kinds.Any(k => k != FactKind.Removed) && input.Months is not (>= 1 and <= MostMonths))
            yield return new("Months", $"Write for how many months, from 1 to {MostMonths}");
        if (kinds.Count > 0 && CaseFile.Missing("PublicWords", input.PublicWords, "the decision as everybody will read it, without what concerns other people or anybody’s health") is { } unsaid)
            yield return unsaid;
        if (CaseFile.Missing("DecisionReasons", input.Reasons, "the reasons, as the registrant will read them") is { } missing)
            yield return missing;
    }

    /// <param name="What">"lodged", "dismissed" or "upheld".</param>
    public static Task Appeal(Store store, Packs packs, Actor actor, Guid id, long version, int sanction, string? what, CancellationToken stop) => store.Write(Scope.System, new Change(Appealed, actor, RegisterChain.Id), async db =>
    {
        var file = await CaseFile.Of(db, packs, actor, id, version, stop);
        var row = file.Registrant.Rows.FirstOrDefault(r => r.Number == sanction && Kinds.Contains(r.Kind)) ?? throw new NoSuchRecordException("There is no such sanction.");
        var lodged = file.Registrant.Rows.Any(r => r.Kind == FactKind.AppealLodged && r.About == sanction);
        var kind = what switch { "lodged" when !lodged => FactKind.AppealLodged, "dismissed" when lodged => FactKind.AppealDismissed, "upheld" when lodged => FactKind.AppealUpheld, _ => throw new AnswersRefusedException([new("What", "An appeal is lodged first, and then dismissed or upheld")]) };
        file.Registrant.Add(0, new Fact(kind, file.Today, By: Decision.Panel, About: row.Number), file.Case.Id);
        file.Write(CaseKinds.Appeal, $"Against {SanctionWords.Of(row.Kind).ToLowerInvariant()}: {what}.");
        return 0;
    }, stop);

    /// <summary>Whether an order of conditions that holds or will hold says nothing.</summary>
    private static async Task<bool> Unwritten(Db db, CaseFile file, CancellationToken stop)
    {
        var id = file.Case.RegistrantId;
        var written = await db.Set<OrderedCondition>().Where(c => c.RegistrantId == id).Select(c => c.FactNumber).Distinct().ToListAsync(stop);
        return file.Registrant.Rows.Any(r => r.Kind == FactKind.PracticeConditions && r.Detail == file.Case.Id && !written.Contains(r.Number));
    }

    public static Task RunClose(Store store, Packs packs, Actor actor, Guid id, long version, CancellationToken stop) => store.Write(Scope.System, new Change(Close, actor, RegisterChain.Id), async db =>
    {
        var file = await CaseFile.Of(db, packs, actor, id, version, stop);
        if (file.Case.Closed is not null)
            throw new RefusedException("The case is closed already.");
        if (file.Case.Decided is null)
            throw new RefusedException("The case is not decided. Decide it first, be it that there is no sanction.");
        if (file.Interim().Any(o => o.Order.InForce(file.Today) && o.Order.ReviewBy is { } by && by < file.Today))
            throw new RefusedException("An interim order in this case was not reviewed by its day. Review it first.");
        if (await Unwritten(db, file, stop))
            throw new RefusedException("The order of practice conditions has no conditions yet. Write them first: everybody reads them, and the register checks those that it can.");
        file.Registrant.Add(0, new Fact(FactKind.CaseClosed, file.Today, By: Decision.Person, About: file.Case.FactNumber), file.Case.Id);
        file.Case.Closed = file.Today;
        file.Write(CaseKinds.Closed, "The case is closed.");
        return 0;
    }, stop);
}
