using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What the check said, what accepting would do, and the decision.</summary>
[ResponseCache(NoStore = true)]
public sealed class ReturnReportPage(Db db, Visit visit, JobWorker jobs) : PageModel
{
    private const int PageSize = 50;

    public Return Return { get; private set; } = null!;
    public Job? Job { get; private set; }
    public Guid Organisation { get; private set; }
    public IReadOnlyList<ReturnFinding> Findings { get; private set; } = [];
    public string? Previous { get; private set; }
    public string? Next { get; private set; }
    public string? Saved { get; private set; }
    public string Show { get; private set; } = "";
    public string Range { get; private set; } = "";
    public string Key { get; } = NewId.Next().ToString();

    public string Address => $"/providers/{Organisation}/returns/{Return.Id}";

    private int Taken => Return.StaffRows - Return.StaffRefused;

    public string Heading => Return.State switch
    {
        ReturnState.Waiting or ReturnState.Checking => "Your files are being checked",
        ReturnState.Unusable => "Your files cannot be read as they are",
        ReturnState.Checked => $"Your files: {Format.Number(Taken)} of {Format.Number(Return.StaffRows)} staff can be taken in",
        ReturnState.Accepting => "Your files are being taken in",
        ReturnState.Accepted => $"Taken in: {Format.Number(Taken)} staff",
        ReturnState.Left => "You left these files; nothing changed",
        _ => "These files could not be taken in",
    };

    public string Lead => Return.State switch
    {
        ReturnState.Checked => Sentence($"{Words(Return.StaffRefused + Return.WorkplaceRefused + Return.TrainingRefused, "row is refused", "rows are refused")} and {Words(Return.Warnings, "answer wants a second look", "answers want a second look")}. Nothing has changed yet."),
        ReturnState.Unusable => "Nothing has changed. What is wrong, and what to do, stands below.",
        ReturnState.Accepting => "Everyone sees the record as it was until the last row is in; then all of it at once.",
        ReturnState.Accepted => $"Since {ReturnWords.Sent(Return.Ended ?? Return.Uploaded)} your record holds what these files say.",
        ReturnState.Failed => Problem ?? "Nothing was changed. Check the files again.",
        ReturnState.Left => "You can send other files at any time.",
        _ => "Nothing has changed yet. A large file takes a few seconds.",
    };

    private string? Problem { get; set; }

    public ShareBar Bar => new(
        new ChartText("staff-rows", "Staff rows", $"{Format.Number(Clean)} clean, {Format.Number(Return.StaffToCheck)} to check, {Format.Number(Return.StaffRefused)} refused"),
        [Part("Clean", Clean, Ink.Moss), Part("To check", Return.StaffToCheck, Ink.Amber), Part("Refused", Return.StaffRefused, Ink.Rust)], ["Staff rows", "Number"]);

    private int Clean => Taken - Return.StaffToCheck;

    private Part Part(string label, int count, Ink ink) => new(label, Format.Share(count, Return.StaffRows) ?? 0, Format.Number(count), ink);

    public string Services => (Return.ServicesNew, Return.ServicesChanged, Return.ServicesMissing) switch
    {
        (0, 0, 0) => "No service changes.",
        var (added, changed, missing) => $"Services: {Format.Number(added)} new, {Format.Number(changed)} changed, {Format.Number(missing)} held and not in the file.",
    };

    public string AcceptWords => Return.StaffRefused + Return.WorkplaceRefused + Return.TrainingRefused == 0 ? $"Accept {Words(Taken, "staff row", "staff rows")}" : $"Accept {Words(Taken, "staff row", "staff rows")}, without the refused";

    /// <summary>What accepting does and does not, told before it happens.</summary>
    public IEnumerable<string> Promises
    {
        get
        {
            yield return "Accepting is one act: all that is listed becomes your record at once, or nothing does.";
            if (Return.StaffRefused + Return.WorkplaceRefused + Return.TrainingRefused is > 0 and var refused)
                yield return Sentence($"{Words(refused, "refused row is", "refused rows are")} left out; what you hold of them stays as it is.");
            if (Return.Missing > 0)
                yield return $"{Words(Return.Missing, "person is", "people are")} on your record and not in the file. They stay unless you say that they left.";
            if (Return.ServicesMissing > 0)
                yield return Sentence($"{Words(Return.ServicesMissing, "service is", "services are")} on your record and not in the file, or deleted by it. They stay, with their staff, unless you say that they closed.");
        }
    }

    public string FindingsHeading => (Return.Errors, Return.Warnings) switch
    {
        (0, 0) => "Nothing was found wrong",
        var (errors, warnings) => Sentence($"{Words(errors, "error", "errors")} and {Words(warnings, "warning", "warnings")}"),
    };

    public async Task<IActionResult> OnGet(Guid organisation, Guid id, string? show, long? after, long? before, string? saved, CancellationToken stop)
    {
        Organisation = organisation;
        var row = await db.Set<Return>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.OrganisationId == organisation, stop);
        if (row is null)
            return NotFound();
        Return = row;
        Saved = saved is null ? null : saved == "services" ? "What you said about the services that are not in the file is kept." : "What you said about those who are not in the file is kept.";
        var job = await db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == row.JobId, stop);
        if (row.State is ReturnState.Waiting or ReturnState.Checking or ReturnState.Accepting)
            Job = job is { State: JobState.Failed } ? null : job;
        Problem = job?.Problem;
        if (Job is null)
            await List(show, after, before, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAccept(Guid organisation, Guid id, string? key, CancellationToken stop) =>
        await Decide(organisation, id, () => AcceptReturn.Start(db.Store, visit.Scope, visit.Actor, organisation, id, key, stop), stop);

    public async Task<IActionResult> OnPostLeave(Guid organisation, Guid id, CancellationToken stop) =>
        await Decide(organisation, id, () => LeaveReturn.Run(db.Store, visit.Scope, visit.Actor, organisation, id, stop), stop);

    public async Task<IActionResult> OnPostAgain(Guid organisation, Guid id, CancellationToken stop) =>
        await Decide(organisation, id, () => BringInFiles.Again(db.Store, visit.Scope, visit.Actor, organisation, id, stop), stop);

    private async Task<IActionResult> Decide(Guid organisation, Guid id, Func<Task> act, CancellationToken stop)
    {
        try
        {
            await act();
            jobs.Wake();
            return Redirect($"/providers/{organisation}/returns/{id}");
        }
        catch (RefusedException refused)
        {
            foreach (var reason in refused.Reasons)
                ModelState.AddModelError("", reason);
            return await OnGet(organisation, id, null, null, null, null, stop);
        }
    }

    private async Task List(string? show, long? after, long? before, CancellationToken stop)
    {
        Show = show is "refused" or "check" ? show : "";
        var all = db.Set<ReturnFinding>().AsNoTracking().Where(f => f.ReturnId == Return.Id);
        if (Show != "")
            all = all.Where(f => f.Error == (Show == "refused"));
        var some = before is { } end
            ? (await all.Where(f => f.Id < end).OrderByDescending(f => f.Id).Take(PageSize + 1).ToListAsync(stop)).AsEnumerable().Reverse().ToList()
            : await all.Where(f => f.Id > (after ?? 0)).OrderBy(f => f.Id).Take(PageSize + 1).ToListAsync(stop);
        var more = some.Count > PageSize;
        if (more)
            some.RemoveAt(before is null ? PageSize : 0);
        Findings = some;
        var query = Show == "" ? "?" : $"?show={Show}&";
        if (some.Count > 0 && (before is null ? after > 0 : more))
            Previous = $"{Address}{query}before={some[0].Id}#findings";
        if (some.Count > 0 && (before is not null || more))
            Next = $"{Address}{query}after={some[^1].Id}#findings";
        Range = $"{(Show == "refused" ? "What is refused" : Show == "check" ? "What to check" : "All findings")}, in the order of the files";
    }

    public static string Codes(ReturnFinding finding) => finding.AscwdsCode.Length == 0 ? finding.Code : $"{finding.Code} · bulk upload code {finding.AscwdsCode}";

    public IHtmlContent Link(string kind, string text, int count) =>
        count == 0 ? (Markup)$"{text}" : (Markup)$"<a href=\"{Address}/difference/{kind}\">{text}</a>";

    private static string Words(int count, string one, string many) => Format.Count(count, one, many);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
