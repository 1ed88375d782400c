using System.Globalization;
using System.Text;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Cairn.Register;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Check a list of people against the register, here or as a file (R5); who has no number is looked up by name, and matched by nobody but the reader (R1).</summary>
[RequestSizeLimit(Most)]
[RequestFormLimits(MultipartBodyLengthLimit = Most)]
[ResponseCache(NoStore = true)]
public sealed class CheckRegisterListPage(Store store, Visit visit, RegisterListReading reading, RegisterFacts facts, RegisterWatch watching) : PageModel
{
    public const int Shown = 200;

    // A little more than a list may have, so that one too large is told of here.
    private const int Most = CheckRegisterList.MostBytes + (1 << 20);

    [BindProperty] public IFormFile? List { get; set; }
    [BindProperty] public string? As { get; set; }
    [BindProperty] public List<string> Watch { get; set; } = [];

    public static readonly IReadOnlyList<Choice> Ways = [new("page", "Here", "Whoever is not in order first"), new("file", "As a file", "Your lines with what the register says, as CSV")];

    public Guid Organisation { get; private set; }
    public DateOnly Today => store.Clock.Today;
    public IReadOnlyList<CheckedLine>? Lines { get; private set; }
    public ShareBar? Bar { get; private set; }

    public IEnumerable<CheckedLine> ToLookAt => Lines!.Where(l => l.Outcome != ListOutcome.Registered).OrderBy(l => Order(l.Outcome)).ThenBy(l => l.Line);

    /// <summary>Of whoever is likely meant, the one of this name on the provider's staff who has no number yet.</summary>
    public IReadOnlyDictionary<string, Guid> Staff { get; private set; } = new Dictionary<string, Guid>();

    public int Of(ListOutcome outcome) => Lines!.Count(l => l.Outcome == outcome);

    public void OnGet(Guid organisation) => (Organisation, As) = (organisation, "page");

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        if (List is not { Length: > 0 })
            ModelState.AddModelError(nameof(List), List is null ? "Choose the file with your list" : "This file is empty. Choose the file with your list");
        else if (List.Length > CheckRegisterList.MostBytes)
            ModelState.AddModelError(nameof(List), $"This file is too large: a list has at most {CheckRegisterList.MostBytes >> 20} MB. Send it in parts");
        if (As is not ("page" or "file"))
            ModelState.AddModelError(nameof(As), "Choose how you want the answer");
        if (!ModelState.IsValid)
            return Page();
        using var bytes = new MemoryStream((int)List!.Length);
        await List.CopyToAsync(bytes, stop);
        await visit.Release();
        try
        {
            Lines = await CheckRegisterList.Run(store, reading, visit.Actor, visit.Scope, organisation, bytes.ToArray(), Watch.Count > 0, watching, stop);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(List), refused.Message);
            return Page();
        }
        if (As == "file")
            return File(Csv(), "text/csv; charset=utf-8", "checked.csv");
        Staff = await WithoutNumber(stop);
        var counts = Enum.GetValues<ListOutcome>().Where(o => Of(o) > 0).OrderBy(Order).ToList();
        Bar = Lines.Count == 0 ? null : new ShareBar(new ChartText("checked", "Your list, by what the register says", $"{Format.Number(Lines.Count)} lines."),
            [.. counts.Select(o => new Part(Words(o), Of(o) * 100m / Lines.Count, Format.Number(Of(o)), InkOf(o)))], ["What", "Lines"]);
        return Page();
    }

    private async Task<IReadOnlyDictionary<string, Guid>> WithoutNumber(CancellationToken stop)
    {
        var keys = ToLookAt.Take(Shown).Where(l => l.Outcome == ListOutcome.Likely).Select(l => SearchKey.Of(l.Name)).Distinct().ToList();
        await using var db = await store.Read(visit.Scope, stop);
        var own = await db.Own<Engagement>().InPost(Today).Where(e => e.OrganisationId == Organisation && keys.Contains(e.NameKey)).Select(e => new { e.NameKey, e.PersonId, e.Record }).ToListAsync(stop);
        return own.GroupBy(e => e.NameKey).Where(g => g.Select(e => e.PersonId).Distinct().Count() == 1 && !facts.OfPerson(g.First().PersonId).Any()).ToDictionary(g => g.Key, g => g.First().Record);
    }

    /// <summary>What the public register shows of somebody, in a line.</summary>
    public static string Shows(FoundRegistrant found) => string.Join(", ", [.. found.Registrations.Select(r => $"{r.Words} ({r.Part}){string.Concat(r.Sanctions.Select(s => $"; {s}"))}"), found.Match.Name.Town ?? "town not shown", found.Match.Name.Employer ?? "employer not shown"]);

    public static string Name(FoundRegistrant found) => $"{found.Match.Name.Given} {found.Match.Name.Family}";

    private byte[] Csv()
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var name in new[] { "line", "name", "registration number", "outcome", "what the register says", "who fits", "as at" })
                csv.WriteField(name);
            csv.NextRecord();
            foreach (var line in Lines!)
            {
                csv.WriteField(line.Line);
                foreach (var field in new[] { line.Name, line.Number, Words(line.Outcome), line.Words, string.Join(" | ", line.Fits.Select(f => $"{RegistrationNumber.Words(f.Match.Name.Number)} {Name(f)}: {Shows(f)}")), Format.IsoDate(store.Clock.Today) })
                    csv.WriteField(field);
                csv.NextRecord();
            }
        }
        return bytes.ToArray();
    }

    public static string Words(ListOutcome outcome) => outcome switch
    {
        ListOutcome.Removed => "Removed by a sanction",
        ListOutcome.Suspended => "Suspended",
        ListOutcome.Restricted => "Registered, with a sanction",
        ListOutcome.Ended => "No longer registered",
        ListOutcome.OtherName => "Another name",
        ListOutcome.NotShown => "Not shown on the register",
        ListOutcome.WrongNumber => "Wrong number",
        ListOutcome.NoNumber => "No number",
        ListOutcome.Waiting => "Has applied",
        ListOutcome.Likely => "Likely found by name",
        ListOutcome.Possible => "May be found by name",
        ListOutcome.Nobody => "Nobody of this name",
        _ => "Registered",
    };

    private static int Order(ListOutcome outcome) => outcome switch
    {
        ListOutcome.Removed => 0, ListOutcome.Suspended => 1, ListOutcome.Restricted => 2, ListOutcome.Ended => 3, ListOutcome.OtherName => 4, ListOutcome.NotShown => 5, ListOutcome.WrongNumber => 6, ListOutcome.NoNumber => 7, ListOutcome.Nobody => 8, ListOutcome.Possible => 9, ListOutcome.Likely => 10, ListOutcome.Waiting => 11, _ => 12,
    };

    private static Ink InkOf(ListOutcome outcome) => Order(outcome) switch { 0 or 1 => Ink.Rust, 2 => Ink.Heather, 3 => Ink.Amber, 4 or 5 => Ink.Loch, >= 6 and <= 10 => Ink.Stone, 11 => Ink.Sage, _ => Ink.Pine };
}
