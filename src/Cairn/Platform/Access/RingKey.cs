using System.Xml.Linq;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Platform.Access;

/// <summary>One key that protects cookies and forms, sealed under the master key: in the database, where every instance finds it.</summary>
[NotPersonal("Sealed keys of cookies and forms.")]
public sealed class RingKey
{
    public required string Name { get; set; }

    /// <summary>The framework's XML; its secret is sealed.</summary>
    public required string Sealed { get; set; }

    private sealed class Map : IEntityTypeConfiguration<RingKey>
    {
        public void Configure(EntityTypeBuilder<RingKey> b)
        {
            b.ToTable("access_ring_key");
            b.HasKey(x => x.Name);
        }
    }
}

/// <summary>The framework asks for keys and gives new ones; it knows no waiting.</summary>
public sealed class RingKeys(Store store) : IXmlRepository
{
    private static readonly Verb Verb = new("KeepRingKey", "A new key for cookies and forms is kept, sealed.");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = store.Read(Scope.System).GetAwaiter().GetResult();
        // Before they lay in the database they lay in the data folder; a session that one of those protects goes on.
        var earlier = Directory.Exists(store.Settings.File("keys", "protection")) ? Directory.GetFiles(store.Settings.File("keys", "protection"), "*.xml") : [];
        return [.. db.Set<RingKey>().AsNoTracking().Select(k => k.Sealed).AsEnumerable().Concat(earlier.Select(File.ReadAllText)).Select(text => XElement.Parse(text))];
    }

    public void StoreElement(XElement element, string friendlyName) =>
        store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), db =>
        {
            db.Add(new RingKey { Name = friendlyName, Sealed = element.ToString(SaveOptions.DisableFormatting) });
            return Task.FromResult(0);
        }).GetAwaiter().GetResult();
}
