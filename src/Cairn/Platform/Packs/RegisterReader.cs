using System.Globalization;
using Cairn.Engine.Registration;

namespace Cairn.Platform.Packs;

/// <summary>Reads <c>*/registers/*.json</c>: the rules of a register, each with its dates, source and evidence. A new register needs no code.</summary>
internal static class RegisterReader
{
    public static IReadOnlyList<RegisterRules> ReadAll(string root, List<PackProblem> problems)
    {
        if (!Directory.Exists(root))
            return [];
        List<RegisterRules> all = [];
        foreach (var folder in Directory.GetDirectories(root).Order(StringComparer.Ordinal))
        {
            var country = Path.GetFileName(folder);
            if (Directory.Exists(Path.Combine(folder, "registers")))
                foreach (var file in Directory.GetFiles(Path.Combine(folder, "registers"), "*.json").Order(StringComparer.Ordinal))
                    if (PacksReader.Open(root, $"{country}/registers/{Path.GetFileName(file)}", problems) is { } fields)
                        all.Add(Read(fields, country, problems));
        }
        return all;
    }

    private static RegisterRules Read(JsonFields fields, string country, List<PackProblem> problems)
    {
        List<T> Rules<T>(string name, Func<JsonFields, T> read) => [.. fields.Objects(name).Select(f => Whole(f, read))];
        var (notice, appeal) = (Days(fields, "feeNotice"), Days(fields, "appeal"));
        var rules = new RegisterRules(fields.Text("id"), fields.Text("name"), country,
            Rules("parts", f => new PartRule(Head(f), f.Text("label"), f.Texts("replaces"), f.TextOrNull("title")) { Services = f.Texts("services"), Levels = f.Texts("levels") }),
            Rules("roles", f => new RoleRule(Head(f), f.Texts("services"), f.Texts("levels"), f.Text("part"), f.Choice("need", Need.Voluntary))),
            Rules("clocks", f => new ClockRule(Head(f), f.Text("what"), Whole(f, "months"))),
            Rules("requirements", Requirement),
            Rules("conditions", f => new ConditionRule(Head(f), Whole(f, "months"), f.Texts("levels"), f.TextOrNull("unqualified") is not null)),
            Rules("renewals", f => new RenewalRule(Head(f), Whole(f, "months"), Whole(f, "beginsMonth"), Whole(f, "beginsDay"), Whole(f, "opensDays"), f.TextOrNull("cutsPeriods") is not null)),
            Rules("fees", f => new FeeRule(Head(f), f.Text("kind"), f.Texts("levels"), Whole(f, "pence"))),
            Rules("learning", Learning),
            Rules("ends", f => new EndRule(Head(f), f.Choice("end", FactKind.Lapsed), Whole(f, "noticeDays"), Whole(f, "reversibleDays"))),
            Rules("shown", f => new ShownRule(Head(f), f.Choice("sanction", FactKind.Removed), Whole(f, "months"))),
            Rules("bodies", f => new BodyRule(Head(f), f.Text("body"), f.Text("label"))))
        { FeeNotice = notice.Head, FeeNoticeDays = notice.Days, Appeal = appeal.Head, AppealDays = appeal.Days };
        fields.NothingElse();
        Check(rules, fields);
        return rules;
    }

    private static void Check(RegisterRules rules, JsonFields fields)
    {
        foreach (var twice in rules.Heads.GroupBy(h => h.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            fields.Problem("id", twice.Key, "two rules have this id.", "Give each its own.");
        var parts = rules.Parts.Select(p => p.Head.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var stray in rules.Roles.Select(r => r.Part).Concat(rules.Learning.SelectMany(l => l.Parts)).Concat(rules.Parts.SelectMany(p => p.Replaces)).Where(p => !parts.Contains(p)).Distinct(StringComparer.Ordinal))
            fields.Problem("part", stray, "no part of this register has this id.", $"Write one of: {string.Join(", ", parts)}.");
        foreach (var rule in rules.Renewals.Where(r => r.Months < 1 && r.BeginsMonth == 0))
            fields.Problem("renewals", rule.Head.Id, "a period has at least one month.", "Write its months.");
        if (rules.Renewals.Count == 0)
            fields.Problem("renewals", "", "a register needs a rule of renewal.", "Add one.");
    }

    private static RequirementRule Requirement(JsonFields f)
    {
        var groups = f.Objects("allOf").Select(g => Whole(g, x => new RequirementGroup(x.Text("label"), x.Texts("anyOf")))).ToList();
        return new RequirementRule(Head(f), f.Texts("services"), f.Texts("levels"), groups, f.TextOrNull("before") is not null);
    }

    private static LearningRule Learning(JsonFields f) => new(Head(f), f.Choice("unit", LearningUnit.Pieces), Whole(f, "amount"), Whole(f, "peer"), f.Texts("elements"), f.Texts("parts"),
        f.Pairs("creditsAnHour").ToDictionary(p => p.Name, p => long.Parse(p.Value, NumberStyles.None, CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private static (RuleHead Head, int Days) Days(JsonFields fields, string name)
    {
        var f = fields.Object(name);
        var read = (Head(f), Whole(f, "days"));
        f.NothingElse();
        return read;
    }

    private static RuleHead Head(JsonFields f) => new(f.Text("id"), f.Date("from"), f.DateOrNull("until"), f.Text("text"), f.Text("source"), f.Choice("evidence", Evidence.General).ToString().ToLowerInvariant());

    private static int Whole(JsonFields f, string name) => (int)(f.NumberOrNull(name) ?? 0);

    private static T Whole<T>(JsonFields f, Func<JsonFields, T> read)
    {
        var rule = read(f);
        f.NothingElse();
        return rule;
    }
}
