using Cairn.Engine.Registration;

namespace Cairn.Register;

/// <summary>Batches of ends as their pages say them.</summary>
public static class BatchWords
{
    public const string NothingMissing = "Nothing is missing any more.";

    public static string Of(FactKind end) => end switch
    {
        FactKind.Lapsed => "Not renewed or not paid for",
        FactKind.RoleEnded => "In no role of the register",
        FactKind.ConditionUnmet => "Qualification not gained in time",
        _ => "Information not given",
    };

    /// <summary>Why somebody is left out.</summary>
    public static string Of(BatchOutcome outcome) => outcome switch
    {
        BatchOutcome.WouldEnd => "Would end",
        BatchOutcome.FeeAndLearning => "To be rung: no fee is overdue and the learning is done",
        BatchOutcome.CaseOpen => "A case is open",
        BatchOutcome.WithUs => "Something of theirs waits for us",
        BatchOutcome.NewPeriod => "Another period begins before the day",
        BatchOutcome.Leaving => "An end is recorded already",
        BatchOutcome.OtherBatch => "In another batch",
        _ => "Nothing is missing any more",
    };

    public static string Stage(EndBatch batch) => batch switch
    {
        { Stopped: not null } => "Stopped", { Signed: not null } => "Signed", _ => "Not signed",
    };
}
