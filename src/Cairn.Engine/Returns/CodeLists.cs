namespace Cairn.Engine.Returns;

/// <summary>The code lists of the format, and the few facts about codes that its rules turn on.</summary>
public sealed class CodeLists
{
    /// <summary>Codes that the rules name.</summary>
    internal const int SeniorManagement = 1, RegisteredManager = 4, SocialWorker = 6, OccupationalTherapist = 15, RegisteredNurse = 16;
    internal const int British = 826;

    /// <summary>Main service of a head office.</summary>
    public const int HeadOffice = 72;

    private readonly Dictionary<string, CodeList> lists;
    private readonly HashSet<int> withCapacity = [];
    private readonly HashSet<int> withUtilisation = [];

    /// <param name="tables">Rows of each table by its name; a name that is asked for and missing is an error then, with the name.</param>
    public CodeLists(IReadOnlyDictionary<string, IReadOnlyList<CodeRow>> tables)
    {
        lists = tables.ToDictionary(t => t.Key, t => new CodeList(t.Key, t.Value), StringComparer.Ordinal);
        foreach (var question in tables.GetValueOrDefault("capacity_questions", []))
            if (int.TryParse(question.Facts.GetValueOrDefault("service_bulk_code"), System.Globalization.CultureInfo.InvariantCulture, out var service))
                (question.Facts.GetValueOrDefault("group") == "Capacity" ? withCapacity : withUtilisation).Add(service);
        Services = this["services"];
        JobRoles = this["job_roles"];
        YesNo = this["yes_no_dont_know"];
        EmploymentStatus = this["employment_status"];
        SalaryInterval = this["salary_interval"];
    }

    public CodeList this[string name] => lists.TryGetValue(name, out var list)
        ? list
        : throw new InvalidDataException($"The code list '{name}' is missing from the packs. Put {name}.csv beside the others.");

    /// <summary>Postcodes in use; null where the packs hold no table of them: then their form alone is checked.</summary>
    public PostcodeTable? Postcodes { get; init; }

    /// <summary>Whether the rules hold that turn on England's regulator and on what England's list says of a service; they rest for another country's.</summary>
    public bool EnglandsRegulator { get; init; } = true;

    public CodeList Services { get; }

    public CodeList JobRoles { get; }

    internal CodeList YesNo { get; }

    internal CodeList EmploymentStatus { get; }

    internal CodeList SalaryInterval { get; }

    /// <summary>The service is asked how many places or beds it has.</summary>
    public bool AsksCapacity(int service) => withCapacity.Contains(service);

    /// <summary>The service is asked how many are used.</summary>
    public bool AsksUtilisation(int service) => withUtilisation.Contains(service);

    /// <summary>The service must be registered with the Care Quality Commission; null where it may be or not (head office).</summary>
    public bool? IsRegulated(int service) => Services.Fact(service, "cqc_regulated_in_bulk_upload") switch { "yes" => true, "either" => null, _ => false };

    /// <summary>1 is asked about travel time and sleep-ins, 2 about sleep-ins, 3 about neither; 0 for an unknown service.</summary>
    public int PayGroup(int service) => Services.Fact(service, "pay_pensions_group") switch { "1" => 1, "2" => 2, "3" => 3, _ => 0 };
}
