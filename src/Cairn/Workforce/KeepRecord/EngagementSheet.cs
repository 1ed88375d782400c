using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a person's record would become, and what stands against it.</summary>
/// <param name="Changes">Column, before and after, of the answers that differ.</param>
/// <param name="ToCheck">What the rules would have somebody look at; it does not keep the answers from being saved.</param>
public sealed record EngagementDraft(
    Engagement Next, IReadOnlyList<(string Column, string Before, string After)> Changes, IReadOnlyList<AnswerFault> Faults, IReadOnlyList<AnswerFault> ToCheck);

/// <summary>Answers about a person's work, checked as one row of the staff file of a return (W1: the same checks and words as the files).</summary>
public sealed class EngagementSheet(Db db, RecordCodes codes, CountryLabels words, Service service)
{
    private readonly IReadOnlyList<Question<Engagement>> questions = EngagementQuestions.Asked(words);

    private RuleWords? said;

    /// <summary>A held answer as a form shows it: a code of the record's own lists, a number, a day as yyyy-mm-dd.</summary>
    public static string Shown(Engagement held, Ask ask)
    {
        var text = StaffAnswers.Text(held, ask.Column);
        if (ask.Part is { } part)
            text = text.Split(';').ElementAtOrDefault(part) ?? "";
        return ask.Control == Control.Date && DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;
    }

    /// <param name="held">The version that is current; null for somebody new.</param>
    /// <param name="reference">The provider's reference of somebody new.</param>
    /// <param name="answers">By question; what is not named stays as it is, and nothing takes an answer away.</param>
    public async Task<EngagementDraft> Check(Engagement? held, string reference, IReadOnlyDictionary<string, string?> answers, CancellationToken stop)
    {
        var before = held is null ? [] : Cells(held);
        var after = new Dictionary<string, string>(before, StringComparer.Ordinal);
        foreach (var question in questions.Where(q => answers.ContainsKey(q.Ask!.Name)))
            Answer(after, question.Ask!, answers[question.Ask!.Name]?.Trim() ?? "");
        foreach (var cells in new[] { before, after })
            (cells["LOCALESTID"], cells["UNIQUEWORKERID"], cells["STATUS"]) = (service.Reference, reference, held is null ? "NEW" : "UPDATE");

        var touched = after.Where(c => before.GetValueOrDefault(c.Key, "") != c.Value).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var found = await Run(after, held, stop);
        // What was wrong before and is not touched now is not this change's doing.
        var old = held is null ? [] : (touched.Count == 0 ? found : await Run(before, held, stop)).Findings.Select(f => f.Rule.Code).ToHashSet(StringComparer.Ordinal);
        bool Counts(RowFinding f) => held is null || !old.Contains(f.Rule.Code) || f.Rule.Column.Split('/').Any(touched.Contains);
        var next = held is null ? Named(StaffAnswers.From(found.Row)) : held.Copy();
        if (held is not null)
            StaffAnswers.Keep(next, Named(StaffAnswers.From(found.Row)), touched);
        return new EngagementDraft(next, held is null ? [] : [.. StaffAnswers.Differing(held, next).Select(a => (a.Column, StaffAnswers.Text(held, a.Column), StaffAnswers.Text(next, a.Column)))],
            [.. NotAsked(answers.Keys), .. found.Findings.Where(f => f.Rule.Outcome != Outcome.KeptCheck && Counts(f)).Select(Fault)],
            [.. found.Findings.Where(f => f.Rule.Outcome == Outcome.KeptCheck && !f.Rule.Code.EndsWith(".blank", StringComparison.Ordinal)).Select(Fault)]);
    }

    private IEnumerable<AnswerFault> NotAsked(IEnumerable<string> names) =>
        names.Where(name => questions.All(q => q.Ask!.Name != name)).Select(name => new AnswerFault(name, "This question is not asked in the country of this service. Leave it out."));

    /// <summary>What the rules would have somebody look at in a record as it is held.</summary>
    public async Task<IReadOnlyList<AnswerFault>> ToCheck(Engagement held, CancellationToken stop) =>
        (await Check(held, held.Reference, new Dictionary<string, string?>(), stop)).ToCheck;

    /// <summary>What stands against somebody's moving to another service under a reference.</summary>
    public async Task<IReadOnlyList<AnswerFault>> CheckMove(Engagement held, Service to, string reference, CancellationToken stop)
    {
        var cells = Cells(held);
        (cells["LOCALESTID"], cells["UNIQUEWORKERID"], cells["STATUS"], cells["TRANSFERSTAFFRECORD"]) = (service.Reference, held.Reference, "UPDATE", to.Reference);
        if (reference != held.Reference)
            cells["CHGUNIQUEWRKID"] = reference;
        var there = new HeldReferences();
        there.AddWorkplace(to.Reference);
        if (await db.Own<Engagement>().AnyAsync(e => e.ServiceId == to.Record && e.Reference == reference, stop))
            there.AddStaff(to.Reference, reference);
        return [.. (await Run(cells, held, stop, there)).Findings.Where(f => f.Rule.Outcome == Outcome.RowRefused && f.Rule.Column is "TRANSFERSTAFFRECORD" or "CHGUNIQUEWRKID" or "UNIQUEWORKERID")
            .Select(f => new AnswerFault(f.Rule.Column == "TRANSFERSTAFFRECORD" ? "to" : "reference", MoveWords.Of(f)))];
    }

    /// <summary>A qualification as the staff file's pair of cells would have it.</summary>
    /// <exception cref="AnswersRefusedException">The rules refuse it.</exception>
    public async Task<Qualification> CheckQualification(Engagement held, IReadOnlyDictionary<string, string?> answers, CancellationToken stop)
    {
        var cells = Cells(held);
        (cells["LOCALESTID"], cells["UNIQUEWORKERID"], cells["STATUS"]) = (service.Reference, held.Reference, "UPDATE");
        foreach (var (ask, _) in KeepQualification.Questions)
            Answer(cells, ask, answers.GetValueOrDefault(ask.Name)?.Trim() ?? "");
        var found = await Run(cells, held, stop);
        var said = new RuleWords(KeepQualification.Questions.Where(q => q.Ask.Part != 1).ToDictionary(q => q.Ask.Column, q => q.Label, StringComparer.Ordinal), (_, _) => null);
        List<AnswerFault> faults = [.. found.Findings.Where(f => f.Rule.Column.StartsWith("QUALACH01", StringComparison.Ordinal))
            .Select(f => new AnswerFault(f.Rule.Code.Contains("year", StringComparison.Ordinal) ? "year" : f.Rule.Column == "QUALACH01" ? "qualification" : "notes", said.Of(f)))];
        if (found.Row.Qualifications.Count == 0 && faults.Count == 0)
            faults.Add(new("qualification", "Choose the qualification."));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var made = found.Row.Qualifications[0];
        return new Qualification { Code = codes.FromFormat("qualifications", made.Code), Year = made.Year, Notes = made.Notes };
    }

    private static readonly RuleWords MoveWords = new(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["TRANSFERSTAFFRECORD"] = "Where do they work now?", ["CHGUNIQUEWRKID"] = "New reference", ["UNIQUEWORKERID"] = "Your reference" }, (_, _) => null);

    private async Task<CheckedRow<StaffRow>> Run(Dictionary<string, string> cells, Engagement? held, CancellationToken stop, HeldReferences? references = null)
    {
        references ??= new HeldReferences();
        references.AddWorkplace(service.Reference);
        if (held is not null)
            references.AddStaff(service.Reference, held.Reference);
        return OneRow.Staff(cells, ServiceAnswers.ToRow(service, RowStatus.Update), await Others(cells, held, stop), new ReturnsOptions(codes.Lists, db.Store.Clock.Today) { Held = references });
    }

    /// <summary>Those whom the rules compare this row with: of the same national insurance number, and a full-time colleague of the same pay.</summary>
    private async Task<List<StaffRow>> Others(Dictionary<string, string> cells, Engagement? held, CancellationToken stop)
    {
        var record = held?.Record ?? Guid.Empty;
        List<Engagement> others = [];
        if (cells.GetValueOrDefault("NINUMBER") is { Length: > 0 } number)
        {
            var key = db.Store.Keys.Match("national-insurance", string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant());
            var persons = db.Set<Person>().Where(p => p.NationalKey == key).Select(p => p.Id);
            others.AddRange(await db.Own<Engagement>().Where(e => persons.Contains(e.PersonId) && e.Record != record).Take(20).ToListAsync(stop));
        }
        if (decimal.TryParse(cells.GetValueOrDefault("SALARY"), NumberStyles.Number, CultureInfo.InvariantCulture, out var pounds) && pounds is > 0 and < 1_000_000)
        {
            var (pence, role) = ((long)(pounds * 100), held?.Role ?? "");
            others.AddRange(await db.Own<Engagement>().Where(e => e.ServiceId == service.Record && e.AnnualPay == pence && e.Role == role && e.ContractedMinutes > 36 * 60 && e.Record != record).Take(1).ToListAsync(stop));
        }
        return [.. others.DistinctBy(e => e.Record).Select((e, n) =>
        {
            var row = StaffAnswers.ToRow(e, service.Reference, [], RowStatus.Update);
            row.UniqueWorkerId = $"\u0001{n}"; // nobody's reference
            row.MainJobRole = int.TryParse(codes.ToFormat("job-roles", e.Role), CultureInfo.InvariantCulture, out var code) ? Engine.Returns.Answer.Of(code) : default;
            return row;
        })];
    }

    private Dictionary<string, string> Cells(Engagement held)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ask in questions.Select(q => q.Ask!))
            Answer(cells, ask, Shown(held, ask));
        return cells;
    }

    /// <summary>Puts an answer into its column, beside what else the column holds.</summary>
    private void Answer(Dictionary<string, string> cells, Ask ask, string typed)
    {
        var text = ask.Cell(typed, codes);
        cells[ask.Column] = ask.Part is { } part ? Beside(cells.GetValueOrDefault(ask.Column, ""), part, text) : text;
    }

    private static string Beside(string cell, int part, string text)
    {
        var parts = cell.Split(';').Concat(Enumerable.Repeat("", part)).ToArray();
        parts[part] = text;
        return string.Join(';', parts).TrimEnd(';');
    }

    private Engagement Named(Engagement next)
    {
        next.Role = int.TryParse(next.Role, CultureInfo.InvariantCulture, out var number) ? codes.FromFormat("job-roles", number) : next.Role;
        return next;
    }

    private AnswerFault Fault(RowFinding finding)
    {
        said ??= new RuleWords(
            questions.GroupBy(q => q.Ask!.Column).ToDictionary(g => g.Key, g => g.First().Label, StringComparer.Ordinal),
            (column, code) => questions.FirstOrDefault(q => q.Ask!.Column == column) is { Ask.List: { } list } ? words.Find(list, codes.FromFormat(list, int.Parse(code, CultureInfo.InvariantCulture))) : null);
        var columns = finding.Rule.Column.Split('/');
        return new(questions.FirstOrDefault(q => columns.Contains(q.Ask!.Column))?.Ask!.Name ?? "", said.Of(finding));
    }
}
