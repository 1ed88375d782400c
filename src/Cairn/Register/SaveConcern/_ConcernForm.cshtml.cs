using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Cairn.Register;

/// <summary>The form of a concern, as it is shown and as it comes back: what was answered, files to add and to take away, and the code where it was saved.</summary>
public sealed class ConcernForm
{
    public string? Country { get; set; }
    public string? Subject { get; set; }
    public string? About { get; set; }
    public string? Number { get; set; }
    public string? WorksAt { get; set; }
    public string? Happened { get; set; }
    public string? When { get; set; }
    public string? EmployerKnows { get; set; }
    public string? FromName { get; set; }
    public string? FromContact { get; set; }
    public List<string> Take { get; set; } = [];
    public List<IFormFile> Files { get; set; } = [];
    public string? Code { get; set; }
    public long Version { get; set; }
    public string Key { get; set; } = NewId.Next().ToString();

    /// <summary>Files that go with it already.</summary>
    [BindNever]
    public IReadOnlyList<Choice> Held { get; set; } = [];

    /// <summary>What it is about, in words.</summary>
    [BindNever]
    public string Label { get; set; } = "";

    /// <summary>For how many days it is kept where it is saved.</summary>
    [BindNever]
    public int Days { get; set; }

    public static readonly string[] Questions = ["About", "Number", "WorksAt", "Happened", "When", "EmployerKnows", "FromName", "FromContact", "Files"];

    public RaiseConcern.Input Answers() => new(Country ?? "", Subject, About, Number, WorksAt, Happened, When, EmployerKnows, FromName, FromContact);

    /// <returns>False where the country and subject lead to no form of the register's.</returns>
    public bool Begin(Packs packs, DateOnly today)
    {
        if (packs.Countries.FirstOrDefault(c => c.Id == Country)?.Lists.GetValueOrDefault("concern-subjects")?.Find(Subject ?? "", today) is not { Group: "us" } subject)
            return false;
        (Label, Days) = (subject.Label, ConcernDraft.Days(packs, Country!, today));
        return true;
    }

    public void Fill(RaiseConcern.Input written) =>
        (Country, Subject, About, Number, WorksAt, Happened, When, EmployerKnows, FromName, FromContact) =
        (written.Country, written.Subject, written.About, written.Number, written.WorksAt, written.Happened, written.When, written.EmployerKnows, written.FromName, written.FromContact);

    /// <summary>Files to be added and taken away. Of too many, as many as show that they are.</summary>
    public async Task<DraftChange> Change(CancellationToken stop)
    {
        List<ConcernFile> files = [];
        foreach (var file in Files.Take(ConcernFiles.Most + 1))
            files.Add(new(file.FileName, (await Platform.UploadedFile.Bytes(file, stop))!));
        return new(files, [.. Take.Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty)], string.IsNullOrWhiteSpace(Code) ? null : Code, Version);
    }
}
