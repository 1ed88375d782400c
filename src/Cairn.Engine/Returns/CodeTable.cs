using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>Reads a table of codes: UTF-8, commas, a header with at least <c>id</c> and <c>label</c>.</summary>
public static class CodeTable
{
    public static IReadOnlyList<CodeRow> Read(Stream stream)
    {
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        var length = (int)memory.Length;
        memory.SetLength(length + Chunk.Padding);
        var splitter = new RowSplitter((byte)',');
        splitter.Start(memory.GetBuffer(), length, 1);
        if (!splitter.Read())
            throw new InvalidDataException("The code table is empty.");
        var names = Enumerable.Range(0, splitter.Count).Select(c => Encoding.UTF8.GetString(splitter[c]).TrimStart('\uFEFF')).ToArray();
        if (!names.Contains("id") || !names.Contains("label"))
            throw new InvalidDataException($"The code table lacks the columns id and label; it has {string.Join(", ", names)}.");
        var rows = new List<CodeRow>();
        while (splitter.Read())
        {
            if (splitter.IsBlank)
                continue;
            var facts = names.Index().Where(n => n.Index < splitter.Count).ToDictionary(n => n.Item, n => Encoding.UTF8.GetString(splitter[n.Index]), StringComparer.Ordinal);
            rows.Add(new(facts.GetValueOrDefault("id", ""), facts.GetValueOrDefault("label", ""), facts));
        }
        return rows;
    }
}
