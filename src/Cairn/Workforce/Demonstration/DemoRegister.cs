using Cairn.Engine.Registration;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A made-up registration with its facts, in order of their days; numbers are the registrant's.</summary>
public sealed record DemoRegistration(string Part, IReadOnlyList<Fact> Facts);

/// <summary>Somebody on the register. Their number is that of the person in the workforce.</summary>
/// <param name="FormerFamily">Family name until some years ago; null: the same.</param>
public sealed record DemoRegistrant(int Person, int Service, string Name, DateOnly? BirthDate, bool Hidden, string? FormerFamily, IReadOnlyList<DemoRegistration> Registrations, IReadOnlyList<Fact> Own);

/// <summary>Who of the made-up workforce is on the register, and what is known of them there: a pure function of the draw, the person and the day.</summary>
internal sealed class DemoRegister(Packs packs, string register, string country, DemoRandom random, DateOnly today)
{
    private readonly RegisterRules rules = packs.Register(register);
    private readonly RegistrableRoles roles = new(packs, country, today);

    /// <summary>Of a thousand who must be registered and started in the last year, so many have not applied and so many wait for a decision; of the others few.</summary>
    private const int NotYet = 90, Never = 3, NeverVoluntary = 800, Waiting = 60, WaitingLong = 2;

    /// <summary>Of a thousand whose time for a qualification is over, so many gained it.</summary>
    private const int Gained = 975;

    private const int Hidden = 2, Married = 60, SecondPart = 40, Unpaid = 25, Unlearned = 20, Warned = 2, Removed = 8;

    /// <summary>The registrant that a person in post is; null where they are on no register.</summary>
    /// <param name="always">Registered, with a renewal to do, whatever the draw: the demonstration's own worker.</param>
    public DemoRegistrant? Of(DemoPerson person, string service, bool always)
    {
        if (roles.Level(person.Role) is not { } level || roles.Rule(service, person.Role) is not { Need: not Engine.Registration.Need.Exempt } rule)
            return null;
        var drawn = always ? 999 : random.Below(Draw.Registered, person.Number, 1000);
        var recent = person.StartDate > today.AddMonths(-14);
        var never = rule.Need != Engine.Registration.Need.Required ? NeverVoluntary : recent ? NotYet : Never;
        if (drawn < never)
            return null;
        var start = person.StartDate > rule.Head.From ? person.StartDate : rule.Head.From;
        var applied = start.AddDays(5 + random.Below(Draw.RegisterDay, person.Number, 80));
        List<Fact> facts = [new(FactKind.Role, person.StartDate, Code: $"{service}/{level}"), new(FactKind.Applied, applied)];
        var admitted = applied.AddDays(10 + random.Below(Draw.RegisterDay, ~person.Number, 70));
        if (drawn < never + (recent ? Waiting : WaitingLong) || admitted > today)
            Wait(facts, person.Number);
        else
            Admit(facts, person.Number, service, level, admitted, person.Qualification, person.QualificationYear, always);
        List<DemoRegistration> registrations = [new(rule.Part, facts)];
        if (!always && rule.Part == "social-care" && admitted < today.AddYears(-1) && random.Happens(Draw.Registered, ~person.Number, SecondPart))
        {
            List<Fact> second = [new(FactKind.Role, admitted.AddDays(90), Code: "care-home-children/worker"), new(FactKind.Applied, admitted.AddDays(95))];
            Admit(second, person.Number, "care-home-children", "worker", admitted.AddDays(140), null, null, always: false);
            registrations.Add(new("children", second));
        }
        return Made(person.Number, person.Service, person.Name, person.BirthDate, person.Gender == 2, registrations, Sanctions(person.Number, admitted, registrations[0].Facts.Count > 2 && !always), always);
    }

    /// <summary>Applied lately, for a role taken up not long before.</summary>
    private void Wait(List<Fact> facts, int number)
    {
        var applied = today.AddDays(-1 - random.Below(Draw.RegisterDay, number, 100));
        var began = applied.AddDays(-5 - random.Below(Draw.RegisterDay, ~number, 85));
        facts[0] = facts[0] with { On = facts[0].On > began ? facts[0].On : began };
        facts[1] = facts[1] with { On = applied };
    }

    /// <summary>Somebody who left a registrable role: many left the register, some are still on it, a few were removed by a sanction.</summary>
    public DemoRegistrant? Of(DemoLeaver leaver, string service)
    {
        if (roles.Level(leaver.Role) is not { } level || roles.Rule(service, leaver.Role) is not { Need: Engine.Registration.Need.Required } rule || random.Happens(Draw.Registered, leaver.Number, Never))
            return null;
        var admitted = leaver.StartDate.AddDays(20 + random.Below(Draw.RegisterDay, leaver.Number, 100));
        if (admitted >= leaver.LeftOn)
            return null;
        List<Fact> facts = [new(FactKind.Role, leaver.StartDate, leaver.LeftOn, Code: $"{service}/{level}"), new(FactKind.Applied, admitted.AddDays(-15))];
        Admit(facts, leaver.Number, service, level, admitted, null, null, always: false);
        List<Fact> own = [];
        if (random.Happens(Draw.Sanction, leaver.Number, Removed))
            own.Add(new(FactKind.Removed, leaver.LeftOn.AddDays(30), By: Decision.Panel));
        else if (random.Happens(Draw.Sanction, ~leaver.Number, 550))
            facts.Add(new(FactKind.Left, leaver.LeftOn.AddDays(10)));
        return Made(leaver.Number, leaver.Service, leaver.Name, null, false, [new(rule.Part, facts)], own, false);
    }

    private DemoRegistrant Made(int number, int service, string name, DateOnly? birth, bool woman, List<DemoRegistration> registrations, List<Fact> own, bool always)
    {
        var former = woman && random.Happens(Draw.FormerName, number, Married) ? DemoWords.Person(random, ~number, man: false).Split(' ')[1] : null;
        return new(number, service, name, birth, !always && random.Happens(Draw.Hidden, number, Hidden), former, registrations, own);
    }

    private void Admit(List<Fact> facts, int number, string service, string level, DateOnly admitted, string? qualification, int? year, bool always)
    {
        facts.Add(new(FactKind.Admitted, admitted, By: Decision.Person));
        if (qualification is not null)
            facts.Add(new(FactKind.Qualification, Earlier(new DateOnly(year ?? admitted.Year, 6, 30), today), Code: qualification));
        if (RegistrationNeed.RequirementOf(rules, service, level, admitted) is { } requirement)
        {
            // A degree that must be held before is held.
            if (requirement.BeforeAdmission && !requirement.AllOf[0].AnyOf.Contains(qualification))
                facts.Add(new(FactKind.Qualification, admitted.AddYears(-1), Code: requirement.AllOf[0].AnyOf[0]));
            else if (!requirement.Met([.. facts], admitted))
            {
                facts.Add(new(FactKind.Condition, admitted, Code: requirement.Head.Id));
                Gain(facts, number, requirement, admitted);
            }
        }
        var period = Periods.Of(rules, admitted, today);
        if (period.Number > 0)
            Renew(facts, number, level, period, always);
        if (today >= period.Opens)
            RenewNext(facts, number, level, period);
    }

    /// <summary>The renewal that is open now: its fee was asked for, and the longer it is open the more have done their part.</summary>
    private void RenewNext(List<Fact> facts, int number, string level, Period period)
    {
        var (open, length) = (today.DayNumber - period.Opens.DayNumber, Math.Max(1, period.End.DayNumber - period.Opens.DayNumber));
        if (RegistrationNeed.FeeOf(rules, "annual", level, period.Opens) is not { } fee)
            return;
        facts.Add(new(FactKind.FeeAsked, period.Opens, period.End, period.Number + 1, fee.Pence));
        var done = random.Below(Draw.RenewNext, number, length);
        if (done >= open)
            return;
        var on = period.Opens.AddDays(done);
        facts.AddRange([new(FactKind.FeePaid, on, Period: period.Number + 1, Amount: fee.Pence), new(FactKind.Declared, on, Period: period.Number + 1), new(FactKind.ContactConfirmed, on)]);
    }

    /// <summary>Most whose time is over had gained the qualification some months before.</summary>
    private void Gain(List<Fact> facts, int number, RequirementRule requirement, DateOnly admitted)
    {
        if (Conditions.Of([.. facts.OrderBy(f => f.On)], rules, admitted, today) is { Due: { } due, Met: null } && due < today && random.Happens(Draw.Gained, number, Gained))
            foreach (var group in requirement.AllOf)
                facts.Add(new(FactKind.Qualification, due.AddDays(-20 - random.Below(Draw.Gained, ~number, 300)), Code: group.AnyOf[0]));
    }

    /// <summary>The renewal into the period that runs: most of it done, as it is.</summary>
    private void Renew(List<Fact> facts, int number, string level, Period period, bool always)
    {
        var opened = period.Opened;
        var (paid, learned) = (!random.Happens(Draw.Paid, number, Unpaid), !random.Happens(Draw.Learned, number, Unlearned));
        if (RegistrationNeed.FeeOf(rules, "annual", level, opened) is { } fee)
        {
            facts.Add(new(FactKind.FeeAsked, opened, period.Start, period.Number, fee.Pence));
            if (paid && !always)
                facts.Add(new(FactKind.FeePaid, Earlier(opened.AddDays(random.Below(Draw.RegisterDay, number, 55)), today), Period: period.Number, Amount: fee.Pence));
        }
        if (LearningDone.Asked(rules, Part(level), period.Before) is { } rule && (learned || always))
            foreach (var element in rule.Elements.Count > 0 ? rule.Elements : ["course", "reading"])
                facts.Add(new(FactKind.Learning, Earlier(period.Start.AddDays(-20 - random.Below(Draw.RegisterDay, number, 200)), today), Period: period.Number - 1, Amount: rule.Unit == LearningUnit.Minutes ? 1_800 : 120, Code: element));
        if (always)
            return;
        facts.Add(new(FactKind.ContactConfirmed, Earlier(opened.AddDays(random.Below(Draw.RegisterDay, number, 50)), today)));
        if (paid || learned)
            facts.Add(new(FactKind.Declared, Earlier(opened.AddDays(random.Below(Draw.RegisterDay, number, 50)), today), Period: period.Number));
    }

    private static string Part(string level) => level == "social-worker" ? "social-workers" : "social-care";

    private List<Fact> Sanctions(int number, DateOnly admitted, bool registered)
    {
        if (!registered || admitted > today.AddYears(-1) || !random.Happens(Draw.Sanction, number, Warned))
            return [];
        var on = today.AddDays(-30 - random.Below(Draw.SanctionDay, number, 300));
        return random.Below(Draw.Sanction, ~number, 3) switch
        {
            0 => [new(FactKind.Warning, on, on.AddYears(1), By: Decision.Panel)],
            1 => [new(FactKind.PracticeConditions, on, on.AddYears(1), By: Decision.Panel)],
            _ => [new(FactKind.Suspension, on, on.AddMonths(11), By: Decision.Panel)],
        };
    }

    private static DateOnly Earlier(DateOnly day, DateOnly latest) => day < latest ? day : latest;
}
