namespace Cairn.Workforce;

/// <summary>What a random number is drawn for. Each has numbers of its own, so that adding a draw changes no other.</summary>
internal enum Draw
{
    Sizes, MainService, Large, Group, Provider, Place, Kind, Vacant, Vacancies, Leavers, Given, Family, Age, Birthday, Gender, Tenure, TenureDay,
    Earlier, Contract, Hours, Pay, Qualified, Qualification, QualifiedYear, Trained, Courses, CourseDay, Capacity, Full, Town,
    Ethnicity, Nationality, Disabled, RecruitedFrom, Keeps, Sick, SickDays, Leaving, LeavingDay, Said, Cost, Survey, SurveyFirst, SurveySecond,
    Rewards, RewardDay, Assessed, Practice, Registered, RegisterDay, FormerName, Hidden, Sanction, SanctionDay, Paid, Learned, Gained, LookedUp, RenewNext, Office,
}

/// <summary>Random numbers that are looked up and not drawn in turn: the same seed, purpose and number give the same bits on any machine,
/// in any order. The mixing is SplitMix64's (Steele, Lea and Flood, 2014).</summary>
internal readonly struct DemoRandom(int seed)
{
    /// <summary>64 even bits.</summary>
    public ulong Bits(Draw purpose, int number)
    {
        unchecked
        {
            var key = Mixed(((ulong)(uint)seed << 32) | (uint)purpose);
            return Mixed(key + (ulong)(uint)number * 0x9E3779B97F4A7C15UL);
        }
    }

    /// <summary>A whole number from 0 to <paramref name="below"/> − 1.</summary>
    public int Below(Draw purpose, int number, int below) => (int)(((Bits(purpose, number) >> 32) * (ulong)below) >> 32);

    /// <summary>Whether something with that many chances in a thousand happens.</summary>
    public bool Happens(Draw purpose, int number, int perThousand) => Below(purpose, number, 1000) < perThousand;

    /// <summary>A share of a count in whole pieces: right on average, and never more than one piece off.</summary>
    public int Share(Draw purpose, int number, int count, int perThousand) => (int)(((long)count * perThousand + Below(purpose, number, 1000)) / 1000);

    private static ulong Mixed(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
