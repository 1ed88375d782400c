using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Site;

/// <summary>How a page saves what was answered on it.</summary>
public static class Saving
{
    /// <summary>Saves, or says on the page why not: beside the questions, and with 409 where somebody else was first.</summary>
    /// <param name="save">Gives the address to go on to.</param>
    /// <returns>Null where the page is to be shown again.</returns>
    public static async Task<IActionResult?> Save(PageModel page, IReadOnlyCollection<string> names, Func<Task<string>> save)
    {
        if (!page.ModelState.IsValid)
            return null;
        try
        {
            return new RedirectResult(await save());
        }
        catch (AnswersRefusedException refused)
        {
            Show(page.ModelState, refused.Faults, names);
        }
        catch (RefusedException refused)
        {
            foreach (var reason in refused.Reasons)
                page.ModelState.AddModelError("", reason);
        }
        catch (ConflictException conflict)
        {
            page.ModelState.AddModelError("", conflict.Message);
            page.Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return null;
    }

    /// <summary>Puts faults beside their questions, and those of no question of the page above it.</summary>
    public static void Show(ModelStateDictionary state, IEnumerable<AnswerFault> faults, IReadOnlyCollection<string> names)
    {
        foreach (var fault in faults)
            state.AddModelError(names.Contains(fault.Question) ? fault.Question : "", fault.Text);
    }
}
