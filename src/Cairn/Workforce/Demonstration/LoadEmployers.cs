using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Puts the demonstration's rewards, grades, assessments, policies and notices into rows.</summary>
internal static class LoadEmployers
{
    public static async Task Into(Db db, Packs packs, DemoCountry country, DemoIds ids, CancellationToken stop)
    {
        var (clock, offers, assessments) = (db.Store.Clock, country.Offers.ToList(), country.Assessments.ToList());
        Guid Of(int organisation) => ids.Of(DemoKind.Organisation, organisation);
        await Insert(db, offers.Select((o, n) => new RewardsSaid { Id = ids.Of(DemoKind.Said, n), OrganisationId = Of(o.Organisation), First = o.From, Last = DemoSector.AsAt }), stop);
        await Insert(db, offers.SelectMany(o => o.Elements.Select(e => (o, e))).Select((r, n) => new Reward
        {
            Id = ids.Of(DemoKind.Reward, n), OrganisationId = Of(r.o.Organisation), Element = r.e, From = r.o.From, Stated = clock.Now,
        }), stop);
        var signed = DemoSector.AsAt.AddDays(-31);
        var edition = packs[country.Country].List("practice-statements").Edition;
        await Insert(db, assessments.Select((a, n) => new PracticeAssessment
        {
            Id = ids.Of(DemoKind.Assessment, n), OrganisationId = Of(a.Organisation), Year = DemoSector.AsAt.Year, Edition = edition, Short = a.Short, Begun = signed.AddDays(-14), SignedOff = signed, SignedAs = "registered manager",
        }), stop);
        await Insert(db, assessments.SelectMany((a, n) => a.Answers.Select(s => (a, n, s))).Select((x, n) => new PracticeAnswer
        {
            Id = ids.Of(DemoKind.PracticeAnswer, n), OrganisationId = Of(x.a.Organisation), AssessmentId = ids.Of(DemoKind.Assessment, x.n), Statement = x.s.Statement, State = x.s.State,
            Evidence = Shows(country, x.a.Organisation, x.s.Statement).Words, EvidencePolicy = Shows(country, x.a.Organisation, x.s.Statement).Policy, EvidenceMeasure = Shows(country, x.a.Organisation, x.s.Statement).Measure,
            Reason = x.s.State == PracticeState.DoesNotApply ? "Not in our services" : null,
            Step = x.s.State == PracticeState.NotYet ? "Agree how, and write it down" : null, Who = x.s.State == PracticeState.NotYet ? "registered manager" : null, Due = x.s.State == PracticeState.NotYet ? DemoSector.AsAt.AddYears(1) : null,
        }), stop);
        var headings = packs[country.Country].List("practice-statements").Rows.GroupBy(r => r["heading"]).Select(g => (Heading: g.Key, Statements: g.Select(r => r.Code).ToHashSet(StringComparer.Ordinal))).ToList();
        await Insert(db, assessments.SelectMany((a, n) => headings.Select(h => (a, n, Standing: CodeStanding.Of(h.Heading, [.. a.Answers.Where(s => h.Statements.Contains(s.Statement)).Select(s => s.State)])))).Select((x, n) => new CodeResult
        {
            Id = ids.Of(DemoKind.CodeResult, n), OrganisationId = Of(x.a.Organisation), AssessmentId = ids.Of(DemoKind.Assessment, x.n), Year = DemoSector.AsAt.Year, Edition = edition, Heading = x.Standing.Heading, Result = x.Standing.Result,
            Done = x.Standing.Done, Applies = x.Standing.Applies, Asked = x.Standing.Asked, SignedOff = signed,
        }), stop);
        if (country.Notices.Count > 0)
            await OfMain(db, packs, country, ids, stop);
    }

    /// <summary>What the provider that the demonstration signs in as has beyond that, and the notices.</summary>
    private static async Task OfMain(Db db, Packs packs, DemoCountry country, DemoIds ids, CancellationToken stop)
    {
        var (main, names) = (ids.Of(DemoKind.Organisation, country.Main), country.Organisations.ToDictionary(o => o.Number));
        await Insert(db, packs[country.Country].List("grade-templates").On(DemoSector.AsAt).Select((g, n) => new Grade
        {
            Id = ids.Of(DemoKind.Grade, n), OrganisationId = main, Name = g.Label, Order = n + 1, Asks = g["asks"], From = DemoSector.AsAt, PayFrom = 1260 + 150 * n, PayTo = 1360 + 170 * n,
        }), stop);
        await Insert(db, DemoPractice.Adopted.Select((a, n) =>
        {
            var template = packs.Policies.First(p => p.Id == a.Policy);
            var answers = template.Blanks.Select(b => b.Name).Where(b => b != "provider").Zip(a.Answers).ToDictionary(z => z.First, z => z.Second, StringComparer.Ordinal);
            return new AdoptedPolicy
            {
                Id = ids.Of(DemoKind.Policy, n), OrganisationId = main, Policy = a.Policy, Number = 1, Edition = template.Edition, Title = template.Title, Adopted = DemoSector.AsAt, AdoptedBy = "board",
                Review = DemoSector.AsAt.AddMonths(6 * (n + 1)), Text = template.Filled(b => b == "provider" ? names[country.Main].Name : answers[b]),
            };
        }), stop);
        var (now, until) = (db.Store.Clock.Now, db.Store.Clock.Today.AddMonths(6));
        await Insert(db, country.Notices.Select((o, n) => new HelpNotice
        {
            Id = ids.Of(DemoKind.Notice, n), OrganisationId = ids.Of(DemoKind.Organisation, o.Organisation), Kind = o.Kind, Subject = o.Subject, ForSize = o.ForSize, Words = o.Words, Until = until, PutUp = now,
            Country = country.Country, ShownName = names[o.Organisation].Name, ShownArea = names[o.Organisation].Area, ShownSize = o.Size,
        }), stop);
    }

    /// <summary>What shows a statement, with the provider that the demonstration signs in as.</summary>
    private static (string? Words, string? Policy, string? Measure) Shows(DemoCountry country, int organisation, string statement) => organisation != country.Main ? default : statement switch
    {
        "checks" => ("A list of checks stands in each file.", country.Notices.Count > 0 ? "recruitment" : null, null),
        "supervision" => ("Dates are kept in the rota.", country.Notices.Count > 0 ? "supervision" : null, null),
        "concerns" => (null, country.Notices.Count > 0 ? "raising-concerns" : null, null),
        "learning-time" => (null, null, "training-in-date"),
        _ => default,
    };

    private static Task Insert<T>(Db db, IEnumerable<T> rows, CancellationToken stop) where T : class => LoadDemonstration.Insert(db, rows, stop);
}
