using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody starts to work in a service (W1: a starter).</summary>
public static class BeginEngagement
{
    public static readonly Verb Verb = new("BeginEngagement", "Somebody's work in a service is added to the record, by hand or by a machine.");

    /// <param name="Reference">The provider's own; null to be given the next one.</param>
    /// <param name="Answers">By question.</param>
    public sealed record Input(Guid Service, string? Reference, IReadOnlyDictionary<string, string?> Answers);

    /// <returns>The new engagement's record.</returns>
    /// <exception cref="AnswersRefusedException">The rules of the return refuse an answer.</exception>
    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            List<AnswerFault> faults = [];
            var service = await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == input.Service, stop);
            if (service is null)
                faults.Add(new("service", "Choose the service where they work."));
            // What else is wrong is told at once, as it would be in any other service.
            service ??= await db.Own<Service>().OrderBy(s => s.Id).FirstOrDefaultAsync(stop) ?? throw new AnswersRefusedException(faults);
            await db.MayKeep(service.OrganisationId, keeper.Actor, stop);
            var reference = input.Reference?.Trim() is { Length: > 0 } given ? given : await NextReference(db, service, stop);
            var draft = await keeper.Sheet(db, service).Check(null, reference, input.Answers, stop);
            faults.AddRange(draft.Faults);
            if (reference.Length > 50)
                faults.Add(new("reference", "Your reference is longer than 50 characters. Shorten it."));
            else if (await Taken(db, service, reference, stop))
                faults.Add(new("reference", "Somebody in this service has this reference. Choose another, or leave it out to be given one."));
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);

            var record = Guid.CreateVersion7();
            var person = await PersonOf(db, draft.Next, record, stop);
            var next = draft.Next;
            (next.Record, next.OrganisationId, next.ServiceId, next.PersonId) = (record, service.OrganisationId, service.Record, person);
            await db.Begin([next], keeper.Source, stop);
            db.Note(nameof(Engagement), record, record, StageStaff.AllAnswers(next));
            return record;
        }, stop);

    /// <summary>The same human being as an engagement already held, where the national insurance number says so.</summary>
    private static async Task<Guid> PersonOf(Db db, Engagement next, Guid record, CancellationToken stop)
    {
        var key = next.NationalInsurance is { } number ? db.Store.Keys.Match("national-insurance", number) : (Guid?)null;
        if (key is not null && await db.Set<Person>().Where(p => p.NationalKey == key).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop) is { } known)
            return known;
        await db.Store.Engine.Insert(db, BulkTable<Person>.Of(db), [new Person { Id = record, NationalKey = key }], stop);
        return record;
    }

    private static Task<bool> Taken(Db db, Service service, string reference, CancellationToken stop) =>
        db.Own<Engagement>().AnyAsync(e => e.ServiceId == service.Record && e.Reference == reference, stop);

    private static async Task<string> NextReference(Db db, Service service, CancellationToken stop)
    {
        for (var number = 1 + await db.Own<Engagement>().CountAsync(e => e.ServiceId == service.Record, stop); ; number++)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"{HeldRecords.Tight(service.Reference)}-{number:000}");
            if (!await Taken(db, service, reference, stop))
                return reference.Length <= 50 ? reference : Guid.CreateVersion7().ToString("N");
        }
    }
}
