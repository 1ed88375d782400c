using System.Collections.Immutable;
using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>ALLJOBROLES, STARTERS, LEAVERS, VACANCIES, REASONS, REASONNOS.</summary>
internal sealed partial class WorkplaceRules
{
    private const int MostCounted = 999;

    private static readonly Rule RolesBlank = Refuse(ALLJOBROLES, "blank", "1280", "ALLJOBROLES is blank, though there are starters, leavers or vacancies.", "List the job roles to which they belong.");
    private static readonly Rule RolesCode = Refuse(ALLJOBROLES, "code", "1280", "ALLJOBROLES holds a value that is no code of the job role list.", "Use codes of the list, parted by semicolons.");
    private static readonly Rule ManagerNotNeeded = SetAside(VACANCIES, "manager-not-regulated", "2180", "The vacancy for a registered manager is set aside, since the workplace is not regulated.", "Remove it, or correct REGTYPE.");
    private static readonly Rule ManagerMissing = Look(VACANCIES, "manager-missing", "2301", "The workplace is regulated, but has neither a registered manager in the staff file nor a vacancy for one.", "Add the registered manager to the staff file, or a vacancy for role 4.");
    private static readonly Rule StartersMany = Look(STARTERS, "many", "2310", "There are more starters in STARTERS than staff.", "Check the numbers.");
    private static readonly Rule LeaversMany = Look(LEAVERS, "many", "2320", "There are as many leavers in LEAVERS as staff, or more.", "Check the numbers.");
    private static readonly Rule VacanciesMany = Look(VACANCIES, "many", "2300", "There are as many vacancies in VACANCIES as staff, or more.", "Check the numbers.");
    private static readonly Rule ReasonForm = Refuse(REASONS, "code", "1360", "REASONS holds something other than whole numbers.", "Write codes of reasons, parted by semicolons.");
    private static readonly Rule ReasonCounts = Refuse(REASONS, "count", "1360", "REASONNOS does not have as many items as REASONS.", "Give each reason one number.", "REASONS/REASONNOS");
    private static readonly Rule ReasonNumber = Refuse(REASONNOS, "form", "1360", "REASONNOS holds something other than whole numbers.", "Write how many left for each reason, parted by semicolons.");
    private static readonly Rule ReasonSum = Refuse(REASONNOS, "sum", "1360", "The numbers in REASONNOS do not add up to those in LEAVERS.", "Correct one of the two.", "LEAVERS/REASONNOS");

    private static readonly (Rule Count, Rule Form)[] Counted =
    [
        CountRules(STARTERS, "1310"), CountRules(LEAVERS, "1320"), CountRules(VACANCIES, "1300"),
    ];

    private void CheckRoles()
    {
        var roles = new List<int>();
        var unknown = false;
        if (!Cell(ALLJOBROLES).IsEmpty)
            foreach (var item in new ListReader(Cell(ALLJOBROLES)))
            {
                unknown |= !lists.JobRoles.TryRead(item, out var role);
                roles.Add(role);
            }
        if (unknown)
            Report(RolesCode, ALLJOBROLES);
        var starters = Counts(STARTERS, roles.Count, Counted[0], out var startersState);
        var leavers = Counts(LEAVERS, roles.Count, Counted[1], out var leaversState);
        var vacancies = Counts(VACANCIES, roles.Count, Counted[2], out var vacanciesState);
        if (roles.Count == 0 && Total(STARTERS) + Total(LEAVERS) + Total(VACANCIES) > 0)
            Report(RolesBlank, ALLJOBROLES);
        CheckManager(roles, vacancies);
        (row.Starters, row.Leavers, row.Vacancies) = (startersState, leaversState, vacanciesState);
        row.Roles = new([.. roles.Select((role, i) => new RoleCount(role, At(starters, i), At(leavers, i), At(vacancies, i)))]);
        if (row.TotalStaff is { } total && total == StaffRowsHere())
        {
            if (Total(STARTERS) > total)
                Report(StartersMany, STARTERS);
            if (Total(LEAVERS) >= total)
                Report(LeaversMany, LEAVERS);
            if (Total(VACANCIES) >= total)
                Report(VacanciesMany, VACANCIES);
        }
    }

    private void CheckManager(List<int> roles, int[]? vacancies)
    {
        if (!lists.EnglandsRegulator)
            return;
        var at = roles.IndexOf(CodeLists.RegisteredManager);
        var vacancy = at >= 0 && Numbers.TryWhole(ListReader.Item(Cell(VACANCIES), at), out var number) && number > 0;
        if (row.Regulation.Is(Regulated))
        {
            if (!vacancy && !row.MainService.Is(CodeLists.HeadOffice) && survey.Workplace(own) is not { RegisteredManagers: > 0 })
                Report(ManagerMissing, VACANCIES);
        }
        else if (vacancy)
        {
            Report(ManagerNotNeeded, VACANCIES);
            if (vacancies is not null && at < vacancies.Length)
                vacancies[at] = 0;
        }
    }

    /// <summary>Reads one column of counts: one for each role, or a single 999 (not known) or 0 (none).</summary>
    private int[]? Counts(WorkplaceColumn column, int roles, (Rule Count, Rule Form) rules, out CountsState state)
    {
        var cell = Cell(column);
        state = cell.IsEmpty ? CountsState.Blank
            : cell.SequenceEqual("999"u8) ? CountsState.DontKnow
            : cell.SequenceEqual("0"u8) && roles != 1 ? CountsState.None
            : CountsState.ByRole;
        if (roles == 0 || state == CountsState.DontKnow)
            return null;
        // A workplace of more than 999 staff may well have more than 999 starters.
        var most = Math.Max(MostCounted, row.TotalStaff ?? 0);
        var counts = new List<int>();
        var wrong = false;
        foreach (var item in new ListReader(cell))
        {
            wrong |= !Numbers.TryWhole(item, out var count) || count > most;
            counts.Add(count);
        }
        if (counts.Count != roles && state != CountsState.None)
            Report(rules.Count, column);
        if (wrong)
            Report(rules.Form, column);
        return state == CountsState.None || wrong ? null : [.. counts];
    }

    private void CheckReasons()
    {
        if (Total(LEAVERS) == 0 || Cell(REASONS).IsEmpty)
            return;
        var lines = ImmutableArray.CreateBuilder<ReasonCount>();
        bool wrongReason = false, wrongNumber = false;
        var at = 0;
        var sum = 0L;
        foreach (var item in new ListReader(Cell(REASONS)))
        {
            wrongReason |= !Numbers.TryWhole(item, out var reason);
            wrongNumber |= !Numbers.TryWhole(ListReader.Item(Cell(REASONNOS), at++), out var number);
            sum += number;
            lines.Add(new(reason, number));
        }
        if (wrongReason)
            Report(ReasonForm, REASONS);
        if (ListReader.Count(Cell(REASONNOS)) != lines.Count)
            Report(ReasonCounts, REASONS);
        else if (wrongNumber)
            Report(ReasonNumber, REASONNOS);
        else if (sum != Total(LEAVERS))
            Report(ReasonSum, REASONNOS);
        row.LeavingReasons = new(lines.ToImmutable());
    }

    /// <summary>The sum of a column of counts; 999 counts as not known.</summary>
    private long Total(WorkplaceColumn column)
    {
        var total = 0L;
        foreach (var item in new ListReader(Cell(column)))
            if (Numbers.TryWhole(item, out var count) && count != MostCounted)
                total += count;
        return total;
    }

    private static int? At(int[]? counts, int index) => counts is not null && index < counts.Length ? counts[index] : null;

    private static (Rule Count, Rule Form) CountRules(WorkplaceColumn column, string ascwds) => (
        Refuse(column, "count", ascwds, $"{column} does not have as many items as ALLJOBROLES.", "Give each role one number, or write a single 999 or 0.", $"ALLJOBROLES/{column}"),
        Refuse(column, "form", ascwds, $"{column} holds something other than whole numbers up to 999, or up to the number of staff.", "Write whole numbers, parted by semicolons."));
}
