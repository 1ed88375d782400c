namespace Cairn.Engine.Returns;

/// <summary>The rules of one file, applied to the row at which its checks stand.</summary>
internal interface IRowRules<out TRow>
{
    RowChecks Checks { get; }

    /// <summary>The row's workplace was refused.</summary>
    bool WorkplaceRefused { get; }

    /// <summary>Checks the current row; what it returns is to be kept only when the report does not refuse it.</summary>
    TRow Check();
}
