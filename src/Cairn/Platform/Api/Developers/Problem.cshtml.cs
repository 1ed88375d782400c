using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Api;

/// <summary>A kind of problem, at the address that its answers give as their type.</summary>
public sealed class ProblemPage : PageModel
{
    public ApiProblem Problem { get; private set; } = null!;

    public IActionResult OnGet(string kind)
    {
        if (ApiProblem.All.FirstOrDefault(p => p.Slug == kind) is not { } problem)
            return NotFound();
        Problem = problem;
        return Page();
    }
}
