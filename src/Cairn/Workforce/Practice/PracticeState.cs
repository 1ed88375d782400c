namespace Cairn.Workforce;

/// <summary>How far a statement of good practice holds.</summary>
public enum PracticeState { NotYet, InPart, Done, DoesNotApply }
