using System.Globalization;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody leaves (W1: a leaver, with day and reason), or turns out not to have left.</summary>
public static class EndEngagement
{
    public static readonly Verb Verb = new("EndEngagement", "Somebody's work in a service ends, with the day and the reason.");
    public static readonly Verb Undo = new("ResumeEngagement", "Somebody who was taken for a leaver is still here: the record goes on.");

    public static Task Run(Keeper keeper, Guid engagement, DateOnly? on, int? reason, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            if (NameLeavers.Refuses(new SaidOfMissing(0, true, on, reason), db.Store.Clock.Today, reasons: null) is { } why)
                throw new AnswersRefusedException([why]);
            var held = await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == engagement, stop) ?? throw new NoSuchRecordException("There is no such record, or it has ended already.");
            if (held.StartDate > on)
                throw new AnswersRefusedException([new("on", "They left before they started. Check the day, or when they started")]);
            var country = await db.Own<Service>().Where(s => s.Record == held.ServiceId).Select(s => s.Country).FirstOrDefaultAsync(stop);
            if (country is not null && keeper.Labels.Of(country).Find("leaving-reasons", reason!.Value.ToString(CultureInfo.InvariantCulture)) is null)
                throw new AnswersRefusedException([new("reason", "Choose a reason from the list. If you do not know it, choose “Reason not known”.")]);
            await db.MayKeep(held.OrganisationId, keeper.Actor, stop);
            await db.End<Engagement>(held.Id, stop);
            var last = held.Copy();
            (last.LeftOn, last.LeavingReason) = (on, reason);
            await db.Begin([last], keeper.Source, stop, asLast: true);
            db.Note(nameof(Engagement), held.Record, held.Record, null, StageStaff.Left(last));
        }, stop);

    public static Task Resume(Keeper keeper, Guid engagement, string? key, CancellationToken stop) =>
        keeper.Write(Undo, key, async db =>
        {
            if (await db.Own<Engagement>().AnyAsync(e => e.Record == engagement, stop))
                throw new RefusedException("This record has not ended.");
            var last = await db.Gone().Where(e => e.Record == engagement).OrderByDescending(e => e.Id).FirstOrDefaultAsync(stop) ?? throw new NoSuchRecordException("There is no such record.");
            await db.MayKeep(last.OrganisationId, keeper.Actor, stop);
            if (!await db.Own<Service>().AnyAsync(s => s.Record == last.ServiceId, stop))
                throw new RefusedException("The service where they worked is no longer held. Add the person to another service.");
            if (await db.Own<Engagement>().AnyAsync(e => e.ServiceId == last.ServiceId && e.Reference == last.Reference, stop))
                throw new RefusedException("Somebody else in the service has their reference now. Give that person another reference first.");
            var before = StageStaff.Left(last);
            (last.LeftOn, last.LeavingReason) = (null, null);
            await db.Begin([last], keeper.Source, stop);
            db.Note(nameof(Engagement), last.Record, last.Record, before, null);
        }, stop);
}
