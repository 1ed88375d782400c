namespace Cairn.Engine.Returns;

/// <summary>A file to be read: a way to open it, since it is read more than once, and its length in bytes where known, for progress.</summary>
public sealed record ReturnsInput(Func<Stream> Open, long? Length = null);

/// <summary>The files of one return. Workplace and staff are required; the kind is checked against the header, not the name.</summary>
public sealed record ReturnsFiles(ReturnsInput Workplace, ReturnsInput Staff, ReturnsInput? Training = null);

/// <summary>What the rules need to know beside the files.</summary>
public sealed record ReturnsOptions(CodeLists Lists, DateOnly Today)
{
    /// <summary>References already held; none when nothing is.</summary>
    public HeldReferences Held { get; init; } = new();

    /// <summary>LOCALESTID of the account's own workplace; the rules that need it (950, 955, 956) rest where it is null.</summary>
    public string? OwnWorkplace { get; init; }

    /// <summary>The account is a parent and may return more than one workplace.</summary>
    public bool IsParent { get; init; } = true;
}

/// <summary>Where an accepted row stood, and what its report said of it.</summary>
/// <param name="WorkplaceRefused">The row of its workplace was refused: it can be stored only if the workplace is already held.</param>
public readonly record struct RowPlace(int Line, bool WorkplaceRefused, IReadOnlyList<SetAsideValue> SetAside);

/// <summary>How far the check has come: 0 to 1 of the bytes to read, and the rows of the file so far.</summary>
public readonly record struct ReturnsProgress(ReturnsFile File, double Share, long Rows);

/// <summary>What to call while checking. All are called on the calling thread, in order; null is not called and costs nothing.</summary>
public sealed record ReturnsHandlers
{
    public FindingHandler? Finding { get; init; }

    /// <summary>Each workplace row that is accepted.</summary>
    public Action<RowPlace, WorkplaceRow>? Workplace { get; init; }

    /// <summary>Each workplace row that is refused, after the accepted ones of its chunk. Its reference alone can be relied on.</summary>
    public Action<WorkplaceRow>? WorkplaceRefused { get; init; }

    /// <summary>Each staff row that is accepted, after every workplace row.</summary>
    public Action<RowPlace, StaffRow>? Staff { get; init; }

    /// <summary>Each staff row that is refused, after the accepted ones of its chunk. Its two references alone can be relied on.</summary>
    public Action<StaffRow>? StaffRefused { get; init; }

    /// <summary>Each training row that is refused: see <see cref="OneRow"/>.</summary>
    internal Action<TrainingRow>? TrainingRefused { get; init; }

    /// <summary>Each training row that is accepted, after every staff row.</summary>
    public Action<RowPlace, TrainingRow>? Training { get; init; }

    public Action<ReturnsProgress>? Progress { get; init; }
}

/// <summary>What was read of one file. Rows = Accepted + Refused.</summary>
public sealed record FileSummary(
    ReturnsFile File, string Encoding, char Separator, long Rows, long Accepted, long Refused, long Errors, long Warnings);

/// <summary>The outcome of a check.</summary>
/// <param name="Unusable">A file could not be read as a whole; its finding says why, and no row was checked.</param>
public sealed record ReturnsSummary(bool Unusable, IReadOnlyList<FileSummary> Files)
{
    public long Refused => Files.Sum(f => f.Refused);
}
