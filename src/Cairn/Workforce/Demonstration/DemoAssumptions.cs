using System.Globalization;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What the demonstration assumes, read from the pack: figures for the generator, sentences for a page.</summary>
internal sealed class DemoAssumptions
{
    private readonly CodeList assumptions;

    public DemoAssumptions(CountryPack scotland)
    {
        assumptions = scotland.List("demonstration-assumptions");
        Areas = [.. scotland.Areas.On(DemoSector.AsAt)];
        var weights = scotland.List("demonstration-area-weights");
        AreaWeights = [.. Areas.Select(a => Number(weights.Find(a.Code, DemoSector.AsAt)!, "thousands"))];
        var services = scotland.List("demonstration-services").Rows.ToDictionary(r => r.Code);
        var roles = scotland.List("demonstration-roles").Rows;
        SubSectors = [.. scotland.List("demonstration-sub-sectors").Rows.Select(r => new DemoSubSector(
            r.Code, scotland.List("sub-sectors").Find(r.Code, DemoSector.AsAt)!.Group == "registered",
            [Number(r, "public"), Number(r, "private"), Number(r, "voluntary")], Number(r, "staff-per-service"), Number(r, "men-per-cent"),
            [.. scotland.List("services").Rows.Where(s => s["sub-sector"] == r.Code).Select(s => Service(services[s.Code], s["capacity"]))],
            [.. roles.Where(x => x["sub-sector"] == r.Code).Select(x => x["role"])],
            [.. roles.Where(x => x["sub-sector"] == r.Code).Select(x => Number(x, "per-thousand"))]))];
        var qualifications = scotland.List("qualifications").Rows;
        Roles = scotland.List("demonstration-pay").Rows.ToDictionary(r => r.Code, r => new DemoRole(
            Number(r, "lowest-pence"), Number(r, "steps"), Number(r, "qualified-per-thousand"),
            [.. qualifications.Where(q => q["roles"].Split(';').Contains(r.Code)).Select(q => q.Code)]));
        Answers = scotland.List("demonstration-answers").Rows.ToLookup(r => r["question"], r => (Number(r, "value"), Number(r, "per-thousand")));
        Training = [.. scotland.List("training-categories").Rows.Select(r => (r.Code, r["repeat-months"].Length == 0 ? 0 : Number(r, "repeat-months")))];
    }

    /// <summary>In the order of every share of employers below.</summary>
    public static IReadOnlyList<string> EmployerTypes { get; } = ["public", "private", "voluntary"];

    public IReadOnlyList<CodeRow> Areas { get; }
    public IReadOnlyList<int> AreaWeights { get; }
    public IReadOnlyList<DemoSubSector> SubSectors { get; }
    public IReadOnlyDictionary<string, DemoRole> Roles { get; }

    /// <summary>By question, each answer and how many of a thousand people give it; the rest have not said.</summary>
    public ILookup<string, (int Value, int PerThousand)> Answers { get; }

    /// <summary>Category, and months after which it is repeated; 0 where it is not.</summary>
    public IReadOnlyList<(string Category, int Months)> Training { get; }

    public IReadOnlyList<string> Sentences => [.. assumptions.Rows.Select(r =>
        r["value"].Length == 0 ? r.Label : string.Create(CultureInfo.InvariantCulture, $"{r.Label}: {Number(r, "value"):N0}."))];

    public int this[string code] => Number(assumptions.Find(code, DemoSector.AsAt)!, "value");

    private static DemoServiceKind Service(CodeRow row, string capacity) =>
        new(row.Code, row.Label, Number(row, "weight"), row["employers"].Split(';'), capacity == "places", row["names"]);

    private static int Number(CodeRow row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);
}

/// <param name="Employers">Per cent, in the order of <see cref="DemoAssumptions.EmployerTypes"/>.</param>
/// <param name="RoleShares">For a thousand people, in the order of <paramref name="Roles"/>.</param>
internal sealed record DemoSubSector(
    string Code, bool Regulated, int[] Employers, int StaffPerService, int MenPerCent,
    IReadOnlyList<DemoServiceKind> Services, IReadOnlyList<string> Roles, IReadOnlyList<int> RoleShares);

/// <param name="Weight">How often it is chosen among its sub-sector's.</param>
/// <param name="Employers">Types of employer that have such services.</param>
/// <param name="Names">What follows the place in its name, several separated by ";".</param>
internal sealed record DemoServiceKind(string Code, string Label, int Weight, string[] Employers, bool HasPlaces, string Names);

/// <param name="LowestPay">Pence an hour.</param>
/// <param name="Steps">Of 25 pence each above the lowest pay.</param>
/// <param name="Qualified">For a thousand people.</param>
internal sealed record DemoRole(int LowestPay, int Steps, int Qualified, IReadOnlyList<string> Qualifications);
