namespace Cairn.Platform.Access;

/// <summary>A route that anyone may use and that answers even while the database does not: the gate opens no data for it.</summary>
public sealed record WithoutData;
