using static Cairn.Engine.Returns.Columns;

namespace Cairn.Engine.Returns;

/// <summary>Places of the training file's columns.</summary>
internal enum TrainingColumn
{
    LOCALESTID, UNIQUEWORKERID, CATEGORY, TRAININGNAME, ACCREDITED, WHODELIVERED, PROVIDERNAME, HOWDELIVERED, VALIDITY, DATECOMPLETED,
    EXPIRYDATE, NOTES,
}

/// <summary>The training file: reference table 4.</summary>
internal static class TrainingColumns
{
    public static readonly Columns All = new(ReturnsFile.Training,
    [
        Text("LOCALESTID", 50), Text("UNIQUEWORKERID", 50), Code("CATEGORY", "training_category"), Text("TRAININGNAME", 120),
        Code("ACCREDITED", "accredited"), Code("WHODELIVERED", "training_delivered_by"), Code("PROVIDERNAME", "training_provider"),
        Code("HOWDELIVERED", "training_delivery_mode"), new("VALIDITY", ColumnKind.Number), new("DATECOMPLETED", ColumnKind.Date),
        new("EXPIRYDATE", ColumnKind.Date), Text("NOTES", 1000),
    ]);
}
