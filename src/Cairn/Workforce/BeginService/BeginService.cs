using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider begins to run a service.</summary>
public static class BeginService
{
    public static readonly Verb Verb = new("BeginService", "A service is added to its provider's record, by hand or by a machine.");

    /// <param name="Reference">The provider's own; null to be given the next one.</param>
    /// <param name="Answers">By question.</param>
    public sealed record Input(string? Reference, IReadOnlyDictionary<string, string?> Answers);

    /// <returns>The new service's record.</returns>
    /// <exception cref="AnswersRefusedException">The rules of the return refuse an answer.</exception>
    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            var organisation = keeper.Organisation;
            await db.MayKeep(organisation, keeper.Actor, stop);
            var owner = await db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == organisation, stop);
            var taken = (await db.Own<Service>().Select(s => s.Reference).ToListAsync(stop)).Select(HeldRecords.Tight).ToHashSet(StringComparer.Ordinal);
            var reference = input.Reference?.Trim() is { Length: > 0 } given ? given : Next(taken);
            var seed = new Service { Reference = reference, Name = "", NameKey = "", Country = owner.Country, OrganisationId = organisation, Record = NewId.Next() };
            var draft = await new ServiceSheet(db, keeper.Codes.Of(owner.Country), keeper.Labels.Of(owner.Country)).Check(seed, input.Answers, stop);
            List<AnswerFault> faults = [.. draft.Faults];
            if (reference.Length > 50)
                faults.Add(new("reference", "Your reference is longer than 50 characters. Shorten it."));
            else if (taken.Contains(HeldRecords.Tight(reference)))
                faults.Add(new("reference", "A service of yours has this reference. Choose another, or leave it out to be given one."));
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            await db.Begin([draft.Next], keeper.Source, stop);
            db.Note(nameof(Service), seed.Record, organisation, null, Side(draft.Changes.Append(("LOCALESTID", "", reference)), c => c.After));
            return seed.Record;
        }, stop);

    /// <summary>One side of what a service's answers became, for the audit.</summary>
    internal static JsonObject Side(IEnumerable<(string Column, string Before, string After)> changes, Func<(string Column, string Before, string After), string> which) =>
        StageStaff.Side(changes.Select(c => (c.Column, which(c))));

    private static string Next(HashSet<string> taken)
    {
        for (var number = taken.Count + 1; ; number++)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"S-{number:000}");
            if (!taken.Contains(reference))
                return reference;
        }
    }
}
