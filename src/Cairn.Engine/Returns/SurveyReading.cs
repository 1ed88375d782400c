using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>The first reading of the workplace and staff files.</summary>
internal static class SurveyReading
{
    public static void Workplaces(FileLayout layout, CodeLists lists, Survey survey, Action<long> read, CancellationToken cancel)
    {
        using var reader = layout.Open();
        ChunkPipeline.Run(reader, () => (Cells: new Cells(layout), Rows: new List<(Key, Key, WorkplaceFacts)>()), (lane, chunk) =>
        {
            lane.Rows.Clear();
            lane.Cells.Splitter.Start(chunk);
            while (lane.Cells.Next())
                lane.Rows.Add(Workplace(lane.Cells, lists));
        }, lane =>
        {
            foreach (var (key, location, facts) in lane.Rows)
                survey.AddWorkplace(key, location, facts);
            read(reader.BytesRead);
        }, cancel);
    }

    public static void Staff(FileLayout layout, CodeLists lists, Survey survey, Action<long> read, CancellationToken cancel)
    {
        using var reader = layout.Open();
        ChunkPipeline.Run(reader, () => (Cells: new Cells(layout), Rows: new List<StaffSurveyRow>()), (lane, chunk) =>
        {
            lane.Rows.Clear();
            lane.Cells.Splitter.Start(chunk);
            while (lane.Cells.Next())
                lane.Rows.Add(StaffSurveyRow.Read(lane.Cells, lists));
        }, lane =>
        {
            foreach (ref readonly var row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lane.Rows))
                survey.AddStaff(row);
            read(reader.BytesRead);
        }, cancel);
        survey.Finish();
    }

    private static (Key Key, Key Location, WorkplaceFacts Facts) Workplace(Cells cells, CodeLists lists)
    {
        var id = cells[(int)LOCALESTID];
        var location = cells[(int)LOCATIONID];
        return (id.IsEmpty ? default : Key.Of(id), location.IsEmpty ? default : Key.Of(location), new()
        {
            Line = cells.Splitter.Line,
            Status = RowChecks.Status(cells[(int)STATUS]),
            Regulated = Read(cells[(int)REGTYPE], lists["reg_type"]) == 2,
            MainService = Read(cells[(int)MAINSERVICE], lists.Services),
            SaysNoDelegatedHealthcare = Read(cells[(int)DHA], lists["yes_no_dont_know"]) == 2,
        });
    }

    private static int Read(ReadOnlySpan<byte> cell, CodeList list) => !cell.IsEmpty && list.TryRead(cell, out var code) ? code : 0;
}
