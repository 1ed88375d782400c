namespace Cairn.Register;

/// <summary>What a file is evidence of. Which files are taken at all is the house's: <see cref="Platform.UploadedFile"/>.</summary>
public static class EvidenceFor
{
    public const string Identity = "identity", Qualification = "qualification", Other = "other", Concern = "concern";

    public const int MostBytes = Platform.UploadedFile.MostBytes, MostFiles = 10;

    /// <inheritdoc cref="Platform.UploadedFile.MediaType"/>
    public static string? MediaType(ReadOnlySpan<byte> content) => Platform.UploadedFile.MediaType(content);

    /// <inheritdoc cref="Platform.UploadedFile.Refuses"/>
    public static string? Refuses(ReadOnlySpan<byte> content) => Platform.UploadedFile.Refuses(content);

    /// <exception cref="ArgumentException">The file is not to be taken: see <see cref="Refuses"/>.</exception>
    public static Evidence Make(Guid owner, string what, string fileName, byte[] content, DateTime now) => new()
    {
        Id = NewId.Next(), OwnerId = owner, For = what, FileName = Name(fileName), Length = content.Length, Content = content, Given = now,
        MediaType = MediaType(content) ?? throw new ArgumentException(Refuses(content), nameof(content)),
    };

    /// <inheritdoc cref="Platform.UploadedFile.Name"/>
    public static string Name(string given) => Platform.UploadedFile.Name(given);

    public static string Words(string what) => what switch { Identity => "Who you are", Qualification => "What you hold", Other => "Something else", Concern => "With a concern", _ when what.StartsWith("case ", StringComparison.Ordinal) => "In a case", _ => "An answer to the office" };
}
