using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>An applicant says in which role they work, since when and for whom (R2, R8).</summary>
public static class SayRole
{
    public static readonly Verb Verb = new("SayRole", "An applicant says in which role they work, since when and for whom.");

    public sealed record Input(string? Service, string? Level, DateOnly? Started, string? Employer, string? Title);

    /// <exception cref="AnswersRefusedException">An answer is missing, or the register is not for the role.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid application, long version, Input input, CancellationToken stop) => Draft.Change(store, packs, Verb, actor, application, version, async (db, draft) =>
    {
        var answers = new Answers();
        var services = draft.Questions.Services(draft.Rules);
        if (services.Count > 0 && services.All(s => s.Value != input.Service))
            answers.Refuse("Service", "Choose the kind of service in which you work, or are to work");
        if (draft.Questions.Levels(draft.Rules).All(l => l.Value != input.Level))
            answers.Refuse("Level", "Choose what you do there, or are to do");
        if (!Fits(input.Started, draft.Today))
            answers.Refuse("Started", $"Write your first day in the role, between 1950 and {Format.Date(draft.Today.AddYears(2))}, such as 1 12 2026");
        // A person who employs somebody at home is not named, and not asked for.
        var household = input.Service == RoleQuestions.Household;
        var employer = household ? null : answers.Need("Employer", input.Employer, "Write the name of your employer");
        var title = answers.Keep("Title", input.Title);
        answers.Check();
        var one = draft.Application;
        (one.Service, one.Level, one.Started, one.Employer, one.Title) = (services.Count > 0 ? input.Service! : "any", input.Level!, input.Started, employer, title);
        if (draft.Need is not { Rule: not null, Need: not Engine.Registration.Need.Exempt })
            answers.Refuse("Level", draft.Need.Rule is { } rule ? $"{rule.Head.Text} So there is nothing to apply for" : "No part of this register is for this role in this kind of service. Choose what is nearest, or ask the register’s office");
        else if (Draft.Running(draft.Known, draft.Need.Part!.Head.Id, draft.Today) is { } running)
            answers.Refuse("Level", $"You hold a registration on this part already, or have applied for one ({draft.Need.Part.Label}). A new employer is added to it at “My registration”: registration {running.Ordinal}");
        answers.Check();
        one.EmployerId = employer is null ? null : await Employer(db, draft.Rules.Country, employer, stop);
    }, stop);

    /// <summary>The provider of that name in the country's record; null where there is none, or several.</summary>
    internal static async Task<Guid?> Employer(Db db, string country, string name, CancellationToken stop)
    {
        var key = SearchKey.Of(name);
        return await db.Set<Organisation>().Where(o => o.NameKey == key && o.Country == country).Select(o => o.Id).Take(2).ToListAsync(stop) is [var only] ? only : null;
    }

    internal static bool Fits(DateOnly? started, DateOnly today) => started is { } day && day.Year >= 1950 && day <= today.AddYears(2);
}
