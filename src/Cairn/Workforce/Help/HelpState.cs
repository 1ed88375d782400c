namespace Cairn.Workforce;

public enum HelpKind { Offer, Ask }

/// <summary>Of a notice. One whose last day has gone by is still open here, and nobody else reads it.</summary>
public enum HelpState { Open, Matched, Withdrawn }
