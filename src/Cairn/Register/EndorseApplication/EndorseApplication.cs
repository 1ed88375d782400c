using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>The employer whom an application names confirms what it says of the work, or says what is not right (R1).</summary>
public static class EndorseApplication
{
    public static readonly Verb Verb = new("EndorseApplication", "The employer that an application names confirms what it says of the work, or says what is not right.");

    public const int LongestWords = 2_000;

    /// <param name="Right">"yes" or "no".</param>
    public sealed record Input(Guid Registrant, int Ordinal, string? Right, string? Words);

    /// <summary>An application that names an employer and waits for its word.</summary>
    public sealed record Waiting(Guid Registrant, int Ordinal, string Name, string Part, string Role, DateOnly? From, DateOnly Applied);

    /// <param name="employers">The provider, and those whose data it keeps.</param>
    public static async Task<IReadOnlyList<Waiting>> List(Db db, Packs packs, IReadOnlyCollection<Guid> employers, DateOnly today, CancellationToken stop)
    {
        var named = await db.Set<Employment>().AsNoTracking().Where(e => e.EmployerId != null && employers.Contains(e.EmployerId.Value)).Select(e => e.RegistrantId).Distinct()
            .Where(r => db.Set<RegisterFact>().Any(f => f.RegistrantId == r && f.Kind == FactKind.Applied && f.Withdrawn == null && !db.Set<RegisterFact>().Any(d => d.RegistrantId == r && d.Ordinal == f.Ordinal && d.Withdrawn == null
                && (d.Kind == FactKind.Admitted || d.Kind == FactKind.Refused || d.Kind == FactKind.Withdrawn || d.Kind == FactKind.Endorsed)))).ToListAsync(stop);
        List<Waiting> waiting = [];
        foreach (var registrant in named)
        {
            var file = await RegistrantFile.Read(db, packs, registrant, stop);
            var own = await db.Set<Employment>().AsNoTracking().Where(e => e.RegistrantId == registrant && e.EmployerId != null && employers.Contains(e.EmployerId.Value)).Select(e => e.Id).ToListAsync(stop);
            foreach (var registration in file.Registrations.Where(r => file.Judge(r, today).Standing is Standing.Applied or Standing.InformationAsked))
            {
                var role = file.Rows.FirstOrDefault(f => f.Kind == FactKind.Role && f.Detail is { } detail && own.Contains(detail) && f.Ordinal == registration.Ordinal);
                if (role is not null && !file.Rows.Any(f => f.Kind == FactKind.Endorsed && f.Ordinal == registration.Ordinal))
                    waiting.Add(new(registrant, registration.Ordinal, file.Registrant.Name, file.Rules.Parts.First(p => p.Head.Id == registration.Part).Label, role.Code!, role.On, file.Rows.First(f => f.Kind == FactKind.Applied && f.Ordinal == registration.Ordinal).On));
            }
        }
        return [.. waiting.OrderBy(w => w.Applied)];
    }

    /// <exception cref="AnswersRefusedException">An answer is missing.</exception>
    /// <exception cref="NoSuchRecordException">No such application waits for this employer.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, IReadOnlyCollection<Guid> employers, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var today = store.Clock.Today;
        var waiting = (await List(db, packs, employers, today, stop)).FirstOrDefault(w => w.Registrant == input.Registrant && w.Ordinal == input.Ordinal)
            ?? throw new NoSuchRecordException("No such application waits for your word. It may have been decided or taken back.");
        List<AnswerFault> faults = [];
        if (input.Right is not ("yes" or "no"))
            faults.Add(new("Right", "Say whether what the application says of the work is right"));
        if (input.Right == "no" && string.IsNullOrWhiteSpace(input.Words))
            faults.Add(new("Words", "Say what is not right, so that the register can ask"));
        if (input.Words?.Length > LongestWords)
            faults.Add(new("Words", $"That is longer than {LongestWords} characters. Shorten it"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var file = await RegistrantFile.Read(db, packs, waiting.Registrant, stop);
        var employer = await db.Set<Employment>().Where(e => e.RegistrantId == waiting.Registrant && e.EmployerId != null && employers.Contains(e.EmployerId.Value)).Select(e => e.EmployerId!.Value).FirstAsync(stop);
        db.Add(new Endorsement { Id = NewId.Next(), RegistrantId = waiting.Registrant, Ordinal = waiting.Ordinal, EmployerId = employer, Confirmed = input.Right == "yes", Words = string.IsNullOrWhiteSpace(input.Words) ? null : input.Words.Trim(), On = today });
        if (input.Right == "yes")
            file.Add(waiting.Ordinal, new Fact(FactKind.Endorsed, today, By: Decision.Person));
        return 0;
    }, stop);
}
