using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

[RequestSizeLimit(BringInFiles.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = BringInFiles.MostBytes)]
[ResponseCache(NoStore = true)]
public sealed class BringInFilesPage(Db db, Visit visit, JobWorker jobs) : PageModel
{
    /// <summary>Made with the form, so that sending it twice brings the files once.</summary>
    [BindProperty]
    public string Key { get; set; } = NewId.Next().ToString();

    [BindProperty]
    public IFormFile? Workplace { get; set; }

    [BindProperty]
    public IFormFile? Staff { get; set; }

    [BindProperty]
    public IFormFile? Training { get; set; }

    public Guid Organisation { get; private set; }

    public IReadOnlyList<Return> Returns { get; private set; } = [];

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Returns = await db.Set<Return>().AsNoTracking().Where(r => r.OrganisationId == organisation).OrderByDescending(r => r.Uploaded).Take(50).ToListAsync(stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        Need(nameof(Workplace), Workplace, "Choose your workplace file");
        Need(nameof(Staff), Staff, "Choose your staff file");
        if (Training is { Length: 0 })
            ModelState.AddModelError(nameof(Training), "The training file is empty. Choose another, or send none.");
        if (!ModelState.IsValid)
        {
            await OnGet(organisation, stop);
            return Page();
        }
        var id = await BringInFiles.Bring(db.Store, visit.Scope, visit.Actor, organisation, Of(Workplace!), Of(Staff!), Training is null ? null : Of(Training), Key, stop);
        jobs.Wake();
        return Redirect($"/providers/{organisation}/returns/{id}");
    }

    private void Need(string name, IFormFile? file, string message)
    {
        if (file is null)
            ModelState.AddModelError(name, message);
        else if (file.Length == 0)
            ModelState.AddModelError(name, "This file is empty. Choose the one that holds your rows.");
    }

    private static BroughtFile Of(IFormFile file) => new(Path.GetFileName(file.FileName), file.OpenReadStream);
}
