using System.Text;
using System.Xml.Linq;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Cairn.Platform.Access;

/// <summary>The keys that protect cookies and forms: kept with the data, sealed under the program's master key.</summary>
public static class KeyRing
{
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("cookies and forms");

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("cairn");
        services.AddOptions<KeyManagementOptions>().Configure<Store>((ring, store) => (ring.XmlRepository, ring.XmlEncryptor) = (new RingKeys(store), new Sealing(store.Keys)));
    }

    /// <summary>Makes the first key before anybody is served: of instances that start at once on new data one makes it, and all use it.</summary>
    public static async Task Begin(IKeyManager ring, Store store, CancellationToken stop)
    {
        await using var connection = await store.Engine.OpenOwner(stop);
        await using var turn = connection.CreateCommand();
        turn.CommandText = $"BEGIN; {store.Engine.BeforeSchema}";
        await turn.ExecuteNonQueryAsync(stop);
        var now = new DateTimeOffset(store.Clock.Now, TimeSpan.Zero);
        if (ring.GetAllKeys().Count == 0)
            ring.CreateNewKey(now, now.AddDays(90));
        turn.CommandText = "COMMIT";
        await turn.ExecuteNonQueryAsync(stop);
    }

    private sealed class Sealing(Keys keys) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement)
        {
            var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
            return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(AuditValues.Seal(keys.Of(Purpose), plain))), typeof(Opening));
        }
    }

    /// <summary>Made by the framework from the name that stands in the key's file.</summary>
    internal sealed class Opening(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement)
        {
            var key = services.GetRequiredService<Store>().Keys.Of(Purpose);
            return XElement.Parse(Encoding.UTF8.GetString(AuditValues.Open(key, Convert.FromBase64String(encryptedElement.Value))));
        }
    }
}
