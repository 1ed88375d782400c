namespace Cairn.Workforce;

/// <summary>The published tables that the first page shows, by their ids in the packs.</summary>
public static class SectorTables
{
    public const string SubSectors = "scotland-2013-sub-sectors";
    public const string Employers = "scotland-2013-employer-mix";
    public const string Headlines = "scotland-2013-headlines";
    public const string EnglandWorkforce = "england-2004-workforce";
    public const string EnglandClients = "england-2004-client-groups";
    public const string EnglandPlaces = "england-2004-place-of-work";

    public static readonly string[] All = [SubSectors, Employers, Headlines, EnglandWorkforce, EnglandClients, EnglandPlaces];
}
