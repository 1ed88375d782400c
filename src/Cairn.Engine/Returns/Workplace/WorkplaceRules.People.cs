using System.Collections.Immutable;
using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>SERVICEUSERS, OTHERUSERDESC, DHA, DHAACTIVITIES, TOTALPERMTEMP.</summary>
internal sealed partial class WorkplaceRules
{
    private static readonly Rule ServedForm = SetAside(SERVICEUSERS, "form", "2130", "SERVICEUSERS holds something other than codes of its list; the whole list is set aside.", "Write codes of the list, parted by semicolons.");
    private static readonly Rule ServedUnknown = SetAside(SERVICEUSERS, "code", "1130", "SERVICEUSERS holds a code that its list does not have; that code is set aside.", "Use codes of the list.");
    private static readonly Rule ServedCount = Refuse(SERVICEUSERS, "count", "1130", "OTHERUSERDESC does not have as many items as SERVICEUSERS.", "Put one semicolon fewer than there are codes, with empty items where there is no text.", "SERVICEUSERS/OTHERUSERDESC");
    private static readonly Rule ServedTextBlank = Look(OTHERUSERDESC, "blank", "2130", "OTHERUSERDESC has no text for an \"other\" group.", "Say who the group are.");
    private static readonly Rule ServedTextLong = Refuse(OTHERUSERDESC, "long", "1130", "A text in OTHERUSERDESC is longer than 120 characters.", "Shorten it to 120 characters.");
    private static readonly Rule DelegatedCode = IgnoreCode(DHA, "2510", "1 yes, 2 no or 999 don't know");
    private static readonly Rule DelegatedService = SetAside(DHA, "service", "2520", "DHA is set aside, since the main service has no delegated healthcare activities.", "Leave it blank, or correct MAINSERVICE.");
    private static readonly Rule ActivitiesNotNeeded = SetAside(DHAACTIVITIES, "not-needed", "2530", "DHAACTIVITIES is set aside, since DHA is not 1.", "Leave it blank, or write 1 in DHA.");
    private static readonly Rule ActivitiesNone = SetAside(DHAACTIVITIES, "code", "2530", "DHAACTIVITIES holds no code of its list and is set aside.", "Use codes from 1 to 8, parted by semicolons, or 999.");
    private static readonly Rule ActivitiesSome = SetAside(DHAACTIVITIES, "some-codes", "2530", "DHAACTIVITIES holds codes that its list does not have; those are set aside.", "Use codes from 1 to 8, parted by semicolons, or 999.");
    private static readonly Rule StaffForm = Refuse(TOTALPERMTEMP, "form", "1200", "TOTALPERMTEMP is not a whole number.", "Write how many staff the workplace has.");
    private static readonly Rule StaffZero = Refuse(TOTALPERMTEMP, "zero", "1200", "TOTALPERMTEMP is 0, which only a head office may have.", "Write how many staff the workplace has.");
    private static readonly Rule StaffDiffers = Look(TOTALPERMTEMP, "differs", "2200", "TOTALPERMTEMP is not the number of this workplace's NEW and UPDATE rows in the staff file.", "Check which of the two is right.");

    private void CheckServed()
    {
        var cell = Cell(SERVICEUSERS);
        if (cell.IsEmpty)
            return;
        var list = Checks.List((int)SERVICEUSERS);
        foreach (var item in new ListReader(cell))
        {
            if (list.TryRead(item, out _) || Numbers.TryWhole(item, out _))
                continue;
            Report(ServedForm, SERVICEUSERS);
            return;
        }
        if (ListReader.Count(cell) != ListReader.Count(Cell(OTHERUSERDESC)))
        {
            Report(ServedCount, SERVICEUSERS);
            return;
        }
        var groups = ImmutableArray.CreateBuilder<ServedGroup>();
        var at = 0;
        foreach (var item in new ListReader(cell))
        {
            var place = at++;
            if (!list.TryRead(item, out var group))
            {
                Report(ServedUnknown, SERVICEUSERS);
                continue;
            }
            var other = list.Says(group, "other_free_text");
            if (other && ListReader.Item(Cell(OTHERUSERDESC), place).IsEmpty)
                Report(ServedTextBlank, OTHERUSERDESC);
            groups.Add(new(group, Description(OTHERUSERDESC, place, other, ServedTextLong)));
        }
        row.Serves = new(groups.ToImmutable());
    }

    private void CheckDelegated()
    {
        row.DelegatedHealthcare = Code(DHA, DelegatedCode, 999);
        if (lists.EnglandsRegulator && !row.DelegatedHealthcare.IsBlank && row.MainService.Known is { } service && !lists.Services.Says(service, "can_do_delegated_healthcare"))
        {
            Report(DelegatedService, DHA);
            row.DelegatedHealthcare = Answer.Blank;
        }
        if (Cell(DHAACTIVITIES).IsEmpty)
            return;
        if (!row.DelegatedHealthcare.Is(1))
        {
            Report(ActivitiesNotNeeded, DHAACTIVITIES);
            return;
        }
        row.DelegatedActivitiesUnknown = Cell(DHAACTIVITIES).SequenceEqual("999"u8);
        if (!row.DelegatedActivitiesUnknown)
            row.DelegatedActivities = Activities();
    }

    private ValueList<int> Activities()
    {
        var known = ImmutableArray.CreateBuilder<int>();
        var wrong = 0;
        foreach (var item in new ListReader(Cell(DHAACTIVITIES)))
        {
            if (Checks.List((int)DHAACTIVITIES).TryRead(item, out var activity))
                known.Add(activity);
            else
                wrong++;
        }
        if (wrong > 0)
            Report(known.Count == 0 ? ActivitiesNone : ActivitiesSome, DHAACTIVITIES);
        return new(known.ToImmutable());
    }

    private void CheckStaff()
    {
        if (!Numbers.TryWhole(Cell(TOTALPERMTEMP), out var total))
        {
            Report(StaffForm, TOTALPERMTEMP);
            return;
        }
        row.TotalStaff = total;
        if (total == 0 && row.MainService.Known is { } service && service != CodeLists.HeadOffice)
            Report(StaffZero, TOTALPERMTEMP);
        var rows = StaffRowsHere();
        if (total != rows)
            Report(StaffDiffers, TOTALPERMTEMP, $"It says {total}; there {(rows == 1 ? "is 1 row" : $"are {rows} rows")}.");
    }

    private int StaffRowsHere() => survey.Workplace(own) is { } facts && facts.Line == Checks.Report.Line ? facts.Staff : 0;
}
