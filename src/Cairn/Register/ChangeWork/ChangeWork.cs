using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A registrant says for whom else they work, or for whom no longer: one registration does for all of them (R2, R8).</summary>
public static class ChangeWork
{
    public static readonly Verb Begin = new("AddEmployer", "A registrant says for whom they work besides, in a role of the same part.");
    public static readonly Verb End = new("EndEmployer", "A registrant says that they work for somebody no longer.");

    public sealed record Input(string? Service, string? Level, DateOnly? From, string? Employer, string? Title);

    /// <exception cref="AnswersRefusedException">An answer is missing, or the role belongs to another part.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, int ordinal, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Begin, actor, RegisterChain.Id), async db =>
    {
        var (file, registration) = await Own(db, packs, actor, ordinal, stop);
        var (questions, today) = (new RoleQuestions(packs, store.Clock.Today), store.Clock.Today);
        var answers = new Answers();
        var services = questions.Services(file.Rules);
        if (services.Count > 0 && services.All(s => s.Value != input.Service))
            answers.Refuse("Service", "Choose the kind of service");
        if (questions.Levels(file.Rules).All(l => l.Value != input.Level))
            answers.Refuse("Level", "Choose what you do there");
        if (!SayRole.Fits(input.From, today))
            answers.Refuse("From", "Write your first day there, such as 1 12 2026");
        var household = input.Service == RoleQuestions.Household;
        var employer = household ? null : answers.Need("Employer", input.Employer, "Write the name of the employer");
        var title = answers.Keep("JobTitle", input.Title);
        answers.Check();
        var service = services.Count > 0 ? input.Service! : "any";
        var need = RegistrationNeed.Of(file.Rules, new(service, input.Level!, input.From!.Value, []), [], today);
        if (need.Part?.Head.Id != registration.Part)
            answers.Refuse("Level", need.Part is { } other ? $"This role belongs to another part ({other.Label}). Apply for that one; what the register holds of you is not asked again" : "No part of this register is for this role in this kind of service");
        answers.Check();
        var employment = new Employment { Id = NewId.Next(), RegistrantId = file.Registrant.Id, Employer = employer, Title = title, EmployerId = employer is null ? null : await SayRole.Employer(db, file.Rules.Country, employer, stop) };
        db.Add(employment);
        file.Add(ordinal, new Fact(FactKind.Role, input.From!.Value, Code: $"{service}/{input.Level}"), employment.Id);
        return 0;
    }, stop);

    /// <param name="fact">Number of the role's fact.</param>
    /// <exception cref="AnswersRefusedException">The day is missing or before the first.</exception>
    public static Task RunEnd(Store store, Packs packs, Actor actor, int ordinal, int fact, DateOnly? last, CancellationToken stop) => store.Write(Scope.System, new Change(End, actor, RegisterChain.Id), async db =>
    {
        var (file, _) = await Own(db, packs, actor, ordinal, stop);
        var role = file.Rows.FirstOrDefault(r => r.Kind == FactKind.Role && r.Number == fact && r.Ordinal == ordinal && r.Until is null) ?? throw new NoSuchRecordException("Your registration has no such work.");
        if (last is not { } day || day < role.On || day > store.Clock.Today.AddYears(1))
            throw new AnswersRefusedException([new("Last", $"Write your last day there, from {Format.Date(role.On)} on, at most a year ahead")]);
        await file.Withdraw(role, stop);
        file.Add(ordinal, role.Fact with { Until = day.AddDays(1) }, role.Detail);
        return 0;
    }, stop);

    private static async Task<(RegistrantFile File, Registration Registration)> Own(Db db, Packs packs, Actor actor, int ordinal, CancellationToken stop)
    {
        var file = await MyFile.Own(db, packs, actor, stop);
        var registration = file.Find(ordinal) ?? throw new NoSuchRecordException("You hold no such registration.");
        return Draft.Running(file, registration.Part, db.Store.Clock.Today) is { } running && running.Ordinal == ordinal ? (file, registration) : throw new RefusedException("This registration has ended. Nothing was changed.");
    }
}
