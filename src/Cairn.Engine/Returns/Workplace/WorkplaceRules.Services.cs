using System.Collections.Immutable;
using System.Text;
using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>ALLSERVICES, SERVICEDESC, CAPACITY, UTILISATION.</summary>
internal sealed partial class WorkplaceRules
{
    private const int LongestDescription = 120, CapacityLimit = 9999;

    private const string ServiceLists = "ALLSERVICES/CAPACITY/UTILISATION/SERVICEDESC";

    private static readonly Rule MainNotListed = Refuse(ALLSERVICES, "main-missing", "1120", "ALLSERVICES does not hold the main service.", "List every service, the main one among them.");
    private static readonly Rule NoneAndOthers = Refuse(ALLSERVICES, "none-and-others", "1121", "ALLSERVICES holds 0 (no other service) and other services too.", "Remove the 0, or the other services.");
    private static readonly Rule ServiceEmpty = Refuse(ALLSERVICES, "item-blank", "1120", "ALLSERVICES has an empty item.", "Remove the semicolon that has no code beside it.");
    private static readonly Rule ServiceUnknown = Refuse(ALLSERVICES, "code", "1120", "ALLSERVICES holds a value that is no code of the service list.", "Use codes of the list, parted by semicolons.");
    private static readonly Rule DescriptionCount = Refuse(ALLSERVICES, "count", "1120", "SERVICEDESC does not have as many items as ALLSERVICES.", "Put one semicolon fewer than there are services, with empty items where there is no text.", ServiceLists);
    private static readonly Rule DescriptionLong = Refuse(SERVICEDESC, "long", "1120", "A text in SERVICEDESC is longer than 120 characters.", "Shorten it to 120 characters.");
    private static readonly Rule CapacityCounts = Refuse(CAPACITY, "count", "1140", "CAPACITY and UTILISATION do not have the same number of items.", "Give each service one item in both, empty where there is no number.", "CAPACITY/UTILISATION");
    private static readonly Rule CapacityServices = Refuse(CAPACITY, "services", "1140", "CAPACITY and UTILISATION do not have as many items as ALLSERVICES has services.", "Give each service one item in both, empty where there is no number.", "CAPACITY/UTILISATION");
    private static readonly Rule CapacityForm = Refuse(CAPACITY, "form", "1140", "CAPACITY holds something other than a whole number below 9,999.", "Write whole numbers, parted by semicolons.");
    private static readonly Rule UtilisationForm = Refuse(UTILISATION, "form", "1140", "UTILISATION holds something other than a whole number below 9,999.", "Write whole numbers, parted by semicolons.");
    private static readonly Rule CapacityNotAsked = Refuse(CAPACITY, "not-asked", "1140", "CAPACITY gives a number for a service that is not asked for one.", "Leave that item empty.");
    private static readonly Rule UtilisationNotAsked = Refuse(UTILISATION, "not-asked", "1140", "UTILISATION gives a number for a service that is not asked for one.", "Leave that item empty.");

    private readonly List<int> services = [];
    private readonly List<string?> descriptions = [];

    private void CheckServices()
    {
        services.Clear();
        descriptions.Clear();
        row.NoOtherServices = false;
        int items = 0, empty = 0, unknown = 0, others = 0;
        foreach (var item in new ListReader(Cell(ALLSERVICES)))
        {
            items++;
            if (item.SequenceEqual("0"u8))
                row.NoOtherServices = true;
            else if (item.IsEmpty)
                empty++;
            else if (!lists.Services.TryRead(item, out var service))
                unknown++;
            else
            {
                services.Add(service);
                descriptions.Add(Description(SERVICEDESC, items - 1, lists.Services.Says(service, "other_free_text"), DescriptionLong));
                others += row.MainService.Is(service) ? 0 : 1;
            }
        }
        if (row.MainService.Known is { } main ? !services.Contains(main) : Cell(ALLSERVICES).IsEmpty)
            Report(MainNotListed, ALLSERVICES);
        if (row.NoOtherServices && others + unknown + empty > 0)
            Report(NoneAndOthers, ALLSERVICES);
        if (empty > 0)
            Report(ServiceEmpty, ALLSERVICES);
        if (unknown > 0)
            Report(ServiceUnknown, ALLSERVICES);
        if (empty == 0 && ItemsFor(SERVICEDESC) != services.Count + unknown)
            Report(DescriptionCount, ALLSERVICES);
    }

    /// <summary>Items of a sister column. With one service, or one and "no other", empty items beside it do not count.</summary>
    private int ItemsFor(WorkplaceColumn column)
    {
        var count = ListReader.Count(Cell(column));
        var listed = ListReader.Count(Cell(ALLSERVICES));
        if (listed > 1 && !(row.NoOtherServices && listed == 2))
            return count - (row.NoOtherServices && count == listed ? 1 : 0);
        var given = 0;
        foreach (var item in new ListReader(Cell(column)))
            given += item.IsEmpty || (row.NoOtherServices && item.SequenceEqual("0"u8)) ? 0 : 1;
        return Math.Max(1, given);
    }

    private void CheckCapacities()
    {
        var (capacities, utilisations) = (ItemsFor(CAPACITY), ItemsFor(UTILISATION));
        if (capacities != utilisations)
            Report(CapacityCounts, CAPACITY);
        if (capacities != Math.Max(1, services.Count))
            Report(CapacityServices, CAPACITY);
        var lines = ImmutableArray.CreateBuilder<ServiceLine>();
        var at = 0;
        foreach (var item in new ListReader(Cell(ALLSERVICES)))
        {
            var place = at++;
            if (!lists.Services.TryRead(item, out var service))
                continue;
            lines.Add(new(service,
                Places(CAPACITY, place, lists.AsksCapacity(service), CapacityForm, CapacityNotAsked),
                Places(UTILISATION, place, lists.AsksUtilisation(service), UtilisationForm, UtilisationNotAsked),
                descriptions[lines.Count]));
        }
        row.Services = new(lines.ToImmutable());
    }

    private int? Places(WorkplaceColumn column, int place, bool asked, Rule form, Rule notAsked)
    {
        var item = ListReader.Item(Cell(column), place);
        if (item.IsEmpty)
            return null;
        if (!Numbers.TryWhole(item, out var number) || number >= CapacityLimit)
            Report(form, column);
        else if (!asked)
            Report(notAsked, column);
        else
            return number;
        return null;
    }

    /// <summary>The nth text of a column of texts; only an "other" code has one.</summary>
    private string? Description(WorkplaceColumn column, int place, bool isOther, Rule tooLong)
    {
        var item = ListReader.Item(Cell(column), place);
        if (!isOther || item.IsEmpty)
            return null;
        if (RowChecks.TooLong(item, LongestDescription))
            Report(tooLong, column);
        return keepRows ? Encoding.UTF8.GetString(FormulaGuard.Read(item)) : null;
    }
}
