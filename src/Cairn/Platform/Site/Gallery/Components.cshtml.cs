using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Site.Gallery;

/// <summary>Every element and chart in one place, as they are and in error: what a page is built from, and where all of them are checked.</summary>
public sealed class ComponentsPage : PageModel
{
    public sealed class Answers
    {
        public string? Name { get; set; }
        public string? Hours { get; set; }
        public string? Reason { get; set; }
        public string? Role { get; set; }
        public string? Left { get; set; }
        public List<string> Training { get; set; } = ["first-aid"];
        public DateOnly? Date { get; set; }
    }

    public Answers Input { get; } = new();

    public IReadOnlyList<Choice> Roles { get; } = [new("care-worker", "Care worker"), new("senior", "Senior care worker"), new("manager", "Manager")];

    public IReadOnlyList<Choice> YesNo { get; } = [new("yes", "Yes"), new("no", "No")];

    public IReadOnlyList<Choice> Courses { get; } =
        [new("first-aid", "First aid", "Lasts three years"), new("moving", "Moving and handling"), new("medicines", "Medicines")];

    public IReadOnlyList<RowColumn> PostColumns => [new("role", "Role", Roles), new("vacancies", "Vacancies now", Number: true)];

    public IReadOnlyList<IReadOnlyList<string>> Posts { get; } = [["senior", "1"], []];

    /// <param name="state">"error" shows every question with something wrong.</param>
    public void OnGet([FromQuery] string? state)
    {
        if (state != "error")
            return;
        Input.Date = new DateOnly(2027, 2, 3);
        ModelState.AddModelError("Input.Name", "Enter a name");
        ModelState.AddModelError("Input.Hours", "Enter the hours as a number, such as 37.5");
        ModelState.AddModelError("Input.Reason", "Say why");
        ModelState.AddModelError("Input.Role", "Choose a role");
        ModelState.AddModelError("Input.Left", "Say whether this person has left");
        ModelState.AddModelError("Input.Training", "Choose at least two courses");
        ModelState.AddModelError("Input.Date", "The date is in the future. Enter today or a day before");
        ModelState.AddModelError("Posts", "Give each role once");
        ModelState.AddModelError("Files", "Choose a file");
    }
}
