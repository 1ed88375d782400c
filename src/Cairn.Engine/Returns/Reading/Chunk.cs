namespace Cairn.Engine.Returns;

/// <summary>A block of whole rows.</summary>
internal sealed class Chunk
{
    /// <summary>Bytes after the text that the splitter may look at and that hold no row.</summary>
    public const int Padding = 64;

    public byte[] Bytes { get; set; } = new byte[ChunkReader.Size + Padding];

    public int Length { get; set; }

    /// <summary>Physical line of the first byte.</summary>
    public int FirstLine { get; set; }
}
