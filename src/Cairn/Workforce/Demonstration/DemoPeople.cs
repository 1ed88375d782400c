namespace Cairn.Workforce;

/// <summary>Spells out a person in post from their number alone, so that any of them can be asked for in any order.</summary>
internal sealed class DemoPeople(DemoRandom random, DemoAssumptions assumptions)
{
    private const int FullTime = 37 * 60;
    private const int Agency = 4;
    private const int FullTimePerThousand = 610;
    private static readonly int[] PartTimeHours = [12, 16, 20, 24, 28, 30];

    /// <summary>Contracts that are not permanent, by their part of 210 in a thousand: temporary, fixed term, bank, casual; agency is an assumption of its own.</summary>
    private static readonly (int Code, int Part)[] OtherContracts = [(2, 50), (11, 50), (3, 60), (12, 30)];

    /// <summary>How many in 2³² are still in post after so many years when one in five leaves each year.</summary>
    private static readonly uint[] Stayers = [.. Enumerable.Range(1, 30).Select(Staying)];

    public DemoPerson Person(int number, int service, DemoSubSector subSector, int type, string role, bool keepsSickness)
    {
        var man = random.Below(Draw.Gender, number, 100) < subSector.MenPerCent;
        var other = !man && random.Happens(Draw.Gender, ~number, 4);
        var age = Age(number, type);
        var start = Start(number, type);
        var contract = role == "childminder" ? 13 : Contract(number);
        var facts = assumptions.Roles[role];
        var qualified = facts.Qualifications.Count > 0 && random.Happens(Draw.Qualified, number, facts.Qualified);
        return new DemoPerson(
            number, service, $"P{number + 1:D6}", DemoWords.Person(random, number, man),
            DemoSector.AsAt.AddYears(-age).AddDays(-random.Below(Draw.Birthday, number, 365)), man ? 1 : other ? 4 : 2, role, contract,
            contract is 3 or 12 ? 0 : Minutes(number), facts.LowestPay + 25 * random.Below(Draw.Pay, number, facts.Steps), start,
            Math.Max(start.Year - random.Below(Draw.Earlier, number, 6), DemoSector.AsAt.Year - age + 17),
            qualified ? facts.Qualifications[random.Below(Draw.Qualification, number, facts.Qualifications.Count)] : null,
            qualified ? Math.Min(DemoSector.AsAt.Year, start.Year + random.Below(Draw.QualifiedYear, number, 6) - 2) : null)
        {
            Ethnicity = Answer("ethnicity", Draw.Ethnicity, number), Nationality = Answer("nationality", Draw.Nationality, number), Disabled = Answer("disabled", Draw.Disabled, number),
            RecruitedFrom = Answer("recruited-from", Draw.RecruitedFrom, number), SickHalfDays = keepsSickness ? Sick(number) : null,
        };
    }

    /// <summary>Somebody who left the role in the twelve months to the day of the record.</summary>
    public DemoLeaver Leaver(int number, int service, string role)
    {
        var left = DemoSector.AsAt.AddDays(-random.Below(Draw.LeavingDay, number, 365));
        return new DemoLeaver(number, service, $"P{number + 1:D6}", DemoWords.Person(random, number, random.Below(Draw.Gender, number, 100) < 15), role,
            left.AddDays(-1 - random.Below(Draw.TenureDay, number, 365 * 4)), left, Answer("leaving", Draw.Leaving, number)!.Value);
    }

    public bool StartedThisYear(int number, int type) => Years(number, type) == 0;

    /// <summary>First day in post: never before the seventeenth birthday.</summary>
    public DateOnly Start(int number, int type) =>
        DemoSector.AsAt.AddYears(-Years(number, type)).AddDays(-random.Below(Draw.TenureDay, number, 365));

    private int Years(int number, int type)
    {
        var drawn = (uint)(random.Bits(Draw.Tenure, number) >> 32);
        var years = 0;
        while (years < Stayers.Length && drawn < Stayers[years])
            years++;
        return Math.Min(years, Age(number, type) - 18);
    }

    /// <summary>Whole years, 18 to 67, most in the middle; the public sector is older and the private younger, as published.</summary>
    private int Age(int number, int type)
    {
        var sum = random.Below(Draw.Age, number, 26) + random.Below(Draw.Age, ~number, 26);
        return Math.Clamp(18 + sum + (type == 0 ? 4 : type == 1 ? -2 : 0), 18, 67);
    }

    /// <summary>Null where somebody has not said.</summary>
    private int? Answer(string question, Draw purpose, int number)
    {
        var drawn = random.Below(purpose, number, 1000);
        foreach (var (value, part) in assumptions.Answers[question])
            if ((drawn -= part) < 0)
                return value;
        return null;
    }

    /// <summary>Half-days in a year: nearly half have none, most some days, a few are long ill.</summary>
    private int Sick(int number) =>
        random.Happens(Draw.Sick, number, 450) ? 0 : random.Happens(Draw.Sick, ~number, 850) ? 1 + random.Below(Draw.SickDays, number, 20) : 21 + random.Below(Draw.SickDays, number, 120);

    private int Contract(int number)
    {
        var drawn = random.Below(Draw.Contract, number, 1000) - assumptions["permanent"];
        foreach (var (code, part) in OtherContracts.Append((Agency, assumptions["agency"])))
        {
            if (drawn < 0)
                break;
            if (drawn < part)
                return code;
            drawn -= part;
        }
        return 1;
    }

    private int Minutes(int number) =>
        random.Happens(Draw.Hours, number, FullTimePerThousand)
            ? FullTime : 60 * PartTimeHours[random.Below(Draw.Hours, ~number, PartTimeHours.Length)];

    private static uint Staying(int years)
    {
        var stay = (ulong)uint.MaxValue;
        for (var i = 0; i < years; i++)
            stay = stay * 4 / 5;
        return (uint)stay;
    }
}
