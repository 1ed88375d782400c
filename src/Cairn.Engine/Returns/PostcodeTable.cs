using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>Every postcode in use, about 1.8 million, at some 30 bytes each. Case and spaces do not matter.</summary>
public sealed class PostcodeTable
{
    private readonly HashSet<Key> known = [];

    private PostcodeTable() { }

    /// <summary>Reads a table whose first column holds the postcodes, beneath a header; what else a line holds is passed over.</summary>
    /// <exception cref="InvalidDataException">A line begins with something else.</exception>
    public static PostcodeTable Read(Stream stream)
    {
        var table = new PostcodeTable();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = 1;
        for (var line = reader.ReadLine(); (line = reader.ReadLine()) is not null;)
        {
            number++;
            var end = line.IndexOf(',', StringComparison.Ordinal);
            var postcode = Encoding.UTF8.GetBytes((end < 0 ? line : line[..end]).Trim('"', ' ').ToUpperInvariant());
            if (!Postcodes.HasForm(postcode, oneSpace: false))
                throw new InvalidDataException($"Line {number} of the table of postcodes does not begin with a postcode. Put the postcodes in its first column, beneath a header.");
            table.known.Add(Key.Of(postcode));
        }
        return table;
    }

    /// <param name="postcode">Of the form of a postcode.</param>
    internal bool Has(ReadOnlySpan<byte> postcode)
    {
        Span<byte> upper = stackalloc byte[postcode.Length];
        Ascii.ToUpper(postcode, upper, out _);
        return known.Contains(Key.Of(upper));
    }
}
