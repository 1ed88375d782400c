namespace Cairn.Platform.Measures;

/// <summary>Every measure and what it can be asked by, read from the packs.</summary>
public sealed class MeasureLibrary(string edition, IReadOnlyList<Measure> measures, IReadOnlyList<MeasureColumn> columns)
{
    public static readonly MeasureLibrary Empty = new("", [], []);

    public string Edition => edition;

    /// <summary>In the order in which a page lists them.</summary>
    public IReadOnlyList<Measure> All => measures;

    public IReadOnlyList<MeasureColumn> Columns => columns;

    /// <exception cref="KeyNotFoundException">There is no such measure.</exception>
    public Measure this[string id] => Find(id) ?? throw new KeyNotFoundException($"There is no measure \"{id}\".");

    public Measure? Find(string id) => measures.FirstOrDefault(m => m.Id == id);

    public MeasureColumn? Column(string id) => columns.FirstOrDefault(c => c.Id == id);
}
