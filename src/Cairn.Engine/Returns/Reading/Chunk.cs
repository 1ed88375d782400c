namespace Cairn.Engine.Returns;

/// <summary>A block of whole rows.</summary>
/// <param name="size">Bytes of text that it has room for at first; it grows with what it is given.</param>
internal sealed class Chunk(int size = ChunkReader.Size)
{
    /// <summary>Bytes after the text that the splitter may look at and that hold no row.</summary>
    public const int Padding = 64;

    public byte[] Bytes { get; set; } = new byte[size + Padding];

    public int Length { get; set; }

    /// <summary>Physical line of the first byte.</summary>
    public int FirstLine { get; set; }
}
