using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Finds a registrant by number or name. What was typed stands in no address (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class FindInOfficePage(Store store, Packs packs) : PageModel
{
    public const int Shown = 50;

    [BindProperty] public string? Who { get; set; }

    public IReadOnlyList<Registrant> Found { get; private set; } = [];
    public bool Asked { get; private set; }

    public string RegisterName(Registrant registrant) => packs.Register(registrant.Register).Name;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var typed = (Who ?? "").Trim();
        await using var db = await store.Read(Scope.System, stop);
        var all = db.Set<Registrant>().AsNoTracking();
        if (RegistrationNumber.TryParse(typed, out var number))
        {
            if (await all.FirstOrDefaultAsync(r => r.Number == number, stop) is { } one)
                return Redirect($"/office/registrants/{one.Id}");
            ModelState.AddModelError("Who", "No registrant has this number");
            return Page();
        }
        if (RegistrationNumber.LooksLike(typed))
            ModelState.AddModelError("Who", "A digit of this number is wrong. Look at it again");
        else if (typed.Length < 2)
            ModelState.AddModelError("Who", "Write a registration number, or at least two letters of a name");
        if (!ModelState.IsValid)
            return Page();
        // As typed, or with capitals where none were; the register's own search folds more.
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]).ToArray();
        var (first, last) = (words[0], words[^1]);
        Found = await all.Where(r => words.Length == 1 ? r.Given.StartsWith(first) || r.Family.StartsWith(first) : r.Given.StartsWith(first) && r.Family.StartsWith(last))
            .OrderBy(r => r.Family).ThenBy(r => r.Given).ThenBy(r => r.Number).Take(Shown + 1).ToListAsync(stop);
        Asked = true;
        return Page();
    }
}
