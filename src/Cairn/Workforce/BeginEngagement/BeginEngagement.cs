using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody starts to work in a service (W1: a starter), by hand never without their checks (R11; decision 18).</summary>
public static class BeginEngagement
{
    public static readonly Verb Verb = new("BeginEngagement", "Somebody's work in a service is added to the record, by hand or by a machine.");

    /// <param name="Reference">The provider's own; null to be given the next one.</param>
    /// <param name="Answers">By question.</param>
    public sealed record Input(Guid Service, string? Reference, IReadOnlyDictionary<string, string?> Answers)
    {
        /// <summary>Who starts, of the list of those who are to; their checks are asked. Null of somebody who is in post already.</summary>
        public FromList? Candidate { get; init; }
    }

    /// <param name="Register">Reads their registration, where a check names it.</param>
    public sealed record FromList(Guid Id, RegisterCheck Register);

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
            var candidate = await Starting(db, keeper, input, service, faults, stop);
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);

            // The checks made before are the record's from now on.
            var record = candidate?.Id ?? NewId.Next();
            if (candidate is not null)
                candidate.StartedOn = draft.Next.StartDate;
            var person = await PersonOf(db, draft.Next, record, stop);
            var next = draft.Next;
            (next.Record, next.OrganisationId, next.ServiceId, next.PersonId) = (record, service.OrganisationId, service.Record, person);
            await db.Begin([next], keeper.Source, stop);
            db.Note(nameof(Engagement), record, record, StageStaff.AllAnswers(next));
            return record;
        }, stop);

    /// <summary>By hand somebody starts from the list of those who are to, or was in post before starts were held to the rule.</summary>
    private static async Task<Candidate?> Starting(Db db, Keeper keeper, Input input, Service service, List<AnswerFault> faults, CancellationToken stop)
    {
        var words = keeper.Labels.Of(service.Country);
        DateOnly? day = DateOnly.TryParseExact(input.Answers.GetValueOrDefault("startDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        if (input.Candidate is var (id, register))
        {
            if (day is null)
                faults.Add(new("startDate", "Enter the day on which they started."));
            var person = await PersonChecks.Read(db, keeper.Labels, register, id, stop);
            if (person?.Candidate is null || person.Service != service.Record)
                throw new NoSuchRecordException("There is no such person, or they have started.");
            faults.AddRange(StartRule.Refusals(person.Standings).Select(text => new AnswerFault("", text)));
            return await db.Set<Candidate>().FirstAsync(c => c.Id == id, stop);
        }
        // What another system tells is of somebody who works already; it is counted, as what a return brings is.
        if (keeper.Source == Keeping.Page && StartRule.From(words) is { } first && (day is null || day >= first) && faults.All(f => f.Question != "startDate"))
            faults.Add(new("startDate", day is null ? $"Enter the day on which they started. Whoever starts on or after {Format.Date(first)} begins from the list “Before they start”."
                : $"Whoever starts on or after {Format.Date(first)} begins from the list “Before they start”, so that their checks are seen. Add them there."));
        return null;
    }

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
                return reference.Length <= 50 ? reference : NewId.Next().ToString("N");
        }
    }
}
