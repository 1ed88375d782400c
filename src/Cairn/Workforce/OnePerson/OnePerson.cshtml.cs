using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One person's work for the provider: every answer with its age and source, and what has changed.</summary>
public sealed class OnePersonPage(Db db, Visit visit, Labels labels, RegisterCheck register, CountryCodes codes, Clock clock) : PageModel
{
    public PersonRecord Person { get; private set; } = null!;

    public Guid Organisation { get; private set; }

    /// <summary>Where checks of their suitability are recorded.</summary>
    public string ChecksAt => $"/providers/{Organisation}/starting/{Person.Newest.Record}";

    /// <summary>What has just been done here, in words.</summary>
    public string? Saved { get; private set; }

    /// <summary>What the rules of the return would have somebody look at.</summary>
    public IReadOnlyList<AnswerFault> ToCheck { get; private set; } = [];

    /// <summary>Sensitive answers are for managers, and only when they ask.</summary>
    public bool MayShowSensitive => visit.Actor.Role == Role.ProviderManager;

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop) =>
        await LookAtRecord.One(db, visit.Actor, engagement, stop) ? await Show(organisation, engagement, false, stop) : NotFound();

    /// <summary>Asks for the sensitive answers; the access table lets managers alone come here.</summary>
    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!MayShowSensitive || !await ShowSensitiveAnswers.Look(db, visit.Actor, engagement, stop))
            return NotFound();
        return await Show(organisation, engagement, true, stop);
    }

    private async Task<IActionResult> Show(Guid organisation, Guid engagement, bool sensitive, CancellationToken stop)
    {
        if (await PersonRecord.Read(db, labels, register, clock, engagement, sensitive, stop) is not { } person)
            return NotFound();
        var home = $"/providers/{organisation}/staff/{engagement}";
        (Organisation, Saved) = (organisation, SavedWords(Request.Query["saved"]));
        Person = person;
        if (person.Ended || await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == person.Newest.ServiceId, stop) is not { } service)
            return Page();
        var words = labels.Of(service.Country);
        var asked = EngagementQuestions.Asked(words).Select(q => q.Group).ToHashSet(StringComparer.Ordinal);
        var sections = EngagementQuestions.Sections.Where(s => asked.Contains(s.Value)).ToDictionary(s => s.Value, s => $"{home}/change/{s.Key}", StringComparer.Ordinal);
        Person = person with { KeptAt = home, Sheet = person.Sheet with { Change = sections.GetValueOrDefault } };
        ToCheck = await new EngagementSheet(db, codes.Of(service.Country), words, service).ToCheck(person.Newest, stop);
        return Page();
    }

    private static string? SavedWords(string? saved) => saved switch
    {
        "new" => "The record is made. What follows is what it still lacks.",
        "left" => "Saved: they have left.",
        "resumed" => "The record goes on.",
        "moved" => "The record has moved.",
        "confirmed" => "Confirmed: everything here still holds.",
        "training" => "Saved: training.",
        "qualifications" => "Saved: qualifications.",
        "absences" => "Saved: absences.",
        "removed" => "Taken off the record.",
        "same" => "Nothing was different, so nothing was changed.",
        { } section when EngagementQuestions.Sections.TryGetValue(section, out var group) => $"Saved: {group.ToLowerInvariant()}.",
        _ => null,
    };
}
