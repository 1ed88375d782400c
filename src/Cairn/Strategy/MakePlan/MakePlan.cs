using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An organisation makes a plan: from scratch, from one of the documents, or from a plan (S1, S2).</summary>
public static class MakePlan
{
    public static readonly Verb Verb = new("MakePlan", "An organisation makes a plan, from scratch or with the elements and actions of a document or another plan.");

    public const int LongestTitle = 150, LongestSummary = 2000, MostYears = 30;

    /// <summary>What stands before the id of what a plan is made from.</summary>
    public const string Document = "document:", Plan = "plan:";

    /// <param name="Source">Empty, or <see cref="Document"/> or <see cref="Plan"/> with an id.</param>
    public sealed record Input(string? Title, string? Summary, DateOnly? From, DateOnly? Until, string? Source);

    /// <returns>The plan.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static async Task<Guid> Run(PlanKeeper keeper, Strategies strategies, Input input, string? key, CancellationToken stop)
    {
        List<AnswerFault> faults = [.. Faults(input)];
        var (id, typed) = (NewId.Next(), input.Source ?? "");
        var source = PlanSource.Nothing;
        if (typed.StartsWith(Document, StringComparison.Ordinal) && strategies.Find(typed[Document.Length..]) is { } document)
            source = PlanSource.Of(document, keeper.Organisation, id);
        else if (typed.StartsWith(Plan, StringComparison.Ordinal) && Guid.TryParse(typed[Plan.Length..], out var plan))
            source = await PlanSource.Of(keeper.Store, plan, keeper.Organisation, id, input.From ?? keeper.Store.Clock.Today, stop);
        else if (typed.Length > 0)
            faults.Add(new("Source", "Choose what the plan begins from, or that it begins empty"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        return await keeper.Write(Verb, key, async db =>
        {
            db.Add(new Plan
            {
                Id = id, OrganisationId = keeper.Organisation, Title = input.Title!.Trim(), Summary = input.Summary!.Trim(), From = input.From!.Value, Until = input.Until!.Value, TakenFrom = source.TakenFrom,
                Country = await db.Set<Organisation>().Where(o => o.Id == keeper.Organisation).Select(o => o.Country).FirstAsync(stop),
            });
            db.AddRange(source.Elements);
            db.AddRange(source.Actions);
            db.AddRange(source.Dependencies);
            return id;
        }, stop);
    }

    internal static IEnumerable<AnswerFault> Faults(Input input)
    {
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > LongestTitle)
            yield return new("Title", $"Give the plan a title of at most {LongestTitle} characters");
        if (string.IsNullOrWhiteSpace(input.Summary) || input.Summary.Trim().Length > LongestSummary)
            yield return new("Summary", $"Say what the plan is for, in at most {LongestSummary:N0} characters");
        if (input.From is not { Year: >= 1990 and <= 2200 })
            yield return new("From", "Enter the plan’s first day, such as 1 4 2026");
        if (input.Until is not { Year: <= 2230 } until)
            yield return new("Until", "Enter the plan’s last day, such as 31 3 2031");
        else if (input.From is { } from && (until <= from || until > from.AddYears(MostYears)))
            yield return new("Until", $"Its last day lies after its first, and at most {MostYears} years later. Check both");
    }
}
