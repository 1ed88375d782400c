namespace Cairn.Platform.Access;

/// <summary>A page that needs nothing of the database for whoever is not signed in: the gate opens no data for them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithoutDataForPublicAttribute : Attribute;
