using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's career grading (W11).</summary>
public sealed class GradesPage(Db db, Visit visit, Packs packs, Labels labels, CountryCodes codes, Platform.Clock clock) : PageModel
{
    public Guid Organisation { get; private set; }
    public string Country { get; private set; } = "";
    public bool Saved { get; private set; }
    public IReadOnlyList<Grade> Grades { get; private set; } = [];
    public IReadOnlyList<CodeRow> Scheme { get; private set; } = [];

    public static string Pay(Grade grade) => (grade.PayFrom, grade.PayTo) switch
    {
        (null, null) => "Not said",
        ({ } from, null) => $"from {Format.Money(from)}",
        (null, { } to) => $"up to {Format.Money(to)}",
        ({ } from, { } to) => from == to ? Format.Money(from) : $"{Format.Money(from)} to {Format.Money(to)}",
    };

    public string Roles(Grade grade) => grade.Roles.Length == 0 ? "None in particular" : string.Join(", ", grade.Roles.Split(';').Select(r => labels.Of(Country)["job-roles", r]));

    public Task OnGet(Guid organisation, bool saved, CancellationToken stop)
    {
        Saved = saved;
        return Read(organisation, stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        return await Saving.Save(this, [], async () =>
        {
            await StartGrades.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), Scheme, stop);
            return $"/providers/{organisation}/grades?saved=true";
        }) ?? Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        Scheme = [.. packs[Country].List("grade-templates").On(clock.Today)];
        Grades = await db.Set<Grade>().AsNoTracking().Where(g => g.OrganisationId == organisation).OrderByDescending(g => g.Order).ThenBy(g => g.Name).ToListAsync(stop);
    }
}
