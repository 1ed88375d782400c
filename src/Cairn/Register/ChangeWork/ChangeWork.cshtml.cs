using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>For whom I work under one registration (R2, R8).</summary>
[ResponseCache(NoStore = true)]
public sealed class ChangeWorkPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    /// <param name="Fact">Number of its fact.</param>
    public sealed record Work(int Fact, string Employer, string Role, DateOnly From, DateOnly? Last);

    [BindProperty] public string? Service { get; set; }
    [BindProperty] public string? Level { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public string? Employer { get; set; }
    [BindProperty] public string? JobTitle { get; set; }
    [BindProperty] public int? Fact { get; set; }
    [BindProperty] public DateOnly? Last { get; set; }

    public RoleQuestions Questions { get; } = new(packs, clock.Today);
    public RegistrantFile Mine { get; private set; } = null!;
    public int Ordinal { get; private set; }
    public string Part { get; private set; } = "";
    public IReadOnlyList<Work> All { get; private set; } = [];
    public IReadOnlyList<Choice> Open => [.. All.Where(w => w.Last is null).Select(w => new Choice($"{w.Fact}", $"{w.Employer}, since {Format.Date(w.From)}"))];

    /// <summary>Days of notice before somebody without a role can be taken off; null: no rule says so.</summary>
    public int? Notice => Mine.Rules.Ends.FirstOrDefault(e => e.End == FactKind.RoleEnded && e.Head.On(clock.Today))?.NoticeDays;

    public async Task<IActionResult> OnGet(int ordinal, CancellationToken stop) => await Read(ordinal, stop) ? Page() : NotFound();

    public Task<IActionResult> OnPost(int ordinal, CancellationToken stop) => Do(ordinal, () => ChangeWork.Run(store, packs, visit.Actor, ordinal, new(Service, Level, From, Employer, JobTitle), stop), stop);

    public Task<IActionResult> OnPostEnd(int ordinal, CancellationToken stop) => Do(ordinal, () => Fact is { } fact
        ? ChangeWork.RunEnd(store, packs, visit.Actor, ordinal, fact, Last, stop) : throw new AnswersRefusedException([new("Fact", "Choose for whom you work no longer")]), stop);

    private async Task<IActionResult> Do(int ordinal, Func<Task> what, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(ordinal, stop))
            return NotFound();
        return await Saving.Save(this, ["Service", "Level", "From", "Employer", "JobTitle", "Fact", "Last"], async () =>
        {
            await what();
            return $"{ApplicantPages.Mine}/{ordinal}/work";
        }) ?? Page();
    }

    private async Task<bool> Read(int ordinal, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await MyFile.Find(db, packs, visit.Actor, stop) is not { } file || file.Find(ordinal) is not { } registration || Draft.Running(file, registration.Part, clock.Today)?.Ordinal != ordinal)
            return false;
        (Mine, Ordinal, Part) = (file, ordinal, file.Rules.Parts.First(p => p.Head.Id == registration.Part).Label);
        var employers = await db.Set<Employment>().AsNoTracking().Where(e => e.RegistrantId == file.Registrant.Id).ToDictionaryAsync(e => e.Id, stop);
        All = [.. file.Rows.Where(r => r.Kind == FactKind.Role && r.Ordinal == ordinal).Select(r => new Work(r.Number, Name(employers, r), Role(file.Rules, r.Code!), r.On, r.Until?.AddDays(-1)))];
        return true;
    }

    private static string Name(Dictionary<Guid, Employment> employers, RegisterFact role) =>
        (role.Detail is { } detail && employers.TryGetValue(detail, out var found) ? found.Employer : null) ?? (RoleCode.Parse(role.Code!).Service == RoleQuestions.Household ? "A private household" : "Employer not given");

    private string Role(RegisterRules rules, string code)
    {
        var (service, level) = RoleCode.Parse(code);
        return $"{Questions.Levels(rules).FirstOrDefault(l => l.Value == level)?.Text ?? level}{(Questions.Services(rules).FirstOrDefault(s => s.Value == service) is { } kind ? $": {kind.Text}" : "")}";
    }
}
