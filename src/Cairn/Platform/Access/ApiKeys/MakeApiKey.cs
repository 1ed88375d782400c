using Cairn.Platform.Api;
using Cairn.Platform.Database;

namespace Cairn.Platform.Access;

/// <summary>A manager makes a key for another system of the organisation.</summary>
public static class MakeApiKey
{
    public static readonly Verb Verb = new("MakeApiKey", "A key is made with which another system of the organisation may read or keep its record.");

    public const int LongestName = 60;

    /// <returns>The key's text, which nobody can be told again; null where the same form came before.</returns>
    /// <exception cref="RefusedException">It has no name, or may do nothing.</exception>
    public static async Task<ApiKeyText?> Run(Store store, Scope scope, Actor actor, Guid organisation, string? name, IReadOnlyCollection<string> permissions, ApiTable api, string? key, CancellationToken stop)
    {
        var text = ApiKeyText.Make();
        var made = await store.Write(scope, new Change(Verb, actor, organisation, Key: key), db =>
        {
            if (Refuses(name, permissions, api) is { Count: > 0 } why)
                throw new RefusedException([.. why.Select(w => w.Text)]);
            db.Add(new ApiKey
            {
                Id = text.Id, OrganisationId = organisation, Name = name!.Trim(), Permissions = string.Join(' ', api.Permissions.Select(s => s.Name).Where(permissions.Contains)),
                Digest = text.Digest(), Made = store.Clock.Now, MadeBy = actor.Account ?? Guid.Empty,
            });
            return Task.FromResult(text.Id); // never the secret: answers are kept
        }, stop);
        return made == text.Id ? text : null;
    }

    /// <summary>What is wrong, by the form's question.</summary>
    public static IReadOnlyList<(string Question, string Text)> Refuses(string? name, IReadOnlyCollection<string> permissions, ApiTable api)
    {
        List<(string, string)> why = [];
        if (string.IsNullOrWhiteSpace(name))
            why.Add(("Name", "Enter a name by which you will know this key, such as Payroll."));
        else if (name.Trim().Length > LongestName)
            why.Add(("Name", $"The name is longer than {LongestName} characters. Shorten it."));
        if (permissions.Count == 0)
            why.Add(("Permissions", "Choose what the key may do."));
        else if (permissions.Any(s => api.Permissions.All(known => known.Name != s)))
            why.Add(("Permissions", "One of the permissions does not exist. Choose from the list."));
        return why;
    }
}
