using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Webhooks;

/// <summary>A manager names an address of another system that is to be told of changes.</summary>
public static class MakeWebhook
{
    public static readonly Verb Verb = new("MakeWebhook", "An address of another system is named, which is told of changes from then on.");

    public const int LongestAddress = 500, Most = 10;

    public sealed record Input(string? Address, IReadOnlyCollection<string> Kinds);

    /// <returns>The webhook, and its secret, which nobody can be told again; no secret where the same form came before.</returns>
    /// <exception cref="AnswersRefusedException">The address is none, or it is to be told of nothing.</exception>
    public static async Task<(Guid Id, string? Secret)> Run(Store store, House house, Scope scope, Actor actor, Guid organisation, Input input, string? key, CancellationToken stop)
    {
        var secret = WebhookSecret.Make();
        var mine = NewId.Next();
        var id = await store.Write(scope, new Change(Verb, actor, organisation, Key: key), async db =>
        {
            List<AnswerFault> faults = [.. Faults(input, house, store.Settings)];
            if (await db.Set<Webhook>().CountAsync(w => w.OrganisationId == organisation && w.Removed == null, stop) >= Most)
                faults.Add(new("Address", $"There are {Most} webhooks already. Remove one that is not used"));
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            db.Add(new Webhook
            {
                Id = mine, OrganisationId = organisation, Address = input.Address!.Trim(), Kinds = string.Join(' ', house.Webhooks.Select(k => k.Name).Where(input.Kinds.Contains)),
                Sealed = WebhookSecret.Seal(store.Keys, secret), Made = store.Clock.Now, MadeBy = actor.Account ?? Guid.Empty,
            });
            return mine; // never the secret: answers are kept
        }, stop);
        return (id, id == mine ? WebhookSecret.Text(secret) : null);
    }

    private static IEnumerable<AnswerFault> Faults(Input input, House house, Settings settings)
    {
        if (string.IsNullOrWhiteSpace(input.Address))
            yield return new("Address", "Enter the address to which messages are sent");
        else if (input.Address.Length > LongestAddress)
            yield return new("Address", $"The address is longer than {LongestAddress} characters");
        else if (!Uri.TryCreate(input.Address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            yield return new("Address", "Enter a whole address, such as https://hooks.example.org/cairn");
        else if (uri.Scheme != "https" && !settings.WebhooksInside)
            yield return new("Address", "The address must begin with https://, so that nobody on the way reads or changes what is sent");
        else if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            yield return new("Address", "The address must hold no user name, password or “#”. Messages are signed instead");
        else if (!settings.WebhooksInside && System.Net.IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && !PublicAddress.Is(address))
            yield return new("Address", "This address is not of the public network. Cairn reaches systems by public addresses alone");
        if (input.Kinds.Count == 0)
            yield return new("Kinds", "Choose what it is to be told of");
        else if (input.Kinds.Any(k => house.Webhooks.All(known => known.Name != k)))
            yield return new("Kinds", "One of these does not exist. Choose from the list");
    }
}
