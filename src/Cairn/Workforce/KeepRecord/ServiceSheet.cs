using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a service's record would become, and what stands against it.</summary>
/// <param name="Posts">Its posts by role, as the answers say.</param>
/// <param name="Changes">Column, before and after, of the answers that differ.</param>
/// <param name="ToCheck">What the rules would have somebody look at; it does not keep the answers from being saved.</param>
public sealed record ServiceDraft(
    Service Next, IReadOnlyList<Post> Posts, IReadOnlyList<(string Column, string Before, string After)> Changes, IReadOnlyList<AnswerFault> Faults, IReadOnlyList<AnswerFault> ToCheck);

/// <summary>Answers about a service, checked as one row of the workplace file of a return (W1: the same checks and words as the files).</summary>
public sealed class ServiceSheet(Db db, RecordCodes codes, CountryLabels words)
{
    private readonly IReadOnlyList<Question<Service>> questions = ServiceQuestions.Asked(words);

    private RuleWords? said;

    /// <summary>The cells of a service as it is held.</summary>
    public async Task<Dictionary<string, string>> Cells(Service held, CancellationToken stop) =>
        ServiceCells.Of(held, await db.Own<Post>().Where(p => p.ServiceId == held.Record).ToListAsync(stop), codes);

    /// <param name="held">The version that is current; of somebody new, one that has its reference, owner and country alone.</param>
    /// <param name="answers">By question; what is not named stays as it is, and nothing takes an answer away.</param>
    public async Task<ServiceDraft> Check(Service held, IReadOnlyDictionary<string, string?> answers, CancellationToken stop)
    {
        var isNew = held.Id == 0;
        var before = await Cells(held, stop);
        var after = new Dictionary<string, string>(before, StringComparer.Ordinal);
        List<AnswerFault> faults = [];
        foreach (var question in questions.Where(q => answers.ContainsKey(q.Ask!.Name)))
            faults.AddRange(ServiceCells.Put(after, question.Ask!, question.Label, answers[question.Ask!.Name]?.Trim() ?? "", words).Select(text => new AnswerFault(question.Ask!.Name, text)));
        if (!answers.ContainsKey("allServices"))
            FollowMainService(before, after);

        var touched = after.Where(c => before[c.Key] != c.Value).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var around = await Around(held, isNew, stop);
        var found = around(after);
        var (rowOf, now) = (found.Row, Said(found, after, isNew));
        // What was wrong before and is not touched now is not this change's doing.
        var old = isNew ? [] : (touched.Count == 0 ? now : Said(around(before), before, isNew)).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        bool Counts(Saying s) => !old.Contains(s.Code) || s.Columns.Any(touched.Contains);
        var ignored = now.Where(s => s.Stops && !Counts(s)).SelectMany(s => s.Columns).ToHashSet(StringComparer.Ordinal);
        // Until the main service is said, nothing can be said of the list that follows from it.
        if (after["MAINSERVICE"].Length == 0 && !answers.ContainsKey("allServices"))
            now.RemoveAll(s => s.Columns.Contains("ALLSERVICES"));
        var next = Next(held, rowOf, after, touched, ignored);
        return new ServiceDraft(next, [.. ServiceAnswers.Posts(rowOf).Select(Named)], Differing(isNew ? [] : before, next, after),
            [.. NotAsked(answers.Keys), .. faults, .. now.Where(s => s.Stops && Counts(s)).Select(Fault)], [.. now.Where(s => !s.Stops).Select(Fault)]);
    }

    private IEnumerable<AnswerFault> NotAsked(IEnumerable<string> names) =>
        names.Where(name => questions.All(q => q.Ask!.Name != name)).Select(name => new AnswerFault(name, "This question is not asked in the country of this service. Leave it out."));

    /// <summary>What the rules would have somebody look at in a service as it is held.</summary>
    public async Task<IReadOnlyList<AnswerFault>> ToCheck(Service held, CancellationToken stop) =>
        (await Check(held, new Dictionary<string, string?>(), stop)).ToCheck;

    /// <summary>The rules with what they compare the row with: the other services and the staff.</summary>
    private async Task<Func<Dictionary<string, string>, CheckedRow<WorkplaceRow>>> Around(Service held, bool isNew, CancellationToken stop)
    {
        var references = new HeldReferences();
        foreach (var other in await db.Own<Service>().Select(s => new { s.Reference, s.LocationNumber }).ToListAsync(stop))
            if (!isNew || HeldRecords.Tight(other.Reference) != HeldRecords.Tight(held.Reference))
                references.AddWorkplace(other.Reference, other.LocationNumber);
        var staff = await db.Own<Engagement>().Where(e => e.ServiceId == held.Record).InPost(db.Store.Clock.Today).Select(e => e.Role).ToListAsync(stop);
        var rows = staff.Select((role, n) => new StaffRow
        {
            LocalEstId = held.Reference, UniqueWorkerId = n.ToString(CultureInfo.InvariantCulture), Status = RowStatus.Update,
            MainJobRole = int.TryParse(codes.ToFormat("job-roles", role), CultureInfo.InvariantCulture, out var code) ? Engine.Returns.Answer.Of(code) : default,
        }).ToList();
        var options = new ReturnsOptions(codes.Lists, db.Store.Clock.Today) { Held = references };
        return cells =>
        {
            var row = ServiceCells.ToFormat(cells, codes);
            (row["LOCALESTID"], row["STATUS"]) = (held.Reference, isNew ? "NEW" : "UPDATE");
            return OneRow.Workplace(row, rows, options);
        };
    }

    /// <summary>What the return's rules say of a row, and what only a page has to say.</summary>
    private List<Saying> Said(CheckedRow<WorkplaceRow> found, Dictionary<string, string> cells, bool isNew)
    {
        said ??= Words();
        return
        [
            .. found.Findings.Where(f => f.Rule.Outcome != Outcome.KeptCheck || !f.Rule.Code.EndsWith(".blank", StringComparison.Ordinal))
                .Select(f => new Saying(f.Rule.Code, f.Rule.Column.Split('/'), said.Of(f), f.Rule.Outcome != Outcome.KeptCheck)),
            .. ServiceFaults.Of(cells, codes, words, db.Store.Clock.Today, isNew, column => Label(column)),
        ];
    }

    private Service Next(Service held, WorkplaceRow row, Dictionary<string, string> after, HashSet<string> touched, HashSet<string> ignored)
    {
        var was = ServiceAnswers.ToRow(held, RowStatus.Unknown);
        foreach (var answer in WorkplaceAnswers.All.Where(a => ignored.Contains(a.Column)))
            answer.Copy(row, was);
        var next = ServiceAnswers.From(row);
        (next.Reference, next.Country, next.Record, next.OrganisationId, next.Area) = (held.Reference, held.Country, held.Record, held.OrganisationId, after["AREA"] is { Length: > 0 } area ? area : null);
        next.MainService = touched.Contains("MAINSERVICE") ? after["MAINSERVICE"] : held.MainService;
        next.EmployerType = touched.Contains("ESTTYPE") ? after["ESTTYPE"] : held.EmployerType;
        next.SubSector = touched.Contains("MAINSERVICE") ? words.Fact("services", next.MainService, "sub-sector") : held.SubSector;
        if (!codes.AreFormats)
            next.Answers = held.Answers;
        return next;
    }

    private List<(string Column, string Before, string After)> Differing(Dictionary<string, string> before, Service next, Dictionary<string, string> after)
    {
        var now = ServiceCells.Of(next, [], codes);
        if (!codes.AreFormats)
            foreach (var column in new[] { "ALLJOBROLES", "STARTERS", "LEAVERS", "VACANCIES" })
                now[column] = after[column];
        return [.. now.Select(c => (c.Key, before.GetValueOrDefault(c.Key, ""), c.Value)).Where(c => c.Item2 != c.Value)];
    }

    /// <summary>A service that is its provider's only one here changes with the main service; beside others, the new one joins them.</summary>
    private static void FollowMainService(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var (main, listed) = (after["MAINSERVICE"], after["ALLSERVICES"].Split(';'));
        if (main.Length == 0 || listed.Contains(main))
            return;
        if (listed is [""] or [_, "0"] || (listed.Length == 1 && listed[0] == before["MAINSERVICE"]))
        {
            after["ALLSERVICES"] = listed.Length == 2 ? main + ";0" : main;
            return;
        }
        after["ALLSERVICES"] = main + ";" + after["ALLSERVICES"];
        foreach (var column in new[] { "CAPACITY", "UTILISATION", "SERVICEDESC" })
            after[column] = ";" + after[column];
    }

    private Post Named(Post post)
    {
        post.Role = codes.FromFormat("job-roles", int.Parse(post.Role, CultureInfo.InvariantCulture));
        return post;
    }

    private AnswerFault Fault(Saying saying) => new(questions.FirstOrDefault(q => saying.Columns.Any(c => c == q.Ask!.Column || q.Ask.Parts.Any(p => p.Column == c)))?.Ask!.Name ?? "", saying.Text);

    private RuleWords Words() => new(
        questions.Select(q => (q.Ask!.Column, q.Label)).Concat(questions.SelectMany(q => q.Ask!.Parts).Select(p => (p.Column, p.Label))).Where(c => c.Item2.Length > 0)
            .GroupBy(c => c.Item1).ToDictionary(g => g.Key, g => g.First().Item2, StringComparer.Ordinal),
        (column, code) => questions.Select(q => q.Ask!).FirstOrDefault(a => a.Column == column && a.List is not null) is { List: { } list }
            && int.TryParse(code, CultureInfo.InvariantCulture, out var number) ? words.Find(list, codes.FromFormat(list, number)) : null,
        column => questions.Any(q => q.Ask!.Column == column && q.Ask.Control == Control.Choice));

    private string Label(string column) => questions.FirstOrDefault(q => q.Ask!.Column == column)?.Label ?? column;
}

/// <summary>One thing that is said of a row.</summary>
/// <param name="Stops">Whether it keeps the answers from being saved.</param>
internal sealed record Saying(string Code, string[] Columns, string Text, bool Stops);
