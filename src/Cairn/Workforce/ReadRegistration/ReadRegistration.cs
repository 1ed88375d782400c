using Cairn.Engine.Recruitment;
using Cairn.Platform.Database;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The registration number of somebody who is to start is given, and their check is read from the register from then on (R11).</summary>
public static class ReadRegistration
{
    public static readonly Verb Verb = new("ReadRegistration", "The registration number of somebody who is to start is given for their check; what the register says on the day is kept, and it is read anew each day.");

    public sealed record Input(Guid Person, string Check, string? Number);

    /// <exception cref="NoSuchRecordException">There is no such person, or this check of theirs is not read from a register kept here.</exception>
    /// <exception cref="AnswersRefusedException">The number can be none, or is somebody's of another name.</exception>
    public static Task Run(Keeper keeper, RegisterCheck register, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var person = await PersonChecks.Read(db, keeper.Labels, register, input.Person, stop) ?? throw new NoSuchRecordException("There is no such person.");
        await db.MayKeep(person.Owner, keeper.Actor, stop);
        var today = db.Store.Clock.Today;
        if (person.Standings.FirstOrDefault(s => s.Check.Code == input.Check) is not { } standing || !StartRule.IsOfRegister(standing.Check) || !await register.Reads(person.Country, person.Role, stop))
            throw new NoSuchRecordException("This check of theirs is not read from a register that is kept here.");
        if (!RegistrationNumber.TryParse(input.Number, out var number))
            throw new AnswersRefusedException([new("Number", RegistrationNumber.LooksLike(input.Number) ? "A digit of this number is wrong: its last one does not fit the others. Look at their certificate again" : "A registration number has eight digits, such as 1000 0006")]);
        // What was waited for is answered; anything else is a new entry, and the earlier ones stay.
        var waits = await db.Set<SuitabilityCheck>().Where(c => c.EngagementId == input.Person && c.OrganisationId == person.Owner && c.Check == input.Check && c.DoneOn == null).OrderByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        var entry = waits ?? new SuitabilityCheck { Id = NewId.Next(), OrganisationId = person.Owner, EngagementId = input.Person, Check = input.Check, AskedOn = today };
        entry.Registration = number;
        var reading = (await register.Read([entry], stop)).Of(entry, person.Name, person.Country, person.Role, today)!;
        if (reading == RegisterReading.OtherName)
            throw new AnswersRefusedException([new("Number", $"{reading.Words}. It has to be the name that they are registered under; “{person.Name}” is how you entered them")]);
        (entry.Outcome, entry.DoneOn, entry.Seen) = (reading.Result, today, reading.Line.Length <= RecordCheck.LongestSeen ? reading.Line : reading.Words[..Math.Min(reading.Words.Length, RecordCheck.LongestSeen)]);
        (entry.Body, entry.Document, entry.LookedBy, entry.RenewBy) = (null, null, null, null);
        if (waits is null)
            db.Add(entry);
    }, stop);
}
