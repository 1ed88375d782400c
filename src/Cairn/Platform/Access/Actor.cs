namespace Cairn.Platform.Access;

/// <summary>Who is acting in this request or command, and for which organisation.</summary>
/// <param name="Account">Null for the public and for the system itself.</param>
/// <param name="Organisation">The organisation that the person works in; null for those of the whole sector.</param>
/// <param name="Area">Council area code of a council's account.</param>
public sealed record Actor(Guid? Account, string Name, Role Role, Guid? Organisation = null, string? OrganisationName = null, string? Area = null)
{
    public static readonly Actor Public = new(null, "the public", Role.Public);

    public bool SignedIn => Account is not null;
}
